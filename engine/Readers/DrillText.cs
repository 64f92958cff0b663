using System.Globalization;
using System.Text;
using Platform.Engine.Drills;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>Shows for a terminal what each cluster is left with without each of its zones, what is wrong, and a summary.</summary>
internal static class DrillText
{
    /// <summary>All of it, with its last line feed.</summary>
    public static string Of(StackPreview preview, DrillReport report, TreeLayout layout)
    {
        var (text, paint) = (new StringBuilder(), layout.Paint);
        text.Append(paint.This(VisibleText.Of(preview.Stack), Tone.Strong)).Append($" ({VisibleText.Of(preview.Graph.Project)})\n");
        foreach (var cluster in report.Clusters)
            text.Append('\n').Append(Cluster(cluster, paint)).Append(Waiting(cluster));
        if (ProblemList.Of(Concerning(preview, report), paint) is { Length: > 0 } problems)
            text.Append('\n').Append(problems);
        text.Append('\n');
        foreach (var cluster in report.Clusters)
            text.Append(Summary(cluster, paint));
        if (report.Homeless.Count > 0)
            text.Append($"not drilled, since no cluster of the stack is theirs: {VisibleText.Of(string.Join(", ", report.Homeless))}\n");
        if (report.Clusters.Count == 0 && !preview.Failed)
            text.Append($"{VisibleText.Of(preview.Stack)}: declares no cluster\n");
        return text.ToString();
    }

    /// <summary>Such as <c>main: 21 of 23 survive every single zone, 1 does not, 1 is not known</c>, with its line feed.</summary>
    public static string Summary(ClusterDrill cluster, Paint paint)
    {
        var (survive, lost) = (cluster.Of(Verdict.Survives).Count(), cluster.Of(Verdict.Lost).Count());
        var anew = cluster.Of(Verdict.Restarts).Count();
        var open = cluster.Rows.Count - survive - anew - lost;
        var all = Words.Number(cluster.Rows.Count);
        return $"{paint.This(VisibleText.Of(cluster.Name), Tone.Strong)}: {Words.Number(survive)} of {all} survive every single zone"
            + (anew == 0 ? "" : $", {Words.Number(anew)} {(anew == 1 ? "starts" : "start")} anew")
            + $", {Words.Number(lost)} {(lost == 1 ? "does" : "do")} not, {Words.Number(open)} {(open == 1 ? "is" : "are")} not known\n";
    }

    /// <summary>What the drill found, and whatever made the preview fail.</summary>
    private static IReadOnlyList<Problem> Concerning(StackPreview preview, DrillReport report)
    {
        var drilled = report.Clusters.SelectMany(cluster => cluster.Rows).Select(row => row.Problem).OfType<Problem>()
            .Select(problem => (problem.Urn, problem.Path, problem.Rule)).ToHashSet();
        return
        [
            .. preview.Problems.Where(
                problem => problem.Severity == Severity.Error || drilled.Contains((problem.Urn, problem.Path, problem.Rule))),
        ];
    }

    private static string Cluster(ClusterDrill cluster, Paint paint)
    {
        Cell[][] rows =
        [
            [
                new(VisibleText.Of(cluster.Name), Tone.Strong), new(""),
                .. cluster.Zones.Select(zone => new Cell($"without {VisibleText.Of(zone)}", Tone.Faint)),
            ],
            .. cluster.Rows.Select(row => (Cell[])
            [
                new(VisibleText.Of(row.Name), Lead: "  "),
                new(Kind(row.Kind), Tone.Faint),
                .. row.Outcomes.Select(outcome => Outcome(outcome, row.Total)),
            ]),
        ];
        return Grid.Lines(rows, paint);
    }

    /// <summary>What nobody gets while something starts anew.</summary>
    private static string Waiting(ClusterDrill cluster) => string.Concat(cluster.Rows.Where(row => row.Waits is not null)
        .Select(row => $"  while {VisibleText.Of(row.Name)} starts anew, {VisibleText.Of(row.Waits!)} wait\n"));

    private static Cell Outcome(ZoneOutcome outcome, int? total)
    {
        var count = outcome.Remains is { } left && total is > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{left} of {total}")
            : null;
        return outcome.Verdict switch
        {
            Verdict.Survives => new(count ?? "survives", Tone.Good),
            Verdict.Restarts => new("starts anew", Tone.Faint),
            Verdict.Lost => new(count is null ? "lost" : $"{count}, lost", Tone.Bad),
            _ => new("not known", Tone.Warning),
        };
    }

    private static string Kind(DrillKind kind) => kind switch
    {
        DrillKind.ControlPlane => "control plane",
        DrillKind.NodePool => "nodes",
        DrillKind.Workload => "pods",
        _ => "budget",
    };
}
