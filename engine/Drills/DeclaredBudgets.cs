using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>The PodDisruptionBudgets of a cluster, and which of them is about which pods.</summary>
internal sealed class DeclaredBudgets
{
    private readonly ILookup<string, (ResourceNode Node, ObjectValue Selector, Budget Budget)> _byNamespace;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public DeclaredBudgets(IEnumerable<ResourceNode> objects) =>
        _byNamespace = objects
            .Where(node => node.Type.StartsWith("kubernetes:policy/", StringComparison.Ordinal)
                && node.Type.EndsWith(":PodDisruptionBudget", StringComparison.Ordinal))
            .Select(node => (Node: node, Selector: node.Inputs.Object("spec.selector"), Budget: Budget.Of(node.Inputs.Object("spec"))))
            .Where(one => one.Budget is not null)
            .ToLookup(one => ObjectNames.Namespace(one.Node), one => (one.Node, one.Selector, one.Budget!), StringComparer.Ordinal);

    /// <summary>The budget of a workload's pods; null when there is none.</summary>
    public Budget? Of(ResourceNode workload)
    {
        var labels = workload.Inputs.Map("spec.template.metadata.labels");
        foreach (var (node, selector, budget) in _byNamespace[ObjectNames.Namespace(workload)])
        {
            if (!Matches(selector, labels))
                continue;
            _used.Add(node.Urn);
            return budget;
        }

        return null;
    }

    /// <summary>Budgets about none of the workloads asked for so far that let no pod go, whatever they are about.</summary>
    public IEnumerable<ResourceNode> Blocking() =>
        from budgets in _byNamespace
        from one in budgets
        where !_used.Contains(one.Node.Urn) && one.Budget.Blocks(int.MaxValue)
        select one.Node;

    private static bool Matches(ObjectValue selector, IReadOnlyDictionary<string, string> labels) =>
        selector.Map("matchLabels").All(label => labels.GetValueOrDefault(label.Key) == label.Value)
        && selector.Objects("matchExpressions").All(one => one.Text("operator") switch
        {
            "In" => labels.TryGetValue(one.Text("key") ?? "", out var value) && one.Texts("values").Contains(value),
            "NotIn" => !labels.TryGetValue(one.Text("key") ?? "", out var value) || !one.Texts("values").Contains(value),
            "Exists" => labels.ContainsKey(one.Text("key") ?? ""),
            "DoesNotExist" => !labels.ContainsKey(one.Text("key") ?? ""),
            _ => false,
        });
}

/// <summary>The autoscalers of a cluster: a workload is as big as its autoscaler leaves it at least, whatever it says itself.</summary>
internal sealed class Autoscalers
{
    private readonly Dictionary<(string Namespace, string Kind, string Name), int> _least = [];

    public Autoscalers(IEnumerable<ResourceNode> objects)
    {
        foreach (var node in objects)
        {
            var (least, otherwise) = node.Type.Split(':')[^1] switch
            {
                "HorizontalPodAutoscaler" => ("spec.minReplicas", 1),
                // KEDA scales to nothing unless it is told otherwise.
                "ScaledObject" => ("spec.minReplicaCount", 0),
                _ => ("", 0),
            };
            if (least.Length == 0 || node.Inputs.At("spec.scaleTargetRef.name") is not StringValue target)
                continue;
            var kind = (node.Inputs.At("spec.scaleTargetRef.kind") as StringValue)?.Value ?? "Deployment";
            _least[(ObjectNames.Namespace(node), kind, target.Value)] = node.Inputs.Whole(least) ?? otherwise;
        }
    }

    /// <summary>The least number of replicas that an autoscaler leaves a workload; null without an autoscaler.</summary>
    public int? Least(ResourceNode workload)
    {
        var target = (ObjectNames.Namespace(workload), workload.Type.Split(':')[^1], ObjectNames.Name(workload));
        return _least.TryGetValue(target, out var least) ? least : null;
    }
}

/// <summary>Names of Kubernetes objects.</summary>
internal static class ObjectNames
{
    /// <summary>The namespace.</summary>
    public static string Namespace(ResourceNode node) => (node.Inputs.At("metadata.namespace") as StringValue)?.Value ?? "default";

    /// <summary>The name; the logical one while it has no other.</summary>
    public static string Name(ResourceNode node) => (node.Inputs.At("metadata.name") as StringValue)?.Value ?? node.Name;
}
