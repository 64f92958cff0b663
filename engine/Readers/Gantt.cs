using System.Diagnostics.CodeAnalysis;
using Platform.Engine.Graph;
using Platform.Engine.Timelines;

namespace Platform.Engine.Readers;

/// <summary>Draws a timeline as bars, one line for each creation that takes long and one for all the short ones of a component.</summary>
internal sealed class Gantt
{
    // Seconds. What is shorter than this is not worth a line of its own.
    private const double Long = 10;
    private const int MostNameColumns = 38;
    private const int LeastBarColumns = 20;
    private const int TickColumns = 7;
    private const string Gap = "  ";

    private static readonly int[] TickMinutes = [1, 2, 5, 10, 15, 30, 60, 120, 300];

    private readonly Timeline _timeline;
    private readonly Paint _paint;
    private readonly IReadOnlyList<Row> _rows;
    private readonly int _nameColumns;
    private readonly int _barColumns;

    private Gantt(Timeline timeline, Paint paint, int width)
    {
        _timeline = timeline;
        _paint = paint;
        _rows = Rows(timeline);
        _nameColumns = Math.Min(MostNameColumns, _rows.Select(row => new Cell(row.Name).Width).DefaultIfEmpty().Max());
        _barColumns = Math.Max(LeastBarColumns, width - _nameColumns - "* ".Length - "  0:00:00  0:00:00  ".Length);
    }

    /// <summary>The lines; none when nothing takes any time.</summary>
    /// <param name="timeline">What is drawn.</param>
    /// <param name="paint">The colours.</param>
    /// <param name="width">How many columns there are.</param>
    public static string Of(Timeline timeline, Paint paint, int width)
    {
        var gantt = new Gantt(timeline, paint, width);
        return gantt._rows.Count == 0 ? "" : gantt.Heading() + string.Concat(gantt._rows.Select(gantt.Line));
    }

    private string Heading()
    {
        var head = $"  {"".PadRight(_nameColumns)}{Gap}{"Start",7}{Gap}{"Took",7}{Gap}";
        return $"{_paint.This((head + Axis()).TrimEnd(), Tone.Faint)}\n";
    }

    /// <summary>Minutes above the columns at which they pass.</summary>
    private string Axis()
    {
        var perMinute = 60 / SecondsPerColumn;
        var step = TickMinutes.FirstOrDefault(minutes => minutes * perMinute >= TickColumns, TickMinutes[^1]);
        var axis = "";
        for (var minute = 0; minute * perMinute <= _barColumns - 3; minute += step)
            axis = axis.PadRight((int)(minute * perMinute)) + (minute == 0 ? "0 min" : minute);
        return axis;
    }

    private string Line(Row row)
    {
        var name = VisibleText.Clip(row.Name, _nameColumns);
        var padding = new string(' ', Math.Max(0, _nameColumns - new Cell(name).Width));
        var bar = Bar(row.Spans, row.Critical ? '█' : row.Folded ? '░' : '▒');
        var tone = row.Critical ? Tone.Bad : row.Folded ? Tone.Faint : Tone.Read;
        var took = row.Folded ? "" : TimeText.Of(row.End - row.Start);
        var lead = new string(' ', bar.Length - bar.TrimStart().Length);
        return $"{(row.Critical ? "*" : " ")} {name}{padding}{Gap}{TimeText.Of(row.Start),7}{Gap}{took,7}{Gap}{lead}"
            + $"{_paint.This(bar.Trim(), tone)}\n";
    }

    /// <summary>Every column in which something is under way; at least one for each span.</summary>
    private string Bar(IEnumerable<(double Start, double End)> spans, char sign)
    {
        var columns = new string(' ', _barColumns).ToCharArray();
        foreach (var (start, end) in spans)
        {
            var first = Math.Min(_barColumns - 1, (int)(start / SecondsPerColumn));
            var last = Math.Clamp((int)Math.Ceiling(end / SecondsPerColumn), first + 1, _barColumns);
            columns.AsSpan(first..last).Fill(sign);
        }

        return new string(columns).TrimEnd();
    }

    private double SecondsPerColumn => Math.Max(1, _timeline.Total) / _barColumns;

    private static IReadOnlyList<Row> Rows(Timeline timeline)
    {
        var critical = timeline.CriticalPath.Select(entry => entry.Node.Urn).ToHashSet(StringComparer.Ordinal);
        var taking = timeline.Created.Where(entry => entry.Time.Typical > 0).ToLookup(entry => entry.Time.Typical >= Long);
        var single = taking[true]
            .GroupBy(entry => (entry.Node.Parent, entry.Node.Type, entry.Start, entry.End, critical.Contains(entry.Node.Urn)))
            .Select(group => new Row(
                Several(group.First().Node.Name, group.Count() - 1), [(group.Key.Start, group.Key.End)], group.Key.Item5, Folded: false));
        var components = taking[false].ToLookup(entry => entry.Node.Parent);
        var names = components.ToLookup(group => Component(group.Key), StringComparer.Ordinal);
        var folded = components.Select(group => new Row(
            $"{Component(group.Key)}{(names[Component(group.Key)].Count() > 1 ? Kind(group.Key) : "")}: {group.Count()} short",
            [.. group.Select(entry => (entry.Start, entry.End))], Critical: false, Folded: true));
        return [.. single.Concat(folded).OrderBy(row => row.Start).ThenBy(row => row.End).ThenBy(row => row.Name, StringComparer.Ordinal)];
    }

    private static string Several(string name, int others) => VisibleText.Of(name) + (others == 0 ? "" : $" +{others}");

    private static string Component(string? urn) => IsComponent(urn) ? VisibleText.Of(Urns.Name(urn)) : "stack";

    /// <summary>Such as <c> (AwsNetwork)</c>: components of one name are usual, since a network is named as its cluster.</summary>
    private static string Kind(string? urn) =>
        IsComponent(urn) && Urns.Type(urn) is var type ? VisibleText.Of($" ({type[(type.LastIndexOf(':') + 1)..]})") : "";

    private static bool IsComponent([NotNullWhen(true)] string? urn) =>
        urn is not null && Urns.IsUrn(urn) && Urns.Type(urn) != Urns.StackType;

    private sealed record Row(string Name, IReadOnlyList<(double Start, double End)> Spans, bool Critical, bool Folded)
    {
        public double Start => Spans.Min(span => span.Start);

        public double End => Spans.Max(span => span.End);
    }
}
