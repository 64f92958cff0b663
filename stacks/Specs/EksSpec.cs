using Platform.Components.Clusters;
using Platform.Components.NodePools;

namespace Platform.Stacks.Specs;

/// <summary>What only clusters on AWS have. The initialisers are production.</summary>
public sealed record EksSpec
{
    /// <summary>What the control plane is. Default: private, with a key of its own, upgraded when standard support ends.</summary>
    public EksControlPlane ControlPlane { get; init; } = new();

    /// <summary>What is kept of the control plane's logs. Default: all five, for 90 days, under a key of their own.</summary>
    public ControlPlaneLogs Logs { get; init; } = new();

    /// <summary>The ARN of the role that deploys, which administers the cluster. Default: none, one of <see cref="Access"/> does.</summary>
    public string? DeployRole { get; init; }

    /// <summary>Who else may do what, by a name for the entry. Default: nobody.</summary>
    public ImmutableSortedDictionary<string, EksAccess> Access { get; init; } = ImmutableSortedDictionary<string, EksAccess>.Empty;

    /// <summary>How pods get addresses. Default: by prefixes, under network policies.</summary>
    public PodNetwork PodNetwork { get; init; } = new();

    /// <summary>EKS's own add-ons beside those that a cluster cannot be without. Default: snapshots, metrics and node monitoring.</summary>
    public SystemAddOns SystemAddOns { get; init; } = new();

    /// <summary>Who makes nodes for pods that wait. Default: Karpenter.</summary>
    public NodeAutoscaler Autoscaler { get; init; } = NodeAutoscaler.Karpenter;

    /// <summary>How Karpenter runs and what it launches. Default: on-demand Arm machines, up to 100 cores.</summary>
    public KarpenterSpec Karpenter { get; init; } = new();
}

/// <summary>Who makes nodes for pods that wait.</summary>
public enum NodeAutoscaler
{
    /// <summary>Karpenter, which launches machines that fit the pods.</summary>
    Karpenter,

    /// <summary>The Cluster Autoscaler, which resizes the managed pools between their limits.</summary>
    ClusterAutoscaler,

    /// <summary>Nobody: pools keep their smallest size.</summary>
    None,
}

/// <summary>Karpenter in a cluster. The initialisers are production.</summary>
public sealed record KarpenterSpec
{
    /// <summary>How the controller runs. Default: two, in two zones.</summary>
    public KarpenterController Controller { get; init; } = new();

    /// <summary>Its pools by name; the name is identity. Default: one, <c>workload</c>, of on-demand Arm machines.</summary>
    public ImmutableSortedDictionary<string, KarpenterPool> Pools { get; init; } =
        ImmutableSortedDictionary<string, KarpenterPool>.Empty.Add("workload", new());
}
