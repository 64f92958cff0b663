using Platform.Engine.Graph;
using Platform.Engine.Ordering;

namespace Platform.Engine.Timelines;

/// <summary>When a resource is created, in seconds from the beginning of the update.</summary>
/// <param name="Node">The resource.</param>
/// <param name="Start">When everything that it waits for is there.</param>
/// <param name="Time">How long it takes.</param>
internal sealed record TimelineEntry(ResourceNode Node, double Start, CreateTime Time)
{
    /// <summary>When it is there.</summary>
    public double End => Start + Time.Typical;

    /// <summary>How much later it could be there without the whole becoming later, in seconds.</summary>
    public double Slack { get; init; }
}

/// <summary>
/// When the resources of a stack come to be when nothing is there yet: each starts as soon as everything is there that it waits for, and
/// takes as long as its type takes. As many are created at once as can be; Pulumi's own limit is not counted in.
/// </summary>
internal sealed class Timeline
{
    private readonly Prerequisites _prerequisites;
    private readonly TimelineEntry[] _entries;

    private Timeline(ResourceGraph graph, Prerequisites prerequisites, TimelineEntry[] entries)
    {
        Graph = graph;
        _prerequisites = prerequisites;
        _entries = entries;
    }

    /// <summary>What is created.</summary>
    public ResourceGraph Graph { get; }

    /// <summary>All resources in the order of their registration; a component begins and ends at the same moment.</summary>
    public IReadOnlyList<TimelineEntry> Entries => _entries;

    /// <summary>Those that a provider creates.</summary>
    public IEnumerable<TimelineEntry> Created => _entries.Where(entry => entry.Node.Custom && !Urns.IsProviderType(entry.Node.Type));

    /// <summary>When everything is there, in seconds.</summary>
    public double Total => _entries.Select(entry => entry.End).DefaultIfEmpty().Max();

    /// <summary>The entry of a resource.</summary>
    /// <exception cref="KeyNotFoundException">The graph has no resource of this urn.</exception>
    public TimelineEntry this[string urn] => _entries[_prerequisites.PlaceOf(urn)];

    /// <summary>
    /// The chain of creations that the whole is as long as, the first one first; components, which take no time, are left out.
    /// </summary>
    public IReadOnlyList<TimelineEntry> CriticalPath => _entries.Length == 0 ? [] : PathTo(Last().Node.Urn);

    /// <summary>By type, how many resources are of types whose times nobody has measured.</summary>
    public IReadOnlyDictionary<string, int> GuessedTypes => new SortedDictionary<string, int>(
        Created.Where(entry => entry.Time.Evidence == Evidence.Guess).GroupBy(entry => entry.Node.Type)
            .ToDictionary(group => group.Key, group => group.Count()),
        StringComparer.Ordinal);

    /// <summary>The timeline of a stack with the times of the table.</summary>
    public static Timeline Of(ResourceGraph graph) => Of(graph, CreateTimes.Of);

    /// <summary>The timeline of a stack.</summary>
    /// <param name="graph">What is created.</param>
    /// <param name="times">How long each creation takes.</param>
    public static Timeline Of(ResourceGraph graph, Func<ResourceNode, CreateTime> times)
    {
        var prerequisites = Prerequisites.Of(graph);
        var entries = new TimelineEntry[graph.Resources.Count];
        for (var place = 0; place < entries.Length; place++)
        {
            var start = prerequisites.Of(place).Select(before => entries[before].End).DefaultIfEmpty().Max();
            entries[place] = new(graph.Resources[place], start, times(graph.Resources[place]));
        }

        var timeline = new Timeline(graph, prerequisites, entries);
        timeline.SetSlack();
        return timeline;
    }

    /// <summary>What has to be there for the resources of a logical name or type, and they themselves; null when there are none.</summary>
    public static ResourceGraph? Until(ResourceGraph graph, string nameOrType)
    {
        var prerequisites = Prerequisites.Of(graph);
        int[] wanted =
        [
            .. Enumerable.Range(0, graph.Resources.Count)
                .Where(place => graph.Resources[place].Name == nameOrType || graph.Resources[place].Type == nameOrType),
        ];
        if (wanted.Length == 0)
            return null;
        var needed = prerequisites.AllOf(wanted);
        return graph with { Resources = [.. graph.Resources.Where((_, place) => needed[place])] };
    }

    /// <summary>Whether a resource is created after another because it waits for it, directly or through others.</summary>
    public bool WaitsFor(string urn, string other) => _prerequisites.WaitsFor(urn, other);

    /// <summary>The chain of creations that decides when a resource is there, itself the last.</summary>
    public IReadOnlyList<TimelineEntry> PathTo(string urn)
    {
        var path = new List<TimelineEntry>();
        for (int? place = _prerequisites.PlaceOf(urn); place is { } at; place = Decisive(at))
        {
            if (_entries[at].Time.Typical > 0)
                path.Add(_entries[at]);
        }

        path.Reverse();
        return path;
    }

    private TimelineEntry Last() => _entries.MaxBy(entry => entry.End)!;

    /// <summary>The one of its prerequisites that is there last; of several the one declared last, which is the nearest.</summary>
    private int? Decisive(int place)
    {
        int? decisive = null;
        foreach (var before in _prerequisites.Of(place))
        {
            if (decisive is not { } best || _entries[before].End >= _entries[best].End)
                decisive = before;
        }

        return decisive;
    }

    private void SetSlack()
    {
        var latest = new double[_entries.Length];
        Array.Fill(latest, Total);
        for (var place = _entries.Length - 1; place >= 0; place--)
        {
            var entry = _entries[place];
            _entries[place] = entry with { Slack = latest[place] - entry.End };
            foreach (var before in _prerequisites.Of(place))
                latest[before] = Math.Min(latest[before], latest[place] - entry.Time.Typical);
        }
    }
}
