using Platform.Components.Identity;

namespace Platform.Components.Clusters;

/// <summary>A private EKS control plane with its role, key and log group. It knows nothing of nodes or add-ons.</summary>
public sealed class EksCluster : PlatformComponent, ICluster
{
    internal const string Token = "platform:clusters:EksCluster";

    private static readonly string[] LogTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

    private readonly EksClusterArgs _args;

    /// <summary>Makes the control plane.</summary>
    public EksCluster(string name, EksClusterArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        var role = ControlPlaneRole();
        var key = SecretsKey();
        var logs = ControlPlaneLogs();
        var cluster = ControlPlane(role, key, logs);
        Administrators(cluster);

        Name = cluster.Name;
        Version = cluster.Version;
        SecurityGroupId = cluster.VpcConfig.Apply(vpc => vpc.ClusterSecurityGroupId!);
        Kubernetes = Provider(cluster);
        RegisterOutputs();
    }

    /// <inheritdoc/>
    [Output] public Output<string> Name { get; }

    /// <summary>The Kubernetes minor version that the control plane runs.</summary>
    [Output] public Output<string> Version { get; }

    /// <summary>The security group that control plane and nodes share.</summary>
    [Output] public Output<string> SecurityGroupId { get; }

    /// <inheritdoc/>
    public K8s.Provider Kubernetes { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Resource> BeforeNodes => [];

    /// <inheritdoc/>
    public WorkloadIdentity Identify(string name, WorkloadIdentityArgs args) => new AwsWorkloadIdentity(Named(name), new()
    {
        Workload = args,
        Cluster = AwsFacts.Of(_args.Region, _args.Account, _args.ClusterName),
        ClusterName = Name,
    }, Within());

    private Aws.Iam.Role ControlPlaneRole()
    {
        var role = new Aws.Iam.Role(Named("control-plane"), new() { AssumeRolePolicy = AwsPolicy.Trust("eks.amazonaws.com") }, Inside());
        _ = new Aws.Iam.RolePolicyAttachment(Named("control-plane"), new()
        {
            Role = role.Name,
            PolicyArn = AwsPolicy.Managed("AmazonEKSClusterPolicy"),
        }, Inside());
        return role;
    }

    private Aws.Kms.Key SecretsKey() => new(Named("secrets"), new()
    {
        Description = $"Kubernetes secrets of {_args.ClusterName}",
        EnableKeyRotation = true,
        DeletionWindowInDays = 30,
    }, Inside());

    /// <summary>Made before the cluster: a group that EKS makes itself never expires, and a later one of ours would clash with it.</summary>
    private Aws.CloudWatch.LogGroup ControlPlaneLogs() => new(Named("control-plane"), new()
    {
        Name = $"/aws/eks/{_args.ClusterName}/cluster",
        RetentionInDays = _args.LogRetentionDays,
    }, Inside());

    private Aws.Eks.Cluster ControlPlane(Aws.Iam.Role role, Aws.Kms.Key key, Aws.CloudWatch.LogGroup logs) => new(Named("control-plane"), new()
    {
        Name = _args.ClusterName,
        Version = _args.Version,
        RoleArn = role.Arn,
        BootstrapSelfManagedAddons = false,
        DeletionProtection = _args.DeletionProtection,
        EnabledClusterLogTypes = LogTypes,
        AccessConfig = new Aws.Eks.Inputs.ClusterAccessConfigArgs
        {
            AuthenticationMode = "API",
            BootstrapClusterCreatorAdminPermissions = false,
        },
        EncryptionConfig = new Aws.Eks.Inputs.ClusterEncryptionConfigArgs
        {
            Provider = new Aws.Eks.Inputs.ClusterEncryptionConfigProviderArgs { KeyArn = key.Arn },
            Resources = ["secrets"],
        },
        UpgradePolicy = new Aws.Eks.Inputs.ClusterUpgradePolicyArgs { SupportType = "STANDARD" },
        VpcConfig = new Aws.Eks.Inputs.ClusterVpcConfigArgs
        {
            SubnetIds = _args.SubnetIds,
            EndpointPrivateAccess = true,
            EndpointPublicAccess = false,
        },
    }, Inside(logs));

    private void Administrators(Aws.Eks.Cluster cluster)
    {
        foreach (var (role, arn) in _args.Administrators)
        {
            var entry = new Aws.Eks.AccessEntry(Named($"admin-{role}"), new() { ClusterName = cluster.Name, PrincipalArn = arn }, Inside());
            _ = new Aws.Eks.AccessPolicyAssociation(Named($"admin-{role}"), new()
            {
                ClusterName = cluster.Name,
                PrincipalArn = arn,
                PolicyArn = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                AccessScope = new Aws.Eks.Inputs.AccessPolicyAssociationAccessScopeArgs { Type = "cluster" },
            }, Inside(entry));
        }
    }

    private K8s.Provider Provider(Aws.Eks.Cluster cluster)
    {
        var arguments = cluster.Name.Apply(name =>
            ImmutableArray.Create("eks", "get-token", "--cluster-name", name, "--region", _args.Region, "--output", "json"));
        var kubeconfig = Kubeconfig.Create(
            cluster.Name, cluster.Endpoint, cluster.CertificateAuthority.Apply(authority => authority.Data!), "aws", arguments);
        return new K8s.Provider(Named("kubernetes"), new()
        {
            KubeConfig = Output.CreateSecret(kubeconfig),
            ClusterIdentifier = cluster.Arn,
            EnableServerSideApply = true,
        }, Inside());
    }
}

/// <summary>Inputs of <see cref="EksCluster"/>.</summary>
public sealed class EksClusterArgs : ResourceArgs
{
    /// <summary>The physical name, up to 100 characters; people type it.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The Kubernetes minor version, such as <c>1.35</c>. Upgrades go one minor at a time.</summary>
    public required string Version { get; init; }

    /// <summary>The region that the exec plugin asks for tokens.</summary>
    public required string Region { get; init; }

    /// <summary>The account's 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>The subnets of the control plane's interfaces, in at least two zones.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>Roles that administer the cluster, by a name for the entry. Nobody else does, not even who made it.</summary>
    public ImmutableSortedDictionary<string, string> Administrators { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>How long control-plane logs are kept, in days. Default: 90.</summary>
    public int LogRetentionDays { get; init; } = 90;

    /// <summary>Whether AWS refuses to delete the cluster. Default: true.</summary>
    public bool DeletionProtection { get; init; } = true;
}
