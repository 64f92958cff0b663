using Platform.Engine.Graph;
using static Platform.Engine.Checks.Rules.Rule;

namespace Platform.Engine.Checks.Rules;

// EC2 API Reference: CreateLaunchTemplate, RequestLaunchTemplateData; EBS User Guide, "Amazon EBS volume types".
internal static partial class AwsRules
{
    private const string ComputeEnumerations =
        """
        autoscaling/Group.healthCheckType = EBS EC2 ELB VPC_LATTICE
        autoscaling/LifecycleHook.lifecycleTransition = autoscaling:EC2_INSTANCE_LAUNCHING autoscaling:EC2_INSTANCE_TERMINATING
        autoscaling/LifecycleHook.defaultResult = ABANDON CONTINUE
        ec2/CapacityReservation.tenancy = dedicated default
        ec2/LaunchTemplate.instanceInitiatedShutdownBehavior = stop terminate
        ec2/LaunchTemplateMetadataOptions.httpEndpoint = disabled enabled
        ec2/LaunchTemplateMetadataOptions.httpProtocolIpv6 = disabled enabled
        ec2/LaunchTemplateMetadataOptions.httpTokens = optional required
        ec2/LaunchTemplateMetadataOptions.instanceMetadataTags = disabled enabled
        ec2/LaunchTemplatePlacement.tenancy = dedicated default host
        ec2/LaunchTemplateCreditSpecification.cpuCredits = standard unlimited
        ec2/LaunchTemplateInstanceMarketOptionsSpotOptions.instanceInterruptionBehavior = hibernate stop terminate
        ec2/LaunchTemplateInstanceMarketOptionsSpotOptions.spotInstanceType = one-time persistent
        ec2/LaunchTemplateBlockDeviceMappingEbs.deleteOnTermination = false true
        ec2/LaunchTemplateBlockDeviceMappingEbs.encrypted = false true
        ec2/LaunchTemplate.ebsOptimized = false true
        ec2/LaunchTemplateNetworkInterface.associatePublicIpAddress = false true
        ec2/LaunchTemplateNetworkInterface.deleteOnTermination = false true
        """;

    private static IEnumerable<RuleEntry> ComputeRules() =>
    [
        .. RuleEntry.Enumerations(ComputeEnumerations),
        new("ec2/LaunchTemplate", "name", Named(3, 128, "()./_-")),
        new("ec2/LaunchTemplate", "instanceType", Text(InstanceType)),
        new("ec2/LaunchTemplate", "imageId", Text(Image)),
        new("ec2/LaunchTemplate", "userData", Text(UserData)),
        new("ec2/LaunchTemplateMetadataOptions", "httpPutResponseHopLimit", Between(1, 64)),
        new("ec2/LaunchTemplateTagSpecification", "resourceType", Known(
            "capacity-reservation", "elastic-gpu", "elastic-inference", "fleet", "instance", "network-interface", "spot-fleet-request",
            "spot-instances-request", "volume")),
        new("ec2/LaunchTemplateBlockDeviceMappingEbs", "volumeType", Known("gp2", "gp3", "io1", "io2", "sc1", "st1", "standard")),
        new("ec2/LaunchTemplateBlockDeviceMappingEbs", RuleEntry.Itself, Volume),
        new("ec2/CapacityReservation", "instanceType", Text(InstanceType)),
        new("ec2/CapacityReservation", "instanceCount", AtLeast(1)),
        new("autoscaling/Group", RuleEntry.Itself, (value, context) =>
        {
            KubernetesObjects.Ordered("minSize", "maxSize")(value, context);
            KubernetesObjects.Ordered("desiredCapacity", "maxSize")(value, context);
        }),
        new("autoscaling/Group", "minSize", AtLeast(0)),
        new("autoscaling/LifecycleHook", "heartbeatTimeout", Between(30, 172800)),
    ];

    // m7g.large, u-24tb1.112xlarge, c7i.metal-24xl
    private static Complaint? InstanceType(string text) =>
        text.Split('.') is [{ Length: > 0 } family, { Length: > 0 } size]
        && family.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && char.IsAsciiLetterLower(family[0])
        && (size is "nano" or "micro" or "small" or "medium" or "large" or "metal"
            || size.StartsWith("metal-", StringComparison.Ordinal)
            || (size.EndsWith("xlarge", StringComparison.Ordinal) && size[..^6].All(char.IsAsciiDigit)))
            ? null
            : "must be an instance type, such as m7g.large";

    private static Complaint? Image(string text) =>
        text.StartsWith("resolve:ssm:", StringComparison.Ordinal)
        || (text.StartsWith("ami-", StringComparison.Ordinal) && text.Length is >= 12 and <= 21 && text[4..].All(char.IsAsciiHexDigitLower))
            ? null
            : "must be the id of an image, such as ami-0123456789abcdef0, or resolve:ssm: and a parameter";

    // The limit holds for what is behind the base64.
    private static Complaint? UserData(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            return "must be base64";
        return length <= 16384 ? null : $"has {length} bytes: at most 16384 are allowed";
    }

    private static void Volume(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue volume)
            return;

        var (least, most) = volume.Text("volumeType") switch
        {
            "gp3" => (1, 65536),
            "gp2" => (1, 16384),
            "io2" => (4, 65536),
            "io1" => (4, 16384),
            "sc1" or "st1" => (125, 16384),
            "standard" => (1, 1024),
            _ => (1, 65536),
        };
        At("volumeSize", Between(least, most))(volume, context);
        if (volume.Text("volumeType") == "gp3")
        {
            At("iops", Between(3000, 80000))(volume, context);
            At("throughput", Between(125, 2000))(volume, context);
        }
        else if (volume.Text("volumeType") is { } type)
        {
            Demand(volume, context, $"with the volume type {type}", [], ["throughput"]);
            if (type is "gp2" or "sc1" or "st1" or "standard")
                Demand(volume, context, $"with the volume type {type}", [], ["iops"]);
        }
    }
}
