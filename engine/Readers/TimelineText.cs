using System.Text;
using Platform.Engine.Graph;
using Platform.Engine.Timelines;

namespace Platform.Engine.Readers;

/// <summary>Shows for a terminal how long it takes until a stack is there: bars, the critical path, the clusters, and a summary.</summary>
internal static class TimelineText
{
    private const int LeastWidth = 80;
    private const int MostWidth = 120;
    private const int DefaultWidth = 100;
    private const int MostTypes = 8;
    private const int MostClusterColumns = 22;

    /// <summary>All of it, with its last line feed.</summary>
    /// <param name="preview">What is shown; what an earlier deployment has does not count.</param>
    /// <param name="until">The logical name or type up to which; null for everything.</param>
    /// <param name="layout">Colours and columns; at least 80 and at most 120 are used, 100 where there is no terminal.</param>
    public static string Of(StackPreview preview, string? until, TreeLayout layout)
    {
        var (text, paint) = (new StringBuilder(), layout.Paint);
        text.Append(paint.This(VisibleText.Of(preview.Stack), Tone.Strong)).Append($" ({VisibleText.Of(preview.Graph.Project)})");
        text.Append(until is null ? "\n" : $", until {VisibleText.Of(until)}\n");
        var problems = ProblemList.Of([.. preview.Problems.Where(problem => problem.Severity == Severity.Error)], paint);
        if (problems.Length > 0)
            text.Append('\n').Append(problems);
        if ((until is null ? preview.Graph : Timeline.Until(preview.Graph, until)) is not { } graph)
            return text.ToString();

        var timeline = Timeline.Of(graph);
        var width = Math.Clamp(layout.Width ?? DefaultWidth, LeastWidth, MostWidth);
        Section(text, "", Gantt.Of(timeline, paint, width));
        Section(text, "Critical path", CriticalPath(timeline, paint, width), paint);
        Section(text, "", Clusters(timeline, paint));
        Section(text, "", Guesses(timeline, paint));
        Section(text, "", Summary(preview.Stack, timeline, paint));
        return text.ToString();
    }

    /// <summary>Such as <c>prod: 13:05 until everything is there; critical path: 8 of 62 resources</c>, with its line feed.</summary>
    public static string Summary(string stack, Timeline timeline, Paint paint)
    {
        var name = paint.This(VisibleText.Of(stack), Tone.Strong);
        var resources = Words.Count(timeline.Created.Count(), "resource");
        return timeline.Total > 0
            ? $"{name}: {TimeText.Of(timeline.Total)} until everything is there; "
                + $"critical path: {timeline.CriticalPath.Count} of {resources}\n"
            : $"{name}: nothing takes any time; {resources}\n";
    }

    private static void Section(StringBuilder text, string heading, string section, Paint paint = default)
    {
        if (section.Length == 0)
            return;
        text.Append('\n');
        if (heading.Length > 0)
            text.Append(paint.This(heading, Tone.Strong)).Append('\n');
        text.Append(section);
    }

    private static string CriticalPath(Timeline timeline, Paint paint, int width)
    {
        Cell[][] rows =
        [
            .. timeline.CriticalPath.Select(entry => new Cell[]
            {
                new(TimeText.Of(entry.Start)),
                new($"+{TimeText.Of(entry.Time.Typical)}", Tone.Warning),
                new(VisibleText.Of(entry.Node.Name)),
                new(VisibleText.Of(Words.Type(entry.Node.Type)), Tone.Faint),
            }),
        ];
        return Grid.Lines(rows, paint, "  ", column => column < 2, width);
    }

    private static string Clusters(Timeline timeline, Paint paint)
    {
        var marks = ClusterMarks.Of(timeline);
        if (marks.Count == 0)
            return "";

        string[] headings = ["Cluster", "Control plane", "First node pool", "All pools", "Add-ons", "All"];
        IEnumerable<Cell[]> rows =
        [
            [.. headings.Select(heading => new Cell(heading, Tone.Faint))],
            .. marks.Select(mark => (Cell[])
            [
                new(VisibleText.Clip(VisibleText.Of(mark.Cluster.Node.Name), MostClusterColumns)),
                new(TimeText.Of(mark.ControlPlane)),
                At(mark.FirstNodePool, $" (+{TimeText.Of(mark.Ready - mark.ControlPlane)})"),
                At(mark.NodePools),
                At(mark.AddOnsReady),
                At(mark.Everything),
            ]),
        ];
        return Grid.Lines([.. rows], paint, rightAligned: column => column > 0);
    }

    private static Cell At(double? time, string after = "") => time is { } at ? new(TimeText.Of(at) + after) : new("-", Tone.Faint);

    /// <summary>Whoever reads the times should know which of them nobody has measured.</summary>
    private static string Guesses(Timeline timeline, Paint paint)
    {
        var guessed = timeline.GuessedTypes;
        if (guessed.Count == 0)
            return "";
        var named = string.Join("\n  ", guessed.OrderByDescending(type => type.Value).Take(MostTypes)
            .Select(type => $"{VisibleText.Of(Words.Type(type.Key))} {Words.Number(type.Value)}"));
        var more = guessed.Count > MostTypes ? $"\n  and {Words.Count(guessed.Count - MostTypes, "more type")}" : "";
        var heading = $"{Words.Count(guessed.Count, "type")} estimated by package, no time being known of them:";
        return $"{paint.This(heading, Tone.Faint)}\n  {named}{more}\n";
    }
}
