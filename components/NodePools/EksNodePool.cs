namespace Platform.Components.NodePools;

/// <summary>A multi-zone managed node group with its role and launch template. It knows nothing of what runs on it.</summary>
public sealed class EksNodePool : PlatformComponent
{
    internal const string Token = "platform:nodePools:EksNodePool";

    private static readonly string[] NodePolicies =
        ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly"];

    private readonly EksNodePoolArgs _args;

    /// <summary>Makes the pool.</summary>
    public EksNodePool(string name, EksNodePoolArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        var role = NodeRole();
        var template = LaunchTemplate();
        Group = NodeGroup(role, template);
        RegisterOutputs();
    }

    /// <summary>The node group, for what has to wait until nodes run.</summary>
    public Aws.Eks.NodeGroup Group { get; }

    private (Aws.Iam.Role Role, Resource[] Policies) NodeRole()
    {
        var role = new Aws.Iam.Role(Named("nodes"), new() { AssumeRolePolicy = AwsPolicy.Trust("ec2.amazonaws.com") }, Inside());
        var policies = NodePolicies.Select(policy => (Resource)new Aws.Iam.RolePolicyAttachment(
            Named($"nodes-{policy}"), new() { Role = role.Name, PolicyArn = AwsPolicy.Managed(policy) }, Inside()));
        return (role, [.. policies]);
    }

    private Aws.Ec2.LaunchTemplate LaunchTemplate() => new(Named("nodes"), new()
    {
        UpdateDefaultVersion = true,
        MetadataOptions = new Aws.Ec2.Inputs.LaunchTemplateMetadataOptionsArgs
        {
            HttpEndpoint = "enabled",
            HttpTokens = "required",
            HttpPutResponseHopLimit = 1,
        },
        BlockDeviceMappings =
        [
            new Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingArgs
            {
                DeviceName = "/dev/xvda",
                Ebs = new Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingEbsArgs
                {
                    VolumeType = "gp3",
                    VolumeSize = _args.DiskGiB,
                    Encrypted = "true",
                    DeleteOnTermination = "true",
                },
            },
        ],
    }, Inside());

    private Aws.Eks.NodeGroup NodeGroup((Aws.Iam.Role Role, Resource[] Policies) nodes, Aws.Ec2.LaunchTemplate template) =>
        new(Named("nodes"), new()
        {
            ClusterName = _args.ClusterName,
            NodeRoleArn = nodes.Role.Arn,
            SubnetIds = _args.SubnetIds,
            AmiType = _args.AmiType,
            CapacityType = _args.Spot ? "SPOT" : "ON_DEMAND",
            InstanceTypes = [_args.Machine],
            Labels = { ["platform/pool"] = _args.Pool },
            LaunchTemplate = new Aws.Eks.Inputs.NodeGroupLaunchTemplateArgs
            {
                Id = template.Id,
                Version = template.LatestVersion.Apply(version => version.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            },
            ScalingConfig = new Aws.Eks.Inputs.NodeGroupScalingConfigArgs
            {
                MinSize = _args.Min,
                MaxSize = _args.Max,
                DesiredSize = _args.Min,
            },
            UpdateConfig = new Aws.Eks.Inputs.NodeGroupUpdateConfigArgs { MaxUnavailablePercentage = 33 },
        }, OfGroup(nodes.Policies));

    /// <summary>The autoscaler moves the desired size; a deployment must not move it back.</summary>
    private CustomResourceOptions OfGroup(Resource[] policies)
    {
        var options = Inside(policies);
        options.IgnoreChanges = ["scalingConfig.desiredSize"];
        return options;
    }
}

/// <summary>Inputs of <see cref="EksNodePool"/>.</summary>
public sealed class EksNodePoolArgs : ResourceArgs
{
    /// <summary>The pool's name, as a label on its nodes.</summary>
    public required string Pool { get; init; }

    /// <summary>The cluster's physical name.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The private subnets, one per zone.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The instance type, such as <c>m7g.large</c>.</summary>
    public required string Machine { get; init; }

    /// <summary>The image family. Default: Amazon Linux 2023 for Arm.</summary>
    public string AmiType { get; init; } = "AL2023_ARM_64_STANDARD";

    /// <summary>The fewest nodes.</summary>
    public required int Min { get; init; }

    /// <summary>The most nodes.</summary>
    public required int Max { get; init; }

    /// <summary>Whether nodes may be taken away at two minutes' notice for a lower price. Default: false.</summary>
    public bool Spot { get; init; }

    /// <summary>The root volume's size in GiB. Default: 50.</summary>
    public int DiskGiB { get; init; } = 50;
}
