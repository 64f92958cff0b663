using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.Clusters;

/// <summary>
/// The add-ons that need nodes to run on: name resolution, volumes, snapshots, metrics, node monitoring. Made after the cluster's first
/// node pool, because EKS waits twenty minutes for pods that have nowhere to go and then fails. They tolerate the taint of system nodes.
/// </summary>
public sealed class EksSystemAddOns : PlatformComponent
{
    internal const string Token = "platform:clusters:EksSystemAddOns";

    private const string EbsServiceAccount = "ebs-csi-controller-sa";

    private readonly EksSystemAddOnsArgs _args;
    private readonly EksAddOnVersions _versions;

    /// <summary>Installs the add-ons.</summary>
    /// <exception cref="ArgumentException">There are no nodes to run on, or no versions are known for the cluster's.</exception>
    public EksSystemAddOns(string name, EksSystemAddOnsArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        _args = args;
        _versions = args.Versions ?? EksAddOnVersions.For(args.Version);
        if (args.RunsOn.Count == 0)
            throw new ArgumentException($"{args.Cluster.ClusterName}: name resolution needs a node pool to run on");

        Dns();
        Volumes(Snapshots());
        Metrics();
        NodeMonitoring();
        RegisterOutputs();
    }

    private void Dns() => Install(new("coredns", _versions.CoreDns) { Configuration = EksAddOnConfiguration.CoreDns(_args.AddOns.Dns) });

    private Aws.Eks.Addon? Snapshots()
    {
        var configuration = EksAddOnConfiguration.SnapshotController();
        return _args.AddOns.Snapshots
            ? Install(new("snapshot-controller", _versions.SnapshotController) { Configuration = configuration })
            : null;
    }

    /// <summary>The driver looks once whether there are kinds of snapshots, so what brings them comes before it.</summary>
    private void Volumes(Aws.Eks.Addon? snapshots)
    {
        var role = new AwsPodRole(Named("ebs"), new()
        {
            Cluster = _args.Cluster,
            Namespace = EksAddOn.Namespace,
            ServiceAccount = EbsServiceAccount,
            Permissions = EbsCsiPermissions.Of(_args.VolumeKeyArns).Aws,
        }, Within());
        var driver = new EksAddOn("aws-ebs-csi-driver", _versions.EbsDriver)
        {
            Configuration = EksAddOnConfiguration.EbsDriver(_args.Cluster.ClusterName, _args.Tags),
            Role = (role.Arn, EbsServiceAccount),
        };
        Install(driver, snapshots is null ? [role] : [role, snapshots]);
    }

    private void Metrics()
    {
        if (_args.AddOns.Metrics)
            Install(new("metrics-server", _versions.MetricsServer) { Configuration = EksAddOnConfiguration.MetricsServer() });
    }

    private void NodeMonitoring()
    {
        if (_args.AddOns.NodeMonitoring)
            Install(new("eks-node-monitoring-agent", _versions.NodeMonitoringAgent));
    }

    private Aws.Eks.Addon Install(EksAddOn addOn, params Resource[] after) =>
        new(Named(addOn.Name), addOn.On(_args.ClusterName), Inside([.. after, .. _args.RunsOn]));
}

/// <summary>Inputs of <see cref="EksSystemAddOns"/>.</summary>
public sealed class EksSystemAddOnsArgs : ResourceArgs
{
    /// <summary>Where the cluster is.</summary>
    public required AwsFacts Cluster { get; init; }

    /// <summary>The cluster's physical name, as an output of the cluster.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The cluster's Kubernetes minor version, which the add-ons' versions follow.</summary>
    public required string Version { get; init; }

    /// <summary>The node pools that they run on. The add-ons wait for them; the driver's role needs none.</summary>
    public required IReadOnlyList<Resource> RunsOn { get; init; }

    /// <summary>Other versions of the add-ons. Default: those tested with <see cref="Version"/>.</summary>
    public EksAddOnVersions? Versions { get; init; }

    /// <summary>Which add-ons.</summary>
    public SystemAddOns AddOns { get; init; } = new();

    /// <summary>
    /// Keys that volumes are encrypted with, by a name for each, for the driver to use. Default: none but the account's own.
    /// </summary>
    public ImmutableSortedDictionary<string, Input<string>> VolumeKeyArns { get; init; } =
        ImmutableSortedDictionary<string, Input<string>>.Empty;

    /// <summary>Tags of volumes that the driver makes, which a provider's default tags do not reach. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
