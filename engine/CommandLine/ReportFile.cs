using System.Globalization;
using System.Text;
using Platform.Engine.Costs;
using Platform.Engine.Graph;
using Platform.Engine.Programs;
using Platform.Engine.Readers;
using Platform.Engine.Readers.Html;

namespace Platform.Engine.CommandLine;

/// <summary>Puts the report where the user wants it, and says in the terminal what is in it. It knows nothing of the page itself.</summary>
internal static class ReportFile
{
    /// <summary>Refuses a place where no file can be, before a program runs for nothing.</summary>
    /// <exception cref="UserErrorException">There can be no file.</exception>
    public static void Check(PreviewOptions options)
    {
        if (options is not { Format: OutputFormat.Html, Out: { } page })
            return;
        if (StackPaths.IsFolder(page))
            throw new UserErrorException("--out", "--out", page, "is a folder, and the report is one file", $"name a file: {Path.Combine(page, "report.html")}");
        if (OutputFile.Check(page) is { } refused)
            throw new UserErrorException("--out", "--out", page, refused.Rule, refused.Fix!);
    }

    /// <summary>Writes the file.</summary>
    /// <returns>What is to be shown in the terminal.</returns>
    /// <exception cref="UserErrorException">The file could not be written.</exception>
    public static string Write(string page, PreviewOptions options, IReadOnlyList<StackPreview> previews, TreeLayout layout)
    {
        var size = 0L;
        if (OutputFile.Write(page, stream =>
        {
            ReportPage.Write(stream, previews, Context(options));
            size = stream.Position;
        }) is { } refused)
            throw new UserErrorException("--out", "--out", page, refused.Rule, refused.Fix!);

        var text = new StringBuilder();
        foreach (var preview in previews)
        {
            Problem[] errors = [.. preview.Problems.Where(problem => problem.Severity == Severity.Error)];
            text.Append(ProblemList.Of(errors, layout.Paint)).Append(errors.Length > 0 ? "\n" : "").Append(Tree.Summary(preview, layout.Paint));
        }

        return text.Append(CultureInfo.InvariantCulture, $"{VisibleText.Of(page)}: {size / 1e6:0.0} MB, to be opened in a browser\n").ToString();
    }

    /// <summary>The page itself, where no file is named.</summary>
    public static string Text(PreviewOptions options, IReadOnlyList<StackPreview> previews)
    {
        using var bytes = new MemoryStream();
        ReportPage.Write(bytes, previews, Context(options));
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static ReportContext Context(PreviewOptions options) => new(Today.Read(), options.Base, options.Head);
}
