using System.Text.Encodings.Web;
using System.Text.Json;

namespace Platform.Engine.Readers.Markdown;

/// <summary>Lays out JSON that stands in a text, such as a policy document.</summary>
internal static class JsonText
{
    // Beyond this a text is data, and nobody reads it in a comment.
    private const int Longest = 200_000;

    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON over several lines; null when the text is no JSON.</summary>
    public static string? Indented(string text)
    {
        if (text.Length > Longest)
            return null;

        try
        {
            using var document = JsonDocument.Parse(text);
            using var stream = new MemoryStream();
            using (var json = new Utf8JsonWriter(stream, Layout))
                document.WriteTo(json);
            return System.Text.Encoding.UTF8.GetString(stream.ToArray());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
