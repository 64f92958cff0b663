using Platform.Components.AddOns;
using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.NodePools;

/// <summary>
/// The Cluster Autoscaler, which resizes managed node groups between their limits: the alternative to <see cref="Karpenter"/>. It finds
/// the groups by the tags that EKS puts on them, and learns from EKS what an empty group's nodes would be like.
/// </summary>
public sealed class ClusterAutoscaler : PlatformComponent
{
    internal const string Token = "platform:nodePools:ClusterAutoscaler";

    private const string Namespace = "kube-system";
    private const string ServiceAccount = "cluster-autoscaler";
    private const string App = "aws-cluster-autoscaler";

    // It simulates the scheduler of one minor version. Tags of kubernetes/autoscaler, 2026-07-22.
    private static readonly ImmutableSortedDictionary<string, string> Images = ImmutableSortedDictionary<string, string>.Empty
        .Add("1.34", "v1.34.5")
        .Add("1.35", "v1.35.2")
        .Add("1.36", "v1.36.1");

    private readonly ClusterAutoscalerArgs _args;

    /// <summary>Installs the autoscaler.</summary>
    /// <exception cref="ArgumentException">There is none for the cluster's version.</exception>
    public ClusterAutoscaler(string name, ClusterAutoscalerArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        _args = args;
        var identity = Identity();
        Controller = Install(identity);
        RegisterOutputs();
    }

    /// <summary>The autoscaler, for what has to wait until it runs.</summary>
    public K8s.Helm.V3.Release Controller { get; }

    private AwsWorkloadIdentity Identity() => new(Named("controller"), new()
    {
        Workload = new() { Namespace = Namespace, ServiceAccount = ServiceAccount, Permissions = ClusterAutoscalerPermissions.Of() },
        Cluster = _args.Cluster,
        ClusterName = _args.ClusterName,
    }, Within());

    private K8s.Helm.V3.Release Install(AwsWorkloadIdentity identity) => new(Named("controller"), new K8s.Types.Inputs.Helm.V3.ReleaseArgs
    {
        Name = "cluster-autoscaler",
        Namespace = Namespace,
        Chart = Charts.ClusterAutoscaler.Reference,
        RepositoryOpts = new K8s.Types.Inputs.Helm.V3.RepositoryOptsArgs { Repo = Charts.ClusterAutoscaler.Repository.OrNone() },
        Version = Charts.ClusterAutoscaler.Version,
        Atomic = true,
        Values = Values(),
    }, Inside([identity, .. _args.RunsOn]));

    private InputMap<object> Values() => HelmValues.Of(new
    {
        cloudProvider = "aws",
        awsRegion = _args.Cluster.Region,
        autoDiscovery = new { clusterName = _args.Cluster.ClusterName },
        image = new { tag = Image() },
        replicaCount = _args.Replicas,
        rbac = new { serviceAccount = new { name = ServiceAccount } },
        extraArgs = new Dictionary<string, object>
        {
            ["balance-similar-node-groups"] = true,
            ["expander"] = "least-waste",
            ["skip-nodes-with-system-pods"] = false,
        },
        tolerations = new[] { new { key = NodeTaint.System.Key, @operator = "Exists" } },
        topologySpreadConstraints = new[]
        {
            new
            {
                maxSkew = 1,
                topologyKey = "topology.kubernetes.io/zone",
                whenUnsatisfiable = "ScheduleAnyway",
                labelSelector = new { matchLabels = new Dictionary<string, string> { ["app.kubernetes.io/name"] = App } },
            },
        },
        resources = new { requests = new { cpu = "100m", memory = "300Mi" }, limits = new { memory = "600Mi" } },
    });

    private string Image() => Images.TryGetValue(_args.Version, out var image)
        ? image
        : throw new ArgumentException($"{_args.Version}: the Cluster Autoscaler is known for {string.Join(", ", Images.Keys)}");
}

/// <summary>Inputs of <see cref="ClusterAutoscaler"/>.</summary>
public sealed class ClusterAutoscalerArgs : ResourceArgs
{
    /// <summary>Where the cluster is.</summary>
    public required AwsFacts Cluster { get; init; }

    /// <summary>The cluster's physical name, as an output of the cluster.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The cluster's Kubernetes minor version, which the image follows.</summary>
    public required string Version { get; init; }

    /// <summary>The managed pools that it runs on. Only its release waits for them; its identity needs none.</summary>
    public required IReadOnlyList<Resource> RunsOn { get; init; }

    /// <summary>How many run, of which one works. Default: 2, in two zones.</summary>
    public int Replicas { get; init; } = 2;
}
