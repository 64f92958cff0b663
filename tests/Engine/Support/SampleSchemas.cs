namespace Engine.Tests.Support;

/// <summary>Which inputs of the types in <see cref="SampleGraphs"/> cannot be changed in place.</summary>
internal static class SampleSchemas
{
    private static readonly Dictionary<string, HashSet<string>> ByType = new()
    {
        ["aws:ec2/vpc:Vpc"] = ["cidrBlock"],
        ["aws:ec2/subnet:Subnet"] = ["availabilityZone", "cidrBlock", "vpcId"],
        ["aws:iam/role:Role"] = ["name"],
        ["aws:eks/cluster:Cluster"] = ["name", "roleArn", "encryptionConfig.provider.keyArn"],
        ["aws:eks/nodeGroup:NodeGroup"] = ["clusterName", "instanceTypes"],
        ["aws:rds/instance:Instance"] = ["engine", "username"],
    };

    public static IReadOnlySet<string> Replacing(string type) => ByType.GetValueOrDefault(type) ?? [];
}
