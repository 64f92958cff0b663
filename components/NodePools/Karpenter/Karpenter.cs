using System.Text.RegularExpressions;
using Platform.Components.AddOns;
using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.NodePools;

/// <summary>
/// Karpenter with what it needs in AWS, and its pools: it launches nodes as pods need them, and takes them away again. It needs a provider
/// for AWS and one for the cluster, and a managed node pool to run on itself.
/// </summary>
/// <remarks>
/// Pools wait for the controller, which waits for its identity, so that on the way down pools go first, with their nodes, while there
/// still is a controller that ends the instances. Nothing is left in the network.
/// </remarks>
public sealed partial class Karpenter : PlatformComponent
{
    internal const string Token = "platform:nodePools:Karpenter";

    private const string Namespace = "kube-system";
    private const string ServiceAccount = "karpenter";
    private const int InstallSeconds = 600;

    private static readonly TimeSpan Drain = TimeSpan.FromMinutes(60);

    private readonly KarpenterArgs _args;

    /// <summary>Installs the controller and makes the pools.</summary>
    /// <exception cref="ArgumentException">A pool's image is not pinned, or gVisor cannot be installed on it.</exception>
    public Karpenter(string name, KarpenterArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        Check();
        var interruptions = new KarpenterInterruptions(Named("events"), new() { Cluster = args.Cluster }, Within());
        var role = new EksNodeRole(Named("nodes"), new() { Region = args.Cluster.Region }, Within());
        var entry = NodesMayJoin(role);
        var identity = Identity(role, interruptions);
        var definitions = Definitions();
        Controller = Install(interruptions, definitions, identity, entry, role);
        foreach (var (pool, settings) in args.Pools)
            Pool(pool, settings, role);
        RegisterOutputs();
    }

    /// <summary>The controller, for what has to wait until it runs.</summary>
    public K8s.Helm.V3.Release Controller { get; }

    private void Check()
    {
        foreach (var (name, pool) in _args.Pools)
        {
            if (!Pinned().IsMatch(pool.Image))
            {
                throw new ArgumentException(
                    $"pool {name}: {pool.Image}: must be a family and a release, such as al2023@v20260917, or nodes change by themselves");
            }

            if (pool.Sandbox is not null && !pool.Image.StartsWith("al2023@", StringComparison.Ordinal))
                throw new ArgumentException($"pool {name}: gVisor is installed on Amazon Linux 2023 only, not on {pool.Image}");
        }
    }

    /// <summary>EKS makes such an entry for managed groups only.</summary>
    private Aws.Eks.AccessEntry NodesMayJoin(EksNodeRole role) => new(Named("nodes"), new()
    {
        ClusterName = _args.ClusterName,
        PrincipalArn = role.Arn,
        Type = "EC2_LINUX",
    }, Inside(role));

    private AwsWorkloadIdentity Identity(EksNodeRole role, KarpenterInterruptions interruptions) => new(Named("controller"), new()
    {
        Workload = new()
        {
            Namespace = Namespace,
            ServiceAccount = ServiceAccount,
            Permissions = KarpenterPermissions.Of(role.Arn, interruptions.QueueArn, _args.Controller.Isolated),
        },
        Cluster = _args.Cluster,
        ClusterName = _args.ClusterName,
    }, Within());

    /// <summary>
    /// A release of their own, which needs no node: Helm would neither update nor remove those that come with the controller's chart.
    /// </summary>
    private K8s.Helm.V3.Release Definitions() => new(Named("definitions"), new K8s.Types.Inputs.Helm.V3.ReleaseArgs
    {
        Name = "karpenter-crd",
        Namespace = Namespace,
        Chart = Charts.KarpenterDefinitions.Reference,
        Version = Charts.KarpenterDefinitions.Version,
        Atomic = true,
    }, Inside());

    private K8s.Helm.V3.Release Install(KarpenterInterruptions interruptions, params Resource[] after) =>
        new(Named("controller"), new K8s.Types.Inputs.Helm.V3.ReleaseArgs
        {
            Name = "karpenter",
            Namespace = Namespace,
            Chart = Charts.Karpenter.Reference,
            Version = Charts.Karpenter.Version,
            SkipCrds = true,
            Atomic = true,
            Timeout = InstallSeconds,
            Values = Values(interruptions),
        }, Inside([interruptions, .. after, .. _args.RunsOn]));

    /// <summary>
    /// The chart's own affinity and budget keep the controllers apart, and off the nodes that they manage. Their spread is the chart's as
    /// well, said here because so much hangs on it; the chart fills in the selector.
    /// </summary>
    private InputMap<object> Values(KarpenterInterruptions interruptions) => HelmValues.Of(new
    {
        replicas = _args.Controller.Replicas,
        serviceAccount = new { name = ServiceAccount },
        // The controller starts the nodes that name resolution runs on, so it must not need that.
        dnsPolicy = "Default",
        nodeSelector = NodeSelector(),
        topologySpreadConstraints = new[]
        {
            new { maxSkew = 1, topologyKey = "topology.kubernetes.io/zone", whenUnsatisfiable = "DoNotSchedule" },
        },
        controller = new { resources = new { requests = new { cpu = "1", memory = "1Gi" }, limits = new { memory = "1Gi" } } },
        settings = new
        {
            clusterName = _args.Cluster.ClusterName,
            eksControlPlane = true,
            interruptionQueue = interruptions.QueueName,
            isolatedVPC = _args.Controller.Isolated,
            enableZonalShift = _args.Controller.ZonalShift,
            featureGates = new { nodeRepair = _args.Controller.NodeRepair, spotToSpotConsolidation = _args.Controller.SpotToSpot },
        },
    });

    private Dictionary<string, string> NodeSelector()
    {
        var selector = new Dictionary<string, string> { ["kubernetes.io/os"] = "linux" };
        if (_args.Controller.Pool is { } pool)
            selector["platform/pool"] = pool;
        return selector;
    }

    private void Pool(string name, KarpenterPool pool, EksNodeRole role)
    {
        var on = new KarpenterNodeClass(role.RoleName, _args.SubnetIds, _args.SecurityGroupId, _args.Tags);
        var nodeClass = Object(name, new("karpenter.k8s.aws/v1", "EC2NodeClass")
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = name },
            Spec = KarpenterObjects.NodeClass(pool, on),
        }, "class", Controller);
        _ = Object(name, new("karpenter.sh/v1", "NodePool")
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = name },
            Spec = KarpenterObjects.NodePool(name, pool),
        }, "pool", nodeClass);
    }

    /// <summary>Nodes are drained before their pool is gone, which can take as long as a pod's goodbye.</summary>
    private K8s.ApiExtensions.CustomResource Object(string name, KarpenterObjectArgs args, string role, Resource after)
    {
        var options = Inside(after);
        options.CustomTimeouts = new CustomTimeouts { Delete = Drain };
        return new(Named($"{role}-{name}"), args, options);
    }

    [GeneratedRegex(@"^(al2023|bottlerocket)@v\d[\w.]*$")]
    private static partial Regex Pinned();
}

/// <summary>Inputs of <see cref="Karpenter"/>.</summary>
public sealed class KarpenterArgs : ResourceArgs
{
    /// <summary>Where the cluster is.</summary>
    public required AwsFacts Cluster { get; init; }

    /// <summary>The cluster's physical name, as an output of the cluster.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The private subnets, one per zone.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The security group that control plane and nodes share.</summary>
    public required Input<string> SecurityGroupId { get; init; }

    /// <summary>The managed pools that the controller runs on. Only its own release waits for them; all else needs none.</summary>
    public required IReadOnlyList<Resource> RunsOn { get; init; }

    /// <summary>How the controller runs.</summary>
    public KarpenterController Controller { get; init; } = new();

    /// <summary>The pools by name; the name is identity.</summary>
    public required ImmutableSortedDictionary<string, KarpenterPool> Pools { get; init; }

    /// <summary>Tags of what is launched, which a provider's default tags do not reach. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
