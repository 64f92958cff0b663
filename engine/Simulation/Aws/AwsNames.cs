using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Aws;

/// <summary>Which AWS resources the provider names by itself, and how long their names may be (the services' own limits).</summary>
internal static class AwsNames
{
    private const int Default = 255;

    private static readonly Dictionary<string, (string Property, int Longest, bool LowerCase)> Rules = new()
    {
        ["aws:autoscaling/group:Group"] = ("name", 255, false),
        ["aws:autoscaling/lifecycleHook:LifecycleHook"] = ("name", 255, false),
        ["aws:backup/vault:Vault"] = ("name", 50, false),
        ["aws:cloudwatch/eventRule:EventRule"] = ("name", 64, false),
        ["aws:cloudwatch/logGroup:LogGroup"] = ("name", 512, false),
        ["aws:ec2/launchTemplate:LaunchTemplate"] = ("name", 125, false),
        ["aws:ec2/placementGroup:PlacementGroup"] = ("name", Default, false),
        ["aws:ec2/securityGroup:SecurityGroup"] = ("name", 255, false),
        ["aws:eks/cluster:Cluster"] = ("name", 100, false),
        ["aws:eks/fargateProfile:FargateProfile"] = ("fargateProfileName", 63, false),
        ["aws:eks/nodeGroup:NodeGroup"] = ("nodeGroupName", 63, false),
        ["aws:iam/instanceProfile:InstanceProfile"] = ("name", 128, false),
        ["aws:iam/policy:Policy"] = ("name", 128, false),
        ["aws:iam/role:Role"] = ("name", 64, false),
        ["aws:iam/rolePolicy:RolePolicy"] = ("name", 128, false),
        ["aws:opensearch/domain:Domain"] = ("domainName", 28, true),
        ["aws:route53/zone:Zone"] = ("name", Default, false),
        ["aws:s3/bucket:Bucket"] = ("bucket", 63, true),
        ["aws:sqs/queue:Queue"] = ("name", 80, false),
        ["aws:wafv2/webAcl:WebAcl"] = ("name", 128, false),
    };

    public static ObjectValue Fill(SimulatedResource resource)
    {
        // An alias must begin with a word of its own; a made-up name without it would be refused.
        if (resource.Type == "aws:kms/alias:Alias" && resource.Inputs["name"] is null && resource.Inputs["namePrefix"] is null)
            return resource.Inputs.With("name", $"alias/{resource.Name}-{Seed.Hex(resource.Urn, "name", 7)}");

        return Rules.TryGetValue(resource.Type, out var rule)
            ? BridgedNames.Fill(resource, rule.Property, rule.Longest, rule.LowerCase)
            : resource.Inputs;
    }
}
