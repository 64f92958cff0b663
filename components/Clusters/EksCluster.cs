using Platform.Components.Identity;

namespace Platform.Components.Clusters;

/// <summary>
/// A private EKS control plane with its role, keys, log group and access entries, and the add-ons that nodes need before they boot. It
/// knows nothing of nodes, and of no other add-on.
/// </summary>
public sealed class EksCluster : PlatformComponent, ICluster
{
    internal const string Token = "platform:clusters:EksCluster";

    private const int KeyDeletionDays = 30;

    private readonly EksClusterArgs _args;
    private readonly AwsFacts _facts;

    /// <summary>Makes the control plane.</summary>
    /// <exception cref="ArgumentException">The settings would open the cluster, or EKS would refuse them.</exception>
    public EksCluster(string name, EksClusterArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        Check();
        _facts = AwsFacts.Of(args.Region, args.Account, args.ClusterName);
        var (role, mayRun) = ControlPlaneRole();
        var cluster = ControlPlane(role, SecretsKey(role), mayRun, Logs());
        var access = Access(cluster);
        IdentityProvider(cluster);
        TagSecurityGroup(cluster);
        BeforeNodes = [BootAddOns(cluster)];

        Name = cluster.Name;
        Arn = cluster.Arn;
        Version = cluster.Version;
        Endpoint = cluster.Endpoint;
        CertificateAuthority = cluster.CertificateAuthority.Apply(authority => authority.Data!);
        SecurityGroupId = SecurityGroup(cluster);
        OidcIssuer = Issuer(cluster);
        Kubeconfig = Output.CreateSecret(Clusters.Kubeconfig.OfEks(cluster.Name, Endpoint, CertificateAuthority, _args.Region));
        Kubernetes = Provider(cluster, access);
        RegisterOutputs();
    }

    /// <inheritdoc/>
    [Output] public Output<string> Name { get; }

    /// <summary>The cluster's ARN.</summary>
    [Output] public Output<string> Arn { get; }

    /// <summary>The Kubernetes minor version that the control plane runs.</summary>
    [Output] public Output<string> Version { get; }

    /// <summary>The address of the Kubernetes API; it answers only inside the VPC unless the control plane says otherwise.</summary>
    [Output] public Output<string> Endpoint { get; }

    /// <summary>The API's authority as base64 PEM.</summary>
    [Output] public Output<string> CertificateAuthority { get; }

    /// <summary>The security group that control plane and nodes share.</summary>
    [Output] public Output<string> SecurityGroupId { get; }

    /// <summary>The issuer of service accounts' tokens, for what knows no Pod Identity.</summary>
    [Output] public Output<string> OidcIssuer { get; }

    /// <inheritdoc/>
    [Output] public Output<string> Kubeconfig { get; }

    /// <inheritdoc/>
    public K8s.Provider Kubernetes { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Resource> BeforeNodes { get; }

    /// <summary>Where the cluster is, for policies.</summary>
    public AwsFacts Facts => _facts;

    private string LogGroupName => $"/aws/eks/{_args.ClusterName}/cluster";

    /// <inheritdoc/>
    public WorkloadIdentity Identify(string name, WorkloadIdentityArgs args) => new AwsWorkloadIdentity(Named(name), new()
    {
        Workload = args,
        Cluster = _facts,
        ClusterName = Name,
    }, Within());

    /// <summary>What EKS would refuse only when it is asked.</summary>
    private void Check()
    {
        if (_args.ControlPlane.IpFamily != EksIpFamily.Ipv6)
            return;
        if (_args.ControlPlane.ServiceRange is { } range)
            throw new ArgumentException($"{range}: with IPv6, EKS chooses the range of services: leave it out");
        if (!_args.PodNetwork.PrefixDelegation)
            throw new ArgumentException($"{_args.ClusterName}: with IPv6, nodes take blocks of addresses: leave prefix delegation on");
    }

    /// <summary>The role, and what it may do: the cluster comes after that and goes before it, lest EKS leave interfaces behind.</summary>
    private (Aws.Iam.Role Role, Resource MayRun) ControlPlaneRole()
    {
        var role = new Aws.Iam.Role(Named("control-plane"), new() { AssumeRolePolicy = AwsPolicy.Trust("eks.amazonaws.com") }, Inside());
        var mayRun = new Aws.Iam.RolePolicyAttachment(Named("control-plane"), new()
        {
            Role = role.Name,
            PolicyArn = _facts.ManagedPolicy("AmazonEKSClusterPolicy"),
        }, Inside());
        return (role, mayRun);
    }

    private Aws.Kms.Key? SecretsKey(Aws.Iam.Role role) => !_args.ControlPlane.OwnSecretsKey ? null : Key(
        "secrets", $"Kubernetes secrets of {_args.ClusterName}", role.Arn.Apply(arn => EksKeyPolicy.Secrets(_facts, arn).ToJson()));

    /// <summary>
    /// Made before the cluster: a group that EKS makes itself never expires, and a later one of ours would clash with it.
    /// </summary>
    private Aws.CloudWatch.LogGroup Logs()
    {
        var key = !_args.Logs.OwnKey ? null : Key(
            "logs", $"Control-plane logs of {_args.ClusterName}", EksKeyPolicy.Logs(_facts, LogGroupName).ToJson());
        var group = new Aws.CloudWatch.LogGroupArgs { Name = LogGroupName, RetentionInDays = _args.Logs.RetentionDays };
        if (key is not null)
            group.KmsKeyId = key.Arn;
        return new(Named("control-plane"), group, Inside());
    }

    private Aws.Kms.Key Key(string role, string description, Input<string> policy)
    {
        var key = new Aws.Kms.Key(Named(role), new()
        {
            Description = description,
            EnableKeyRotation = true,
            DeletionWindowInDays = KeyDeletionDays,
            Policy = policy,
        }, Inside());
        _ = new Aws.Kms.Alias(Named(role), new() { Name = $"alias/eks/{_args.ClusterName}/{role}", TargetKeyId = key.KeyId }, Inside());
        return key;
    }

    private Aws.Eks.Cluster ControlPlane(Aws.Iam.Role role, Aws.Kms.Key? key, params Resource[] after)
    {
        var settings = _args.ControlPlane;
        var cluster = new Aws.Eks.ClusterArgs
        {
            Name = _args.ClusterName,
            Version = _args.Version,
            RoleArn = role.Arn,
            BootstrapSelfManagedAddons = false,
            DeletionProtection = _args.DeletionProtection,
            EnabledClusterLogTypes = _args.Logs.Types.ToArray(),
            AccessConfig = new Aws.Eks.Inputs.ClusterAccessConfigArgs
            {
                AuthenticationMode = "API",
                BootstrapClusterCreatorAdminPermissions = false,
            },
            UpgradePolicy = new Aws.Eks.Inputs.ClusterUpgradePolicyArgs { SupportType = EksWords.Of(settings.Support) },
            ZonalShiftConfig = new Aws.Eks.Inputs.ClusterZonalShiftConfigArgs { Enabled = settings.ZonalShift },
            ControlPlaneScalingConfig = new Aws.Eks.Inputs.ClusterControlPlaneScalingConfigArgs { Tier = EksWords.Of(settings.Tier) },
            KubernetesNetworkConfig = ServiceNetwork(),
            VpcConfig = EksEndpoint.For(_args),
        };
        if (key is not null)
        {
            cluster.EncryptionConfig = new Aws.Eks.Inputs.ClusterEncryptionConfigArgs
            {
                Provider = new Aws.Eks.Inputs.ClusterEncryptionConfigProviderArgs { KeyArn = key.Arn },
                Resources = ["secrets"],
            };
        }

        var options = Inside(after);
        options.Protect = _args.DeletionProtection;
        return new(Named("control-plane"), cluster, options);
    }

    private Aws.Eks.Inputs.ClusterKubernetesNetworkConfigArgs ServiceNetwork()
    {
        var network = new Aws.Eks.Inputs.ClusterKubernetesNetworkConfigArgs { IpFamily = EksWords.Of(_args.ControlPlane.IpFamily) };
        if (_args.ControlPlane.ServiceRange is { } range)
            network.ServiceIpv4Cidr = range;
        return network;
    }

    private EksAccessEntries Access(Aws.Eks.Cluster cluster)
    {
        var deploy = new EksAccess { Principal = _args.DeployRole ?? "", Level = EksAccessLevel.ClusterAdmin };
        return new(Named("access"), new()
        {
            ClusterName = cluster.Name,
            Partition = _facts.Partition,
            Access = _args.DeployRole is null ? _args.Access : _args.Access.Add("deploy", deploy),
        }, Within());
    }

    /// <summary>Lets IAM trust the cluster's tokens, for software that knows no Pod Identity.</summary>
    private void IdentityProvider(Aws.Eks.Cluster cluster) => _ = new Aws.Iam.OpenIdConnectProvider(Named("oidc"), new()
    {
        Url = Issuer(cluster),
        ClientIdLists = ["sts.amazonaws.com"],
    }, Inside());

    private void TagSecurityGroup(Aws.Eks.Cluster cluster)
    {
        foreach (var (key, value) in _args.Tags)
        {
            _ = new Aws.Ec2.Tag(Named($"security-group-{key}"), new()
            {
                ResourceId = SecurityGroup(cluster),
                Key = key,
                Value = value,
            }, Inside());
        }
    }

    private EksBootAddOns BootAddOns(Aws.Eks.Cluster cluster) => new(Named("boot"), new()
    {
        Cluster = _facts,
        ClusterName = cluster.Name,
        Versions = _args.AddOnVersions ?? EksAddOnVersions.For(_args.Version),
        Ipv6 = _args.ControlPlane.IpFamily == EksIpFamily.Ipv6,
        PodNetwork = _args.PodNetwork,
    }, Within());

    /// <summary>It waits for the entries: before them, the cluster answers nobody.</summary>
    private K8s.Provider Provider(Aws.Eks.Cluster cluster, EksAccessEntries access) => new(Named("kubernetes"), new()
    {
        KubeConfig = Kubeconfig,
        ClusterIdentifier = cluster.Arn,
        EnableServerSideApply = true,
        DeleteUnreachable = _args.ForgetUnreachable,
    }, Inside(access));

    /// <summary>
    /// While the cluster is only planned, its network shows what was asked for and lacks the group; its ARN is unknown as a whole.
    /// </summary>
    private static Output<string> SecurityGroup(Aws.Eks.Cluster cluster) =>
        Output.Tuple(cluster.Arn, cluster.VpcConfig).Apply(known => known.Item2.ClusterSecurityGroupId!);

    private static Output<string> Issuer(Aws.Eks.Cluster cluster) =>
        cluster.Identities.Apply(identities => identities[0].Oidcs[0].Issuer!);
}
