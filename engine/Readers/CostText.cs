using System.Text;
using Platform.Engine.Costs;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>
/// Shows for a terminal what stacks cost in a month: by cluster and component, what is in no total, and what was assumed.
/// </summary>
internal static class CostText
{
    // Prices older than this may no longer hold.
    private const int Old = 90;

    /// <summary>All of it, with its last line feed; several stacks are added up at the end.</summary>
    public static string Of(IReadOnlyList<StackPreview> previews, TreeLayout layout)
    {
        var text = new StringBuilder().AppendJoin('\n', previews.Select(preview => Of(preview, layout)));
        if (previews.Count > 1)
            text.Append('\n').Append(Environments(previews, layout.Paint));
        return text.ToString();
    }

    private static string Of(StackPreview preview, TreeLayout layout)
    {
        var (text, paint) = (new StringBuilder(), layout.Paint);
        text.Append(paint.This(VisibleText.Of(preview.Stack), Tone.Strong)).Append($" ({VisibleText.Of(preview.Graph.Project)})\n");
        var problems = ProblemList.Of([.. preview.Problems.Where(problem => problem.Severity == Severity.Error)], paint);
        if (problems.Length > 0)
            text.Append('\n').Append(problems);
        if (preview.Cost is not { After: var estimate } cost)
            return text.ToString();

        text.Append('\n').Append(Table(estimate, paint));
        Section(text, "Compared with the earlier deployment", Difference(cost, paint), paint);
        Section(text, "By use, in no total", ByUse(estimate, paint, layout.Width), paint);
        Section(text, "Not priced, in no total", NotPriced(estimate, paint, layout.Width), paint);
        Section(text, "Assumed", string.Concat(Notes(estimate).Select(note => $"  {VisibleText.Of(note)}\n")), paint);
        return text.ToString();
    }

    private static void Section(StringBuilder text, string heading, string section, Paint paint)
    {
        if (section.Length > 0)
            text.Append('\n').Append(paint.This(heading, Tone.Strong)).Append('\n').Append(section);
    }

    private static string Table(Estimate estimate, Paint paint)
    {
        List<Cell[]> rows = [Headings("Cluster", "Component")];
        var names = estimate.Groups.CountBy(group => NameOf(group.Component)).ToDictionary();
        foreach (var cluster in estimate.Groups.GroupBy(group => group.Cluster))
        {
            var name = ClusterOf(cluster.Key);
            rows.AddRange(cluster.Select((group, place) => Row(
                new(place == 0 ? name : ""), new(NameOf(group.Component, outer: names[NameOf(group.Component)] > 1)), group.Monthly)));
            rows.Add(Row(new(""), new("all of it", Tone.Strong), cluster.Select(group => group.Monthly).Total(), Tone.Strong));
        }

        rows.Add(Row(new("USD a month", Tone.Strong), new(""), estimate.Total, Tone.Strong));
        return Grid.Lines(rows, paint, rightAligned: column => column > 1);
    }

    private static string Environments(IReadOnlyList<StackPreview> previews, Paint paint)
    {
        (StackPreview Preview, Band Total)[] stacks =
            [.. previews.Where(preview => preview.Cost is not null).Select(preview => (preview, preview.Cost!.After.Total))];
        List<Cell[]> rows =
        [
            Headings("Environment", "Clusters"),
            .. stacks.Select(stack => Row(
                new(VisibleText.Of(stack.Preview.Stack)),
                new(Words.Number(Clusters(stack.Preview.Cost!.After))),
                stack.Total)),
            Row(new("USD a month", Tone.Strong), new(""), stacks.Select(stack => stack.Total).Total(), Tone.Strong),
        ];
        return Grid.Lines(rows, paint, rightAligned: column => column > 0);
    }

    private static string Difference(CostComparison cost, Paint paint)
    {
        if (cost.Before is null)
            return "";
        if (cost.Changes.Count == 0)
            return "  no difference in what is paid by time\n";

        List<Cell[]> rows = [Headings("Cluster", "Component")];
        rows.AddRange(cost.Changes.Select(change => Differences(
            new(ClusterOf(change.Cluster)), new(NameOf(change.Component)), change.Difference)));
        rows.Add(Differences(new("USD a month", Tone.Strong), new(""), cost.Difference));
        return Grid.Lines(rows, paint, "  ", column => column > 1);
    }

    private static string ByUse(Estimate estimate, Paint paint, int? width)
    {
        Cell[][] rows =
        [
            .. estimate.ByUse.GroupBy(line => (line.What, line.Price)).Select(lines => new Cell[]
            {
                new(lines.Key.What),
                new($"{MoneyText.Unit(lines.Key.Price.Amount)} per {lines.Key.Price.Unit}"),
                new(lines.Key.Price.Region == Price.Everywhere ? "" : lines.Key.Price.Region, Tone.Faint),
                new(Words.Count(lines.Count(), "resource"), Tone.Faint),
            }),
        ];
        return Grid.Lines(rows, paint, "  ", width: width);
    }

    private static string NotPriced(Estimate estimate, Paint paint, int? width)
    {
        Cell[][] rows =
        [
            .. estimate.NotPriced.GroupBy(unpriced => (unpriced.Node.Type, unpriced.Reason)).Select(group => new Cell[]
            {
                new(Words.Number(group.Count())),
                new(VisibleText.Of(Words.Type(group.Key.Type))),
                new(VisibleText.Of(group.Key.Reason), Tone.Faint),
            }),
        ];
        return Grid.Lines(rows, paint, "  ", column => column == 0, width);
    }

    private static IEnumerable<string> Notes(Estimate estimate)
    {
        yield return "list prices for 730 hours a month, without taxes and discounts; least and most are what autoscalers may do";
        foreach (var note in estimate.Notes)
            yield return note;
        if (estimate.OldestPrice is { } oldest && estimate.Day.DayNumber - oldest.DayNumber is var age)
        {
            yield return $"the oldest price in the total is of {oldest:yyyy-MM-dd}, {age} days ago"
                + (age > Old ? ": look it up before you rely on it" : "");
        }
    }

    /// <summary>A component's name and type; with that of the component around it where the two do not tell it from others.</summary>
    private static string NameOf(ResourceNode? component, bool outer = false)
    {
        if (component is null)
            return "(none)";
        var types = Urns.QualifiedType(component.Urn).Split('$').TakeLast(outer ? 2 : 1)
            .Select(type => type[(type.LastIndexOf(':') + 1)..]);
        return $"{VisibleText.Of(component.Name)} ({VisibleText.Of(string.Join('/', types))})";
    }

    private static string ClusterOf(string name) => name.Length == 0 ? "(none or several)" : VisibleText.Of(name);

    private static int Clusters(Estimate estimate) =>
        estimate.Groups.Select(group => group.Cluster).Where(name => name.Length > 0).Distinct().Count();

    private static Cell[] Headings(string first, string second) =>
        [.. new[] { first, second, "Least", "Usual", "Most" }.Select(heading => new Cell(heading, Tone.Faint))];

    private static Cell[] Row(Cell first, Cell second, Band band, Tone tone = Tone.Plain) =>
        [first, second, new(MoneyText.Of(band.Min), tone), new(MoneyText.Of(band.Usual), tone), new(MoneyText.Of(band.Max), tone)];

    private static Cell[] Differences(Cell first, Cell second, Band band) =>
        [first, second, new(MoneyText.Difference(band.Min)), new(MoneyText.Difference(band.Usual)), new(MoneyText.Difference(band.Max))];
}
