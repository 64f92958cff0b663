using Platform.Components.Identity;

namespace Platform.Components.Clusters;

/// <summary>A private regional GKE control plane with its key. It knows nothing of node pools or add-ons.</summary>
public sealed class GkeCluster : PlatformComponent, ICluster
{
    internal const string Token = "platform:clusters:GkeCluster";

    private const string RotationPeriod = "7776000s";
    private const string DestroyDelay = "2592000s";

    private readonly GkeClusterArgs _args;
    private readonly Gcp.Container.Cluster _controlPlane;

    /// <summary>Makes the control plane.</summary>
    public GkeCluster(string name, GkeClusterArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        var key = SecretsKey();
        var grant = RobotMayUse(key);
        var nodes = ThrowAwayNodeAccount();
        _controlPlane = ControlPlane(key, grant, nodes);

        Name = _controlPlane.Name;
        Version = _controlPlane.MasterVersion;
        Kubernetes = Provider(_controlPlane);
        RegisterOutputs();
    }

    /// <inheritdoc/>
    [Output] public Output<string> Name { get; }

    /// <summary>The Kubernetes version that the control plane runs.</summary>
    [Output] public Output<string> Version { get; }

    /// <inheritdoc/>
    public K8s.Provider Kubernetes { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Resource> BeforeNodes => [];

    /// <inheritdoc/>
    public WorkloadIdentity Identify(string name, WorkloadIdentityArgs args) => new GcpWorkloadIdentity(Named(name), new()
    {
        Workload = args,
        Project = _args.Project,
        ProjectNumber = _args.ProjectNumber,
        ClusterName = _args.ClusterName,
    }, Within(_controlPlane));

    private Gcp.Kms.CryptoKey SecretsKey()
    {
        var ring = new Gcp.Kms.KeyRing(Named("secrets"), new() { Location = _args.Region }, Inside());
        return new Gcp.Kms.CryptoKey(Named("secrets"), new()
        {
            KeyRing = ring.Id,
            RotationPeriod = RotationPeriod,
            DestroyScheduledDuration = DestroyDelay,
        }, Inside());
    }

    /// <summary>GKE's own account must be able to use the key before the cluster asks for it.</summary>
    private Gcp.Kms.CryptoKeyIAMMember RobotMayUse(Gcp.Kms.CryptoKey key)
    {
        var robot = new Gcp.Projects.ServiceIdentity(Named("robot"), new() { Service = "container.googleapis.com", Project = _args.Project }, Inside());
        return new Gcp.Kms.CryptoKeyIAMMember(Named("robot"), new()
        {
            CryptoKeyId = key.Id,
            Role = "roles/cloudkms.cryptoKeyEncrypterDecrypter",
            Member = robot.Member,
        }, Inside());
    }

    /// <summary>The pool that GKE makes with a cluster is removed at once, yet it starts; without an account of its own it takes the default one.</summary>
    private Gcp.ServiceAccount.Account ThrowAwayNodeAccount() => new(Named("default"), new()
    {
        Project = _args.Project,
        DisplayName = $"Default pool of {_args.ClusterName}",
    }, Inside());

    private Gcp.Container.Cluster ControlPlane(Gcp.Kms.CryptoKey key, Gcp.Kms.CryptoKeyIAMMember grant, Gcp.ServiceAccount.Account nodes) =>
        new(Named("control-plane"), new()
        {
            Name = _args.ClusterName,
            Project = _args.Project,
            Location = _args.Region,
            NodeLocations = _args.Zones.ToArray(),
            Network = _args.NetworkId,
            Subnetwork = _args.SubnetId,
            MinMasterVersion = _args.Version,
            DeletionProtection = _args.DeletionProtection,
            InitialNodeCount = 1,
            RemoveDefaultNodePool = true,
            DatapathProvider = "ADVANCED_DATAPATH",
            IpAllocationPolicy = new Gcp.Container.Inputs.ClusterIpAllocationPolicyArgs
            {
                ClusterSecondaryRangeName = Networks.GcpNetwork.PodsRange,
                ServicesSecondaryRangeName = Networks.GcpNetwork.ServicesRange,
            },
            PrivateClusterConfig = new Gcp.Container.Inputs.ClusterPrivateClusterConfigArgs { EnablePrivateNodes = true },
            ControlPlaneEndpointsConfig = new Gcp.Container.Inputs.ClusterControlPlaneEndpointsConfigArgs
            {
                DnsEndpointConfig = new Gcp.Container.Inputs.ClusterControlPlaneEndpointsConfigDnsEndpointConfigArgs { AllowExternalTraffic = true },
                IpEndpointsConfig = new Gcp.Container.Inputs.ClusterControlPlaneEndpointsConfigIpEndpointsConfigArgs { Enabled = false },
            },
            DatabaseEncryption = new Gcp.Container.Inputs.ClusterDatabaseEncryptionArgs { State = "ENCRYPTED", KeyName = key.Id },
            ReleaseChannel = new Gcp.Container.Inputs.ClusterReleaseChannelArgs { Channel = "REGULAR" },
            WorkloadIdentityConfig = new Gcp.Container.Inputs.ClusterWorkloadIdentityConfigArgs { WorkloadPool = $"{_args.Project}.svc.id.goog" },
            NodeConfig = new Gcp.Container.Inputs.ClusterNodeConfigArgs
            {
                ServiceAccount = nodes.Email,
                ShieldedInstanceConfig = new Gcp.Container.Inputs.ClusterNodeConfigShieldedInstanceConfigArgs { EnableSecureBoot = true },
            },
        }, OfControlPlane(grant));

    /// <summary>The removed pool's configuration would otherwise differ from the cluster's on every run.</summary>
    private CustomResourceOptions OfControlPlane(Resource grant)
    {
        var options = Inside(grant);
        options.IgnoreChanges = ["nodeConfig", "initialNodeCount", "nodePools"];
        return options;
    }

    /// <summary>The DNS endpoint shows a certificate that every system trusts, and lets in whom IAM lets in.</summary>
    private K8s.Provider Provider(Gcp.Container.Cluster cluster)
    {
        var server = cluster.ControlPlaneEndpointsConfig.Apply(endpoints => $"https://{endpoints.DnsEndpointConfig!.Endpoint}");
        var kubeconfig = Kubeconfig.Create(
            cluster.Name, server, certificateAuthority: null, "gke-gcloud-auth-plugin", Output.Create(ImmutableArray<string>.Empty));
        return new K8s.Provider(Named("kubernetes"), new()
        {
            KubeConfig = Output.CreateSecret(kubeconfig),
            ClusterIdentifier = cluster.Id,
            EnableServerSideApply = true,
        }, Inside());
    }
}

/// <summary>Inputs of <see cref="GkeCluster"/>.</summary>
public sealed class GkeClusterArgs : ResourceArgs
{
    /// <summary>The physical name, up to 40 characters; people type it.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The lowest Kubernetes version, such as <c>1.35</c>; the release channel takes it from there.</summary>
    public required string Version { get; init; }

    /// <summary>The Google Cloud project.</summary>
    public required string Project { get; init; }

    /// <summary>The project's number, which names its workload identity pool.</summary>
    public required string ProjectNumber { get; init; }

    /// <summary>The region of the control plane.</summary>
    public required string Region { get; init; }

    /// <summary>The zones of the nodes.</summary>
    public required ImmutableSortedSet<string> Zones { get; init; }

    /// <summary>The VPC.</summary>
    public required Input<string> NetworkId { get; init; }

    /// <summary>The subnet with ranges for pods and services.</summary>
    public required Input<string> SubnetId { get; init; }

    /// <summary>Whether Pulumi's provider refuses to delete the cluster. Default: true.</summary>
    public bool DeletionProtection { get; init; } = true;
}
