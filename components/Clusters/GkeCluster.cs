using Platform.Components.Identity;

namespace Platform.Components.Clusters;

/// <summary>
/// A private regional GKE control plane with its keys, its nodes' account and its backups. It knows nothing of node pools or add-ons.
/// </summary>
public sealed class GkeCluster : PlatformComponent, ICluster
{
    internal const string Token = "platform:clusters:GkeCluster";

    /// <summary>The most characters of a cluster's physical name; GKE's limit.</summary>
    public const int LongestName = 40;

    private const string SecretsUse = "secrets";
    private const string DisksUse = "disks";

    private readonly string _name;
    private readonly GkeClusterArgs _args;
    private readonly Gcp.Container.Cluster _controlPlane;

    /// <summary>Makes the control plane.</summary>
    public GkeCluster(string name, GkeClusterArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _name = name;
        _args = Fitting(args);
        var keys = Keys();
        var nodes = NodeAccount();
        var topic = Notifications();
        _controlPlane = ControlPlane(keys, nodes, topic);
        Backups();

        Name = _controlPlane.Name;
        Id = _controlPlane.Id;
        Version = _controlPlane.MasterVersion;
        DnsEndpoint = _controlPlane.ControlPlaneEndpointsConfig.Apply(endpoints => endpoints.DnsEndpointConfig!.Endpoint!);
        NodeServiceAccount = nodes.Email;
        DiskKey = keys.For(DisksUse);
        BeforeNodes = nodes.Grants;
        Kubeconfig = Output.CreateSecret(Clusters.Kubeconfig.OfGke(Name, DnsEndpoint));
        Kubernetes = Provider();
        RegisterOutputs();
    }

    /// <inheritdoc/>
    [Output] public Output<string> Name { get; }

    /// <summary>The cluster as Google's APIs name it: project, location and name.</summary>
    [Output] public Output<string> Id { get; }

    /// <summary>The Kubernetes version that the control plane runs.</summary>
    [Output] public Output<string> Version { get; }

    /// <summary>The host name under which the Kubernetes API is reached.</summary>
    [Output] public Output<string> DnsEndpoint { get; }

    /// <summary>Whom nodes act as, for node pools and firewall rules.</summary>
    [Output] public Output<string> NodeServiceAccount { get; }

    /// <inheritdoc/>
    [Output] public Output<string> Kubeconfig { get; }

    /// <summary>The key of nodes' disks; null where Google's own is used.</summary>
    public Input<string>? DiskKey { get; }

    /// <inheritdoc/>
    public K8s.Provider Kubernetes { get; }

    /// <summary>What nodes need before they boot, beyond the control plane: their account's roles.</summary>
    public IReadOnlyList<Resource> BeforeNodes { get; }

    /// <inheritdoc/>
    public WorkloadIdentity Identify(string name, WorkloadIdentityArgs args) => new GcpWorkloadIdentity(Named(name), new()
    {
        Workload = args,
        Project = _args.Project,
        ProjectNumber = _args.ProjectNumber,
        ClusterName = _args.ClusterName,
    }, Within(_controlPlane));

    private static GkeClusterArgs Fitting(GkeClusterArgs args) => args switch
    {
        { ClusterName.Length: > LongestName } => throw new ArgumentException(
            $"{args.ClusterName}: up to {LongestName} characters", nameof(args)),
        { Upgrades.Window.IsLongEnough: false } => throw new ArgumentException(
            $"the maintenance window: {MaintenanceWindow.LeastHours} to 24 hours at a time, "
            + $"{MaintenanceWindow.LeastHoursInFourWeeks} in four weeks",
            nameof(args)),
        { Authentication: GkeAuthentication.AccessToken, AccessToken: null } => throw new ArgumentException(
            $"{args.ClusterName}: authentication by token without a token", nameof(args)),
        _ => args,
    };

    /// <summary>
    /// GKE's own account encrypts secrets, Compute Engine's encrypts disks; each must be able to before the cluster asks.
    /// </summary>
    private GkeKeys Keys()
    {
        var uses = new Dictionary<string, Input<string>>();
        if (_args.Security.EncryptSecrets)
            uses[SecretsUse] = Robot().Member;
        if (_args.Security.EncryptDisks)
            uses[DisksUse] = $"serviceAccount:service-{_args.ProjectNumber}@compute-system.iam.gserviceaccount.com";
        return new(_name, new()
        {
            Project = _args.Project,
            Region = _args.Region,
            Uses = uses,
            Security = _args.Security,
            Labels = _args.Labels,
            Protect = _args.DeletionProtection,
        }, Within());
    }

    private Gcp.Projects.ServiceIdentity Robot() =>
        new(Named("robot"), new() { Service = "container.googleapis.com", Project = _args.Project }, Inside());

    private GkeNodeAccount NodeAccount() => new(_name, new()
    {
        Project = _args.Project,
        ClusterName = _args.ClusterName,
        Registries = _args.Registries,
    }, Within());

    private Gcp.PubSub.Topic? Notifications() => _args.Upgrades.Notifications.IsEmpty ? null : new(Named("notifications"), new()
    {
        Project = _args.Project,
        Labels = _args.Labels.ToImmutableDictionary(),
        MessageStoragePolicy = new Gcp.PubSub.Inputs.TopicMessageStoragePolicyArgs { AllowedPersistenceRegions = [_args.Region] },
    }, Inside());

    private Gcp.Container.Cluster ControlPlane(GkeKeys keys, GkeNodeAccount nodes, Gcp.PubSub.Topic? topic) => new(
        Named("control-plane"),
        GkeControlPlane.Of(_args, keys.For(SecretsUse), keys.For(DisksUse), nodes.Email, topic),
        OfControlPlane(keys));

    /// <summary>
    /// The removed pool's configuration would otherwise differ from the cluster's on every run, and so would that of pools which GKE makes
    /// by itself where it makes none. The limits are those of an upgrade of a regional control plane.
    /// </summary>
    private CustomResourceOptions OfControlPlane(GkeKeys keys)
    {
        var options = Inside([.. keys.Grants]);
        options.IgnoreChanges = ["nodeConfig", "initialNodeCount", "nodePools"];
        if (_args.AutoProvisioning is null)
            options.IgnoreChanges.Add("nodePoolAutoConfig");
        options.Protect = _args.DeletionProtection;
        options.CustomTimeouts = new() { Create = TimeSpan.FromHours(1), Update = TimeSpan.FromHours(2), Delete = TimeSpan.FromHours(1) };
        return options;
    }

    private void Backups()
    {
        if (_args.Backups is not { } backups)
            return;

        _ = new GkeBackup(_name, new()
        {
            Project = _args.Project,
            Region = _args.Region,
            ClusterId = _controlPlane.Id,
            Backups = backups,
            Security = _args.Security,
            Labels = _args.Labels,
            Protect = _args.DeletionProtection,
        }, Within());
    }

    /// <summary>The identifier stays when kubeconfig or token change; without it everything inside would be replaced.</summary>
    private K8s.Provider Provider() => new(Named("kubernetes"), new()
    {
        KubeConfig = _args is { Authentication: GkeAuthentication.AccessToken, AccessToken: { } token }
            ? Clusters.Kubeconfig.OfGke(Name, DnsEndpoint, token)
            : Kubeconfig,
        ClusterIdentifier = _controlPlane.Id,
        EnableServerSideApply = true,
        DeleteUnreachable = _args.ForgetUnreachable,
    }, Inside());
}
