using System.Collections.Concurrent;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Aws;

/// <summary>How the AWS provider names resources (pulumi/pulumi-aws, provider/resource_overrides.go and autonaming.go).</summary>
internal static class AwsNames
{
    private const string Alias = "aws:kms/alias:Alias";
    private const string Queue = "aws:sqs/queue:Queue";

    private static readonly Dictionary<string, BridgedName> Exceptions = new()
    {
        ["aws:cloudwatch/eventTarget:EventTarget"] = new("targetId"),
        ["aws:efs/fileSystem:FileSystem"] = new("creationToken"),
        ["aws:eks/fargateProfile:FargateProfile"] = new("fargateProfileName"),
        ["aws:eks/nodeGroup:NodeGroup"] = new("nodeGroupName"),
        ["aws:opensearch/domain:Domain"] = new("domainName"),
        ["aws:s3/bucket:Bucket"] = new("bucket", LowerCase: true),
    };

    private static readonly ConcurrentDictionary<string, BridgedName?> Rules = new();

    /// <summary>How resources of a type are named; null for a type that names nothing.</summary>
    public static BridgedName? RuleOf(string type) => Rules.GetOrAdd(type, static type => BridgedNames.RuleOf(type, Exceptions));

    /// <summary>The inputs with a physical name.</summary>
    public static ObjectValue Fill(SimulatedResource resource)
    {
        if (RuleOf(resource.Type) is not { } rule)
            return resource.Inputs;

        var named = BridgedNames.Fill(resource, rule);
        if (ReferenceEquals(named, resource.Inputs) || named.Text(rule.Property) is not { } name)
            return named;

        return resource.Type switch
        {
            Alias when !name.StartsWith("alias/", StringComparison.Ordinal) => named.With(rule.Property, $"alias/{name}"),
            Queue when named["fifoQueue"]?.Plain is BoolValue { Value: true } => named.With(rule.Property, $"{name}.fifo"),
            _ => named,
        };
    }
}
