using Platform.Components.Identity;
using Inputs = Pulumi.Gcp.Container.Inputs;

namespace Platform.Components.Clusters;

/// <summary>A private regional GKE control plane with its keys, its nodes' account and its backups. It knows nothing of node pools or add-ons.</summary>
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
        Version = _controlPlane.MasterVersion;
        Id = _controlPlane.Id;
        NodeServiceAccount = nodes.Email;
        DiskKey = keys.For(DisksUse);
        BeforeNodes = nodes.Grants;
        Kubeconfig = Output.CreateSecret(Clusters.Kubeconfig.OfGke(Name, DnsEndpoint));
        Kubernetes = Provider();
        RegisterOutputs();
    }

    /// <inheritdoc/>
    [Output] public Output<string> Name { get; }

    /// <summary>The Kubernetes version that the control plane runs.</summary>
    [Output] public Output<string> Version { get; }

    /// <summary>The cluster as Google's APIs name it: project, location and name.</summary>
    [Output] public Output<string> Id { get; }

    /// <summary>Whom nodes act as, for node pools and firewall rules.</summary>
    [Output] public Output<string> NodeServiceAccount { get; }

    /// <summary>A kubeconfig without a credential: it asks Google's plugin for tokens. Secret all the same.</summary>
    [Output] public Output<string> Kubeconfig { get; }

    /// <summary>The key of nodes' disks; null where Google's own is used.</summary>
    public Input<string>? DiskKey { get; }

    /// <inheritdoc/>
    public K8s.Provider Kubernetes { get; }

    /// <summary>What nodes need before they boot, beyond the control plane: their account's roles.</summary>
    public IReadOnlyList<Resource> BeforeNodes { get; }

    private Output<string> DnsEndpoint =>
        _controlPlane.ControlPlaneEndpointsConfig.Apply(endpoints => endpoints.DnsEndpointConfig!.Endpoint!);

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
        { ClusterName.Length: > LongestName } => throw new ArgumentException($"{args.ClusterName}: up to {LongestName} characters", nameof(args)),
        { Upgrades.Window.IsLongEnough: false } => throw new ArgumentException(
            $"the maintenance window: {MaintenanceWindow.LeastHours} to 24 hours at a time, {MaintenanceWindow.LeastHoursInFourWeeks} in four weeks",
            nameof(args)),
        _ => args,
    };

    /// <summary>GKE's own account encrypts secrets, Compute Engine's encrypts disks; each must be able to before the cluster asks.</summary>
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

    private Gcp.Container.Cluster ControlPlane(GkeKeys keys, GkeNodeAccount nodes, Gcp.PubSub.Topic? topic) => new(Named("control-plane"), new()
    {
        Name = _args.ClusterName,
        Project = _args.Project,
        Location = _args.Region,
        NodeLocations = _args.Zones.ToArray(),
        ResourceLabels = _args.Labels.ToImmutableDictionary(),
        DeletionProtection = _args.DeletionProtection,

        MinMasterVersion = _args.Version,
        ReleaseChannel = new Inputs.ClusterReleaseChannelArgs { Channel = GoogleWire.Name(_args.Upgrades.Channel) },
        MaintenancePolicy = _args.Upgrades.MaintenancePolicy(),
        RollbackSafeUpgrade = _args.Upgrades.Rollback().OrNone(),
        DesiredEmulatedVersion = _args.Upgrades.EmulatedVersion.OrNone(),
        GkeAutoUpgradeConfig = _args.Upgrades.Patches().OrNone(),
        NotificationConfig = NotificationsTo(topic).OrNone(),

        ControlPlaneEndpointsConfig = _args.Endpoints.ControlPlaneEndpoints(),
        PrivateClusterConfig = _args.Endpoints.PrivateCluster(),
        MasterAuthorizedNetworksConfig = _args.Endpoints.AuthorizedNetworks().OrNone(),

        Network = _args.NetworkId,
        Subnetwork = _args.SubnetId,
        NetworkingMode = "VPC_NATIVE",
        IpAllocationPolicy = _args.Networking.IpAllocation(),
        DefaultMaxPodsPerNode = _args.Networking.MaxPodsPerNode,
        DatapathProvider = "ADVANCED_DATAPATH",
        EnableIntranodeVisibility = _args.Networking.IntranodeVisibility,
        EnableCiliumClusterwideNetworkPolicy = _args.Networking.ClusterwidePolicies,
        EnableFqdnNetworkPolicy = _args.Networking.FqdnPolicies,
        InTransitEncryptionConfig = _args.Networking.Encryption().OrNone(),
        DnsConfig = _args.Networking.Dns().OrNone(),

        WorkloadIdentityConfig = new Inputs.ClusterWorkloadIdentityConfigArgs { WorkloadPool = GcpPrincipal.Pool(_args.Project) },
        DatabaseEncryption = DatabaseEncryption(keys.For(SecretsUse)),
        EnableShieldedNodes = true,
        EnableLegacyAbac = false,
        AnonymousAuthenticationConfig = new Inputs.ClusterAnonymousAuthenticationConfigArgs { Mode = "LIMITED" },
        RbacBindingConfig = new Inputs.ClusterRbacBindingConfigArgs
        {
            EnableInsecureBindingSystemAuthenticated = false,
            EnableInsecureBindingSystemUnauthenticated = false,
        },
        MasterAuth = new Inputs.ClusterMasterAuthArgs
        {
            ClientCertificateConfig = new Inputs.ClusterMasterAuthClientCertificateConfigArgs { IssueClientCertificate = false },
        },
        AuthenticatorGroupsConfig = RbacGroups().OrNone(),
        BinaryAuthorization = new Inputs.ClusterBinaryAuthorizationArgs
        {
            EvaluationMode = _args.Security.BinaryAuthorization ? "PROJECT_SINGLETON_POLICY_ENFORCE" : "DISABLED",
        },
        SecurityPostureConfig = new Inputs.ClusterSecurityPostureConfigArgs
        {
            Mode = _args.Security.SecurityPosture ? "BASIC" : "DISABLED",
            VulnerabilityMode = "VULNERABILITY_DISABLED",
        },

        LoggingConfig = _args.Telemetry.Logging(),
        MonitoringConfig = _args.Telemetry.Monitoring(),
        CostManagementConfig = new Inputs.ClusterCostManagementConfigArgs { Enabled = _args.Features.CostAllocation },

        AddonsConfig = _args.Features.AddOns(_args.Networking.NodeLocalDns, _args.Backups is not null),
        GatewayApiConfig = new Inputs.ClusterGatewayApiConfigArgs { Channel = _args.Features.GatewayApi ? "CHANNEL_STANDARD" : "CHANNEL_DISABLED" },
        SecretManagerConfig = _args.Features.Secrets(),
        VerticalPodAutoscaling = new Inputs.ClusterVerticalPodAutoscalingArgs { Enabled = _args.Features.VerticalPodAutoscaling },
        ClusterAutoscaling = _args.AutoProvisioning.Autoscaling(
            _args.Features.OptimizeUtilization, _args.Zones, nodes.Email, keys.For(DisksUse)),

        InitialNodeCount = 1,
        RemoveDefaultNodePool = true,
        NodeConfig = GkeThrowAwayPool.NodeConfig(nodes.Email, keys.For(DisksUse), _args.Labels),
        NodePoolDefaults = GkeThrowAwayPool.Defaults(_args.Features.ImageStreaming),
        NodePoolAutoConfig = GkeThrowAwayPool.AutoConfig(),
    }, OfControlPlane(keys));

    private Inputs.ClusterNotificationConfigArgs? NotificationsTo(Gcp.PubSub.Topic? topic) => topic is null ? null : new()
    {
        Pubsub = new Inputs.ClusterNotificationConfigPubsubArgs
        {
            Enabled = true,
            Topic = topic.Id,
            Filter = new Inputs.ClusterNotificationConfigPubsubFilterArgs
            {
                EventTypes = _args.Upgrades.Notifications.Select(GoogleWire.Name).ToArray(),
            },
        },
    };

    private static Inputs.ClusterDatabaseEncryptionArgs DatabaseEncryption(Input<string>? key) =>
        key is null ? new() { State = "DECRYPTED" } : new() { State = "ENCRYPTED", KeyName = key };

    private Inputs.ClusterAuthenticatorGroupsConfigArgs? RbacGroups() =>
        _args.Security.RbacGroup is { } group ? new() { SecurityGroup = group } : null;

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
        }, Within());
    }

    /// <summary>The identifier stays when kubeconfig or token change; without it everything inside would be replaced.</summary>
    private K8s.Provider Provider() => new(Named("kubernetes"), new()
    {
        KubeConfig = _args.AccessToken is { } token
            ? Clusters.Kubeconfig.OfGke(Name, DnsEndpoint, token)
            : Kubeconfig,
        ClusterIdentifier = _controlPlane.Id,
        EnableServerSideApply = true,
    }, Inside());
}
