using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Platform.Engine.Graph;

namespace Platform.Engine.Recording;

/// <summary>The resources recorded so far, by urn. Many threads register at once.</summary>
internal sealed class Resources
{
    private readonly ConcurrentDictionary<string, Recorded?> _byUrn = new();

    /// <summary>Takes the urn, so that nobody else can; false when it is taken.</summary>
    public bool TryReserve(string urn) => _byUrn.TryAdd(urn, null);

    public void Add(Recorded recorded) => _byUrn[recorded.Node.Urn] = recorded;

    public bool TryGet(string urn, [NotNullWhen(true)] out Recorded? recorded) =>
        _byUrn.TryGetValue(urn, out recorded) && recorded is not null;

    /// <summary>
    /// All nodes, each after everything it refers to. Programs register in parallel, so the order of arrival says nothing; ties are
    /// broken by urn, and the same program always gives the same list.
    /// </summary>
    public IReadOnlyList<ResourceNode> InOrder()
    {
        var nodes = _byUrn.Values.OfType<Recorded>().Select(recorded => recorded.Node).ToDictionary(node => node.Urn);
        var waiting = nodes.Values.ToDictionary(node => node.Urn, node => References(node).Where(nodes.ContainsKey).Distinct().Count());
        var users = nodes.Values
            .SelectMany(node => References(node).Where(nodes.ContainsKey).Distinct().Select(reference => (reference, node.Urn)))
            .ToLookup(pair => pair.reference, pair => pair.Urn);

        var ready = new PriorityQueue<string, (int, string)>(Comparer<(int, string)>.Create(Compare));
        foreach (var (urn, count) in waiting)
        {
            if (count == 0)
                ready.Enqueue(urn, Priority(nodes[urn]));
        }

        var ordered = new List<ResourceNode>(nodes.Count);
        while (ready.TryDequeue(out var urn, out _))
        {
            ordered.Add(nodes[urn]);
            foreach (var user in users[urn])
            {
                if (--waiting[user] == 0)
                    ready.Enqueue(user, Priority(nodes[user]));
            }
        }

        return ordered;
    }

    /// <summary>The stack first, then by urn.</summary>
    private static (int, string) Priority(ResourceNode node) => (node.Type == Urns.StackType ? 0 : 1, node.Urn);

    private static int Compare((int Rank, string Urn) left, (int Rank, string Urn) right) =>
        left.Rank != right.Rank ? left.Rank.CompareTo(right.Rank) : string.CompareOrdinal(left.Urn, right.Urn);

    private static IEnumerable<string> References(ResourceNode node)
    {
        if (node.Parent is { } parent)
            yield return parent;
        if (node.Provider is { } provider)
            yield return Providers.UrnOf(provider);
        foreach (var dependency in node.Dependencies)
        {
            if (dependency != node.Urn)
                yield return dependency;
        }
    }
}
