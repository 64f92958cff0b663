using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Engine.Readers.Html;

/// <summary>
/// Writes a report: one page that holds its style, its script and its data, and asks no network for anything. What it shows is built by
/// the script from the data, as text only; the page's own policy lets nothing else run.
/// </summary>
internal static class ReportPage
{
    private const string Folder = "report/";

    private static readonly string[] Styles = ["theme.css", "layout.css", "parts.css"];

    // Later files use what earlier ones declare; the last one starts the page.
    private static readonly string[] Scripts =
    [
        "dom.js", "words.js", "model.js", "values.js", "overview.js", "tree.js", "detail.js", "resources.js", "timeline.js", "cost.js",
        "policy.js", "changes.js", "start.js",
    ];

    private static readonly Lazy<(byte[] Before, byte[] After)> Frame = new(Build);

    /// <summary>Writes the page into a stream, as UTF-8.</summary>
    public static void Write(Stream stream, IReadOnlyList<StackPreview> previews, ReportContext context)
    {
        stream.Write(Frame.Value.Before);
        ReportData.Write(stream, previews, context);
        stream.Write(Frame.Value.After);
    }

    private static (byte[] Before, byte[] After) Build()
    {
        var style = Joined(Styles);
        var script = $"(() => {{\n'use strict';\n{Joined(Scripts)}}})();\n";
        var policy = $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; img-src data:; "
            + "base-uri 'none'; form-action 'none'";
        var page = Read("page.html").Replace("{{policy}}", policy, StringComparison.Ordinal)
            .Replace("{{style}}", style, StringComparison.Ordinal).Replace("{{script}}", script, StringComparison.Ordinal);
        const string Place = "{{data}}";
        var at = page.IndexOf(Place, StringComparison.Ordinal);
        return (Encoding.UTF8.GetBytes(page[..at]), Encoding.UTF8.GetBytes(page[(at + Place.Length)..]));
    }

    /// <summary>As a browser takes it: of everything between the tags.</summary>
    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Joined(string[] files) => string.Concat(files.Select(Read));

    private static string Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + file)
            ?? throw new InvalidOperationException($"{file}: is no part of the engine");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
