using Platform.Components.AddOns;

namespace Platform.Components.NodePools;

/// <summary>A pool in the words of Karpenter's objects. Pure.</summary>
internal static class KarpenterObjects
{
    private static readonly string[] TooSmall = ["nano", "micro", "small", "medium"];

    /// <summary>What nodes are launched as.</summary>
    public static InputMap<object> NodeClass(KarpenterPool pool, KarpenterNodeClass on) => HelmValues.Of(new
    {
        amiSelectorTerms = new[] { new { alias = pool.Image } },
        role = on.Role,
        subnetSelectorTerms = on.SubnetIds.ToOutput().Apply(ids => ids.Select(Term).ToImmutableArray()),
        securityGroupSelectorTerms = on.SecurityGroupId.ToOutput().Apply(id => ImmutableArray.Create(Term(id))),
        tags = on.Tags,
        metadataOptions = new
        {
            httpEndpoint = "enabled",
            httpProtocolIPv6 = "disabled",
            httpPutResponseHopLimit = 1,
            httpTokens = "required",
        },
        blockDeviceMappings = Volumes(pool),
        detailedMonitoring = pool.DetailedMonitoring,
        kubelet = pool.MaxPods is { } maxPods ? new { maxPods } : null,
        userData = pool.Sandbox is { } sandbox ? NodeUserData.Sandbox(sandbox) : null,
    });

    /// <summary>Which nodes are launched, and when they go.</summary>
    public static InputMap<object> NodePool(string name, KarpenterPool pool) => HelmValues.Of(new
    {
        template = new
        {
            metadata = new { labels = Labels(name, pool) },
            spec = new
            {
                nodeClassRef = new { group = "karpenter.k8s.aws", kind = "EC2NodeClass", name },
                requirements = Requirements(pool),
                taints = Taints(pool),
                expireAfter = pool.Disruption.MaxAge,
                terminationGracePeriod = pool.Disruption.MaxDrain,
            },
        },
        disruption = new
        {
            consolidationPolicy = pool.Disruption.Consolidate ? "WhenEmptyOrUnderutilized" : "WhenEmpty",
            consolidateAfter = pool.Disruption.After,
            budgets = pool.Disruption.Budgets.Select(Budget),
        },
        limits = new { cpu = $"{pool.MaxCores}", memory = $"{pool.MaxMemoryGiB}Gi" },
        weight = pool.Weight,
    });

    private static ImmutableDictionary<string, string> Term(string id) => ImmutableDictionary<string, string>.Empty.Add("id", id);

    /// <summary>Bottlerocket's system volume has its own size; what grows is on the other one.</summary>
    private static object[] Volumes(KarpenterPool pool)
    {
        const string System = "/dev/xvda";
        var data = new
        {
            volumeType = "gp3",
            encrypted = true,
            deleteOnTermination = true,
            volumeSize = $"{pool.Disk.SizeGiB}Gi",
            iops = pool.Disk.Iops,
            throughput = pool.Disk.ThroughputMiB,
        };
        if (!pool.Image.StartsWith("bottlerocket@", StringComparison.Ordinal))
            return [new { deviceName = System, ebs = data, rootVolume = true }];

        return
        [
            new { deviceName = System, ebs = new { data.volumeType, data.encrypted, data.deleteOnTermination }, rootVolume = true },
            new { deviceName = "/dev/xvdb", ebs = data, rootVolume = false },
        ];
    }

    private static ImmutableSortedDictionary<string, string> Labels(string name, KarpenterPool pool)
    {
        var labels = pool.Labels.SetItem("platform/pool", name);
        return pool.Sandbox is null ? labels : labels.SetItem(GVisor.NodeKey, GVisor.NodeValue);
    }

    private static IEnumerable<object> Taints(KarpenterPool pool) =>
        (pool.Sandbox is null ? pool.Taints : pool.Taints.Add(GVisor.Taint))
            .Select(taint => new { key = taint.Key, value = taint.Value, effect = taint.Effect.ToString() });

    private static IEnumerable<object> Requirements(KarpenterPool pool)
    {
        yield return Requirement("kubernetes.io/os", "In", "linux");
        yield return Requirement("kubernetes.io/arch", "In", [.. pool.Architectures]);
        yield return Requirement("karpenter.sh/capacity-type", "In", pool.Capacity switch
        {
            KarpenterCapacity.Spot => ["spot"],
            KarpenterCapacity.SpotOrOnDemand => ["spot", "on-demand"],
            _ => ["on-demand"],
        });
        if (!pool.Zones.IsEmpty)
            yield return Requirement("topology.kubernetes.io/zone", "In", [.. pool.Zones]);
        if (!pool.Machines.IsEmpty)
        {
            yield return Requirement("node.kubernetes.io/instance-type", "In", [.. pool.Machines]);
            yield break;
        }

        yield return Requirement("karpenter.k8s.aws/instance-category", "In", [.. pool.Categories]);
        yield return Requirement("karpenter.k8s.aws/instance-generation", "Gt", $"{pool.OldestGeneration - 1}");
        yield return Requirement("karpenter.k8s.aws/instance-size", "NotIn", TooSmall);
    }

    private static object Requirement(string key, string @operator, params string[] values) => new { key, @operator, values };

    private static object Budget(KarpenterBudget budget) => new
    {
        nodes = budget.Nodes,
        reasons = budget.Reasons.IsEmpty ? null : budget.Reasons,
        schedule = budget.Schedule,
        duration = budget.Duration,
    };
}

/// <summary>What the nodes of every pool are launched with.</summary>
/// <param name="Role">The name of the nodes' role.</param>
/// <param name="SubnetIds">The subnets.</param>
/// <param name="SecurityGroupId">The security group that nodes and control plane share.</param>
/// <param name="Tags">Tags of what is launched.</param>
internal sealed record KarpenterNodeClass(
    Output<string> Role, InputList<string> SubnetIds, Input<string> SecurityGroupId, ImmutableSortedDictionary<string, string> Tags);

/// <summary>An object of Karpenter's.</summary>
internal sealed class KarpenterObjectArgs(string apiVersion, string kind) : K8s.ApiExtensions.CustomResourceArgs(apiVersion, kind)
{
    /// <summary>What is wanted of it.</summary>
    [Input("spec")] public InputMap<object> Spec { get; init; } = [];
}
