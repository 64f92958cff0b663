using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Platform.Engine.Graph;

namespace Platform.Engine.Checks;

/// <summary>
/// Reads and writes property values as JSON text. Provider configuration travels as such text, with the marks of the wire format
/// inside; so do policy documents, without any.
/// </summary>
internal static class JsonValues
{
    // The signatures of Pulumi's wire format (pulumi/pulumi, sdk/go/common/resource).
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value of a JSON text, or null when it is none.</summary>
    public static PropertyValue? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return From(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The value of a JSON element.</summary>
    public static PropertyValue From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => NullValue.Instance,
        JsonValueKind.True => new BoolValue(true),
        JsonValueKind.False => new BoolValue(false),
        JsonValueKind.Number => new NumberValue(json.GetDouble()),
        JsonValueKind.String => json.ValueEquals(Unknown) ? UnknownValue.Instance : new StringValue(json.GetString()!),
        JsonValueKind.Array => new ListValue([.. json.EnumerateArray().Select(From)]),
        _ when json.TryGetProperty(SignatureKey, out var signature) && signature.ValueEquals(SecretSignature) =>
            new SecretValue(json.TryGetProperty("value", out var value) ? From(value) : NullValue.Instance),
        _ => new ObjectValue(json.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, From(member.Value)))),
    };

    /// <summary>Compact JSON, names in order; secrets lose their mark, so the result is as secret as the value.</summary>
    public static string Write(PropertyValue value)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
            Write(writer, value);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, PropertyValue value)
    {
        switch (value)
        {
            case SecretValue secret:
                Write(writer, secret.Value);
                break;
            case BoolValue boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case NumberValue number:
                writer.WriteNumberValue(number.Value);
                break;
            case StringValue text:
                writer.WriteStringValue(text.Value);
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case ObjectValue members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
