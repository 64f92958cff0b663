using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>Reads a cluster's node pools: managed groups and pools of the clouds, Karpenter's, and what a cloud adds by itself.</summary>
internal static class NodePoolReader
{
    /// <summary>The type of a managed node group on AWS.</summary>
    public const string EksType = "aws:eks/nodeGroup:NodeGroup";

    /// <summary>The type of a node pool on Google Cloud.</summary>
    public const string GkeType = "gcp:container/nodePool:NodePool";

    private const string Zone = "topology.kubernetes.io/zone";

    /// <summary>The pools in the order of their registration.</summary>
    public static IReadOnlyList<NodePool> Of(DrillCluster cluster)
    {
        var classes = cluster.Objects.Where(node => node.Type.EndsWith(":EC2NodeClass", StringComparison.Ordinal))
            .DistinctBy(NameOf).ToDictionary(NameOf, StringComparer.Ordinal);
        return
        [
            .. Automatic(cluster),
            .. cluster.Cloud.Where(node => node.Type == EksType).Select(node => Eks(node, cluster)),
            .. cluster.Cloud.Where(node => node.Type == GkeType).Select(node => Gke(node, cluster)),
            .. cluster.Objects.Where(IsKarpenter).Select(node => Karpenter(node, cluster, classes)),
        ];
    }

    /// <summary>Whether the resource is a pool of Karpenter.</summary>
    public static bool IsKarpenter(ResourceNode node) => node.Type.StartsWith("kubernetes:karpenter.sh/", StringComparison.Ordinal)
        && node.Type.EndsWith(":NodePool", StringComparison.Ordinal);

    private static NodePool Eks(ResourceNode node, DrillCluster cluster) => new()
    {
        Urn = node.Urn,
        Name = node.Name,
        Zones = cluster.Places.Of(node, "subnetIds", "subnetIds"),
        Least = node.Inputs.Whole("scalingConfig.minSize"),
        Most = node.Inputs.Whole("scalingConfig.maxSize"),
        LeastPath = "scalingConfig.minSize",
        Labels = node.Inputs.Map("labels"),
        Taints = Taints(node.Inputs, "taints"),
    };

    private static NodePool Gke(ResourceNode node, DrillCluster cluster)
    {
        var inputs = node.Inputs;
        var zones = GkeZones(inputs, cluster);
        var (total, scaled) = (inputs.Whole("autoscaling.totalMaxNodeCount") is not null, inputs.At("autoscaling") is ObjectValue);
        var each = scaled ? inputs.Whole("autoscaling.minNodeCount") : inputs.Whole("nodeCount") ?? inputs.Whole("initialNodeCount");
        var most = scaled ? inputs.Whole("autoscaling.maxNodeCount") : each;
        return new()
        {
            Urn = node.Urn,
            Name = node.Name,
            Zones = zones,
            Least = total ? inputs.Whole("autoscaling.totalMinNodeCount") ?? 0 : (scaled ? each ?? 0 : each) * zones.Count,
            Most = total ? inputs.Whole("autoscaling.totalMaxNodeCount") : most * zones.Count,
            MostByZone = !total,
            Balanced = !total || inputs.At("autoscaling.locationPolicy") is not StringValue { Value: "ANY" },
            LeastPath = total ? "autoscaling.totalMinNodeCount" : scaled ? "autoscaling.minNodeCount" : "nodeCount",
            Labels = inputs.Map("nodeConfig.labels"),
            Taints = Taints(inputs, "nodeConfig.taints"),
        };
    }

    private static HashSet<string> GkeZones(ObjectValue inputs, DrillCluster cluster)
    {
        if (inputs.Texts("nodeLocations") is { Count: > 0 } own)
            return [.. own];
        if (cluster.Node.Inputs.Texts("nodeLocations") is { Count: > 0 } shared)
            return [.. shared];
        return DrillCluster.IsZone(inputs.Text("location")) ? [inputs.Text("location")!] : [];
    }

    private static NodePool Karpenter(ResourceNode node, DrillCluster cluster, Dictionary<string, ResourceNode> classes)
    {
        var template = node.Inputs.Object("spec.template");
        var reference = (template.At("spec.nodeClassRef.name") as StringValue)?.Value ?? "";
        IReadOnlySet<string> zones = classes.TryGetValue(reference, out var nodeClass) ? Reachable(nodeClass, cluster) : cluster.OwnZones;
        foreach (var requirement in template.Objects("spec.requirements").Where(one => one.Text("key") == Zone))
        {
            var named = requirement.Texts("values");
            zones = requirement.Text("operator") switch
            {
                "In" => zones.Count == 0 ? named.ToHashSet() : zones.Intersect(named).ToHashSet(),
                "NotIn" => zones.Except(named).ToHashSet(),
                _ => zones,
            };
        }

        return new()
        {
            Urn = node.Urn,
            Name = node.Name,
            Zones = zones,
            Least = node.Inputs.Whole("spec.replicas") ?? 0,
            Most = node.Inputs.Whole("spec.replicas"),
            LeastPath = "spec.replicas",
            Labels = template.Map("metadata.labels"),
            Taints = Taints(template, "spec.taints"),
        };
    }

    /// <summary>The zones of the subnets that a node class selects: by id, or by tags.</summary>
    private static HashSet<string> Reachable(ResourceNode nodeClass, DrillCluster cluster) =>
    [
        .. nodeClass.Inputs.Objects("spec.subnetSelectorTerms").SelectMany(term =>
            term.Text("id") is not { } id ? cluster.Places.Tagged(term.Map("tags"))
            : cluster.Places.Of(id) is { } zone ? [zone] : []),
    ];

    /// <summary>Nodes that come and go by themselves, as many as pods need: EKS Auto Mode, GKE Autopilot and auto-provisioning.</summary>
    private static IEnumerable<NodePool> Automatic(DrillCluster cluster)
    {
        var inputs = cluster.Node.Inputs;
        var own = inputs.Is("computeConfig.enabled", true) || inputs.Is("enableAutopilot", true);
        if (!own && !inputs.Is("clusterAutoscaling.enabled", true))
            yield break;
        var zones = inputs.Texts("clusterAutoscaling.autoProvisioningLocations") is { Count: > 0 } named
            ? named.ToHashSet(StringComparer.Ordinal)
            : cluster.OwnZones;
        yield return new() { Urn = cluster.Node.Urn, Name = $"{cluster.Node.Name} automatic nodes", Zones = zones, Least = 0 };
    }

    private static HashSet<string> Taints(ObjectValue inputs, string path) =>
    [
        .. inputs.Objects(path).Where(taint => taint.Text("effect") is not ("PREFER_NO_SCHEDULE" or "PreferNoSchedule"))
            .Select(taint => taint.Text("key")).OfType<string>(),
    ];

    private static string NameOf(ResourceNode node) => (node.Inputs.At("metadata.name") as StringValue)?.Value ?? node.Name;
}
