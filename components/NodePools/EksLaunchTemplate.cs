using System.Text;

namespace Platform.Components.NodePools;

/// <summary>
/// What the instances of a node group are launched with. EKS adds the image, its own user data and the cluster's security group.
/// </summary>
internal static class EksLaunchTemplate
{
    private const string RootDevice = "/dev/xvda";
    private const string BottlerocketData = "/dev/xvdb";

    private static readonly string[] TaggedAtLaunch = ["instance", "volume", "network-interface"];

    public static Aws.Ec2.LaunchTemplateArgs For(EksNodePoolArgs pool)
    {
        var template = new Aws.Ec2.LaunchTemplateArgs
        {
            UpdateDefaultVersion = true,
            MetadataOptions = Metadata(),
            BlockDeviceMappings = Volumes(pool).ToArray(),
            Monitoring = new Aws.Ec2.Inputs.LaunchTemplateMonitoringArgs { Enabled = pool.DetailedMonitoring },
            TagSpecifications = Tags(pool).ToArray(),
        };
        if (pool.Sandbox is { } sandbox)
            template.UserData = Convert.ToBase64String(Encoding.UTF8.GetBytes(NodeUserData.Sandbox(sandbox)));
        if (pool.WarmPool is { State: WarmPoolState.Hibernated })
            template.HibernationOptions = new Aws.Ec2.Inputs.LaunchTemplateHibernationOptionsArgs { Configured = true };
        return template;
    }

    /// <summary>A session token that cannot leave the host keeps a node's credentials from its pods.</summary>
    private static Aws.Ec2.Inputs.LaunchTemplateMetadataOptionsArgs Metadata() => new()
    {
        HttpEndpoint = "enabled",
        HttpTokens = "required",
        HttpPutResponseHopLimit = 1,
    };

    /// <summary>Bottlerocket's system volume has its own size; what grows is on the other one.</summary>
    private static IEnumerable<Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingArgs> Volumes(EksNodePoolArgs pool)
    {
        if (!NodeImages.IsBottlerocket(pool.Image))
            return [Volume(RootDevice, Sized(pool))];

        var system = Encrypted(pool);
        return [Volume(RootDevice, system), Volume(BottlerocketData, Sized(pool))];
    }

    private static Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingArgs Volume(
        string device, Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingEbsArgs volume) => new() { DeviceName = device, Ebs = volume };

    private static Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingEbsArgs Sized(EksNodePoolArgs pool)
    {
        var volume = Encrypted(pool);
        volume.VolumeSize = pool.Disk.SizeGiB;
        volume.Iops = pool.Disk.Iops;
        volume.Throughput = pool.Disk.ThroughputMiB;
        return volume;
    }

    private static Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingEbsArgs Encrypted(EksNodePoolArgs pool) => new()
    {
        VolumeType = "gp3",
        Encrypted = "true",
        DeleteOnTermination = "true",
        KmsKeyId = pool.DiskKey,
    };

    private static IEnumerable<Aws.Ec2.Inputs.LaunchTemplateTagSpecificationArgs> Tags(EksNodePoolArgs pool) =>
        pool.Tags.IsEmpty ? [] : TaggedAtLaunch.Select(type => new Aws.Ec2.Inputs.LaunchTemplateTagSpecificationArgs
        {
            ResourceType = type,
            Tags = pool.Tags.ToDictionary(),
        });
}
