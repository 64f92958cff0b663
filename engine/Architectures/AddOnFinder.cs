using Platform.Engine.Drills;
using Platform.Engine.Graph;

namespace Platform.Engine.Architectures;

/// <summary>
/// Says what is installed in a cluster. What belongs together is told from the tree of components: the widest one around an object
/// that does not hold the cluster too.
/// </summary>
internal sealed class AddOnFinder
{
    private const string ReleaseType = "kubernetes:helm.sh/v3:Release";

    private readonly Dictionary<string, ResourceNode> _byUrn;

    public AddOnFinder(ResourceGraph graph) =>
        _byUrn = graph.Resources.DistinctBy(node => node.Urn).ToDictionary(node => node.Urn, StringComparer.Ordinal);

    /// <summary>The component that a cluster is part of, by its name; its own name when it is part of none.</summary>
    public string NameOf(ResourceNode cluster) => ComponentsAround(cluster).FirstOrDefault(cluster).Name;

    /// <summary>
    /// What is installed in a cluster: what the cloud installs, then the rest in the order of registration. Besides, how many objects
    /// are part of nothing.
    /// </summary>
    public (IReadOnlyList<AddOnPart> AddOns, int Objects) Of(DrillCluster cluster)
    {
        var name = NameOf(cluster.Node);
        var around = ComponentsAround(cluster.Node).Select(component => component.Urn).ToHashSet(StringComparer.Ordinal);
        var managed = cluster.Cloud.Where(node => node.Type == AddOnSettings.EksType)
            .Select(node => new AddOnPart(node, node.Told("addonName") ?? Short(node.Name, name), true, 1, []));
        var held = cluster.Objects.ToLookup(node => HolderOf(node, around)?.Urn ?? "");
        var installed = held.Where(group => group.Key.Length > 0).Select(group => Installed(_byUrn[group.Key], [.. group], name));
        return ([.. managed, .. installed], held[""].Count());
    }

    private static AddOnPart Installed(ResourceNode holder, ResourceNode[] objects, string cluster) => new(
        holder, Short(holder.Name, cluster), false, objects.Length,
        [.. objects.Where(node => node.Type == ReleaseType).Select(Chart)]);

    private static string Chart(ResourceNode release)
    {
        var chart = (release.Told("chart") ?? release.Name).TrimEnd('/');
        return chart[(chart.LastIndexOf('/') + 1)..] + (release.Told("version") is { } version ? $" {version}" : "");
    }

    private static string Short(string name, string cluster) =>
        name.StartsWith(cluster + "-", StringComparison.Ordinal) && name.Length > cluster.Length + 1 ? name[(cluster.Length + 1)..] : name;

    /// <summary>The component that an object is part of. A release is something by itself; of other objects it may be null.</summary>
    private ResourceNode? HolderOf(ResourceNode node, HashSet<string> around) =>
        ComponentsAround(node).LastOrDefault(component => !around.Contains(component.Urn)) ?? (node.Type == ReleaseType ? node : null);

    /// <summary>The components around a resource, the nearest first, without the stack.</summary>
    private IEnumerable<ResourceNode> ComponentsAround(ResourceNode node)
    {
        var at = node;
        for (var steps = 0; steps <= _byUrn.Count && at.Parent is { } parent && _byUrn.TryGetValue(parent, out at!); steps++)
        {
            if (at is { Custom: false } && at.Type != Urns.StackType)
                yield return at;
        }
    }
}
