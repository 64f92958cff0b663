using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>
/// Reads workloads of Kubernetes objects: Deployments, StatefulSets, ReplicaSets, and custom resources with replicas or sets of nodes.
/// </summary>
/// <param name="budgets">The disruption budgets of the same cluster.</param>
/// <param name="scalers">The autoscalers of the same cluster.</param>
internal sealed class ObjectWorkloads(DeclaredBudgets budgets, Autoscalers scalers)
{
    private const string Path = "spec.replicas";
    private static readonly string[] BuiltIn = ["Deployment", "StatefulSet", "ReplicaSet", "ReplicationController"];

    // Where custom resources keep what a pod's specification has.
    private static readonly string[] Templates =
        ["spec", "spec.template.spec", "spec.template.pod", "spec.podTemplate.spec", "spec.podTemplate", "spec.scheduling"];

    /// <summary>The workload of an object; null when it has no replicas of its own.</summary>
    public Workload? Of(ResourceNode node)
    {
        var (group, kind) = Kind(node);
        if (NodePoolReader.IsKarpenter(node) || node.Inputs.At("spec") is not ObjectValue spec)
            return null;
        var workload = BuiltIn.Contains(kind) && group is "apps" or "core" ? Plain(node, spec) : Custom(node, spec, group, kind);
        return workload?.Total == 0 ? null : workload;
    }

    private Workload Plain(ResourceNode node, ObjectValue spec)
    {
        var pod = spec.Object("template.spec");
        // Kubernetes runs one where nothing is said; a number that is not known yet stays unknown.
        var written = spec.At("replicas") is null ? 1 : spec.Whole("replicas");
        return new()
        {
            Urn = node.Urn,
            Name = node.Name,
            CountPath = Path,
            Groups = [new(scalers.Least(node) ?? written, PlacementReader.Of(pod, Spreading.None))],
            Quorum = pod.Objects("containers").Select(container => container.Text("image")).OfType<string>().Any(QuorumSoftware.IsImage),
            Budget = budgets.Of(node),
        };
    }

    private static Workload? Custom(ResourceNode node, ObjectValue spec, string group, string kind)
    {
        var quorum = QuorumSoftware.IsKind(group, kind);
        if (NodeSets.Of(spec, quorum) is { Count: > 0 } sets)
            return Of(node, NodeSets.PathOf(spec), sets, quorum, "spec.podDisruptionBudget");
        if (KindTable.Of(group, kind) is { } line && line.PathIn(node.Inputs) is { } path)
        {
            var place = PlacementReader.Of(node.Inputs.Object(line.Pod), Spreading.Undeclared);
            return Of(node, path, [new(node.Inputs.Whole(path), place)], quorum, line.Budget);
        }

        if (spec.At("replicas") is not (NumberValue or UnknownValue))
            return null;
        var places = Templates.Select(template => PlacementReader.Of(node.Inputs.Object(template), Spreading.Undeclared));
        var votes = quorum && (kind != "KafkaNodePool" || spec.Texts("roles").Contains("controller"));
        return Of(node, Path, [new(spec.Whole("replicas"), places.MaxBy(place => place.Spreading)!)], votes, "spec.podDisruptionBudget");
    }

    private static Workload Of(ResourceNode node, string path, IReadOnlyList<ReplicaGroup> groups, bool quorum, string budget) => new()
    {
        Urn = node.Urn,
        Name = node.Name,
        CountPath = path,
        Groups = groups,
        Quorum = quorum,
        Budget = Budget.Of(node.Inputs.Object(budget + ".spec") is { Count: > 0 } nested ? nested : node.Inputs.Object(budget)),
    };

    private static (string Group, string Kind) Kind(ResourceNode node)
    {
        var parts = node.Type.Split(':');
        return parts is ["kubernetes", var api, var kind] ? (api.Split('/')[0], kind) : ("", "");
    }
}
