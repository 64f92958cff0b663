using Platform.Engine.Graph;

namespace Platform.Engine.Leftovers;

/// <summary>
/// Where to look on AWS: by the providers' default tags, and by the tags that controllers put on what they make for a cluster (EKS, AWS
/// Load Balancer Controller, VPC CNI, EBS CSI driver, Karpenter 1.x).
/// </summary>
internal static class AwsSweep
{
    private const string ClusterType = "aws:eks/cluster:Cluster";
    private const string HarmlessInTags = "-_./:@+";

    // Without this, everybody's public snapshots are looked at.
    private static readonly string[] Own = ["--owner-ids", "self"];

    /// <summary>A section for each account and region.</summary>
    public static IEnumerable<SweepSection> Of(IReadOnlyList<ResourceNode> resources) =>
        Declared.Of(resources, "aws").GroupBy(found => PlaceOf(found.Node, found.Provider))
            .Where(group => group.Key.Region is not null)
            .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
            .Select(group => Section(group.Key.Account, group.Key.Region!, [.. group]));

    private static (string? Account, string? Region) PlaceOf(ResourceNode node, ObjectValue provider) => (
        (Declared.Input(provider, "allowedAccountIds") as ListValue)?.Items is [{ Plain: StringValue account }] ? account.Value : null,
        node.Inputs.Text("region") ?? provider.Text("region"));

    private static SweepSection Section(string? account, string region, IReadOnlyList<(ResourceNode Node, ObjectValue Provider)> found)
    {
        var commands = new List<SweepCommand>
        {
            new(
                account is null ? "The account that all of this asks" : $"The account that all of this asks: must be {account}",
                Shell.Line("aws", "sts", "get-caller-identity", "--query", "Account", "--output", "text")),
        };
        ResourceNode[] clusters =
        [
            .. found.Select(resource => resource.Node).Where(node => node.Type == ClusterType && node.Inputs.Text("name") is not null),
        ];
        foreach (var cluster in clusters)
            commands.AddRange(OfCluster(cluster.Inputs.Text("name")!, region));
        foreach (var tags in found.Select(resource => Tags(resource.Provider)).Where(tags => tags.Count > 0).DistinctBy(string.Concat))
            commands.AddRange(OfTags(tags, region));
        return new(
            $"aws {account ?? "(any account)"} {region}",
            [.. clusters.Select(cluster => Declared.MadeUp(cluster, "name")).OfType<string>()],
            commands);
    }

    private static IReadOnlyList<string> Tags(ObjectValue provider) =>
    [
        .. Declared.Texts((Declared.Input(provider, "defaultTags") as ObjectValue)?["tags"])
            .Select(tag => $"Key={Quoted(tag.Key)},Values={Quoted(tag.Value)}"),
    ];

    /// <summary>The CLI's short form ends a value at a comma or a space, unless it is quoted.</summary>
    private static string Quoted(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || HarmlessInTags.Contains(letter))
        ? text
        : $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static IEnumerable<SweepCommand> OfCluster(string cluster, string region)
    {
        yield return Ec2("machines of Karpenter and of node groups", "describe-instances",
            "Reservations[].Instances[].[InstanceId,State.Name,LaunchTime]",
            $"Name=tag:kubernetes.io/cluster/{cluster},Values=owned", "Name=instance-state-name,Values=pending,running,stopping,stopped");
        yield return Balancers(
            "load balancers and target groups of the load balancer controller", $"Key=elbv2.k8s.aws/cluster,Values={cluster}");
        yield return Balancers("load balancers of the cloud controller", $"Key=kubernetes.io/cluster/{cluster},Values=owned");
        yield return new(
            $"{cluster}: load balancers whose tags are gone, by the name that the controller gives them; other clusters' as well",
            Shell.Line(
                "aws", "elbv2", "describe-load-balancers", "--region", region, "--query",
                "LoadBalancers[?starts_with(LoadBalancerName, 'k8s-')].[LoadBalancerName,VpcId,State.Code]", "--output", "text"));
        yield return Ec2("network interfaces that the VPC CNI left", "describe-network-interfaces",
            "NetworkInterfaces[].[NetworkInterfaceId,Status,VpcId]", $"Name=tag:cluster.k8s.amazonaws.com/name,Values={cluster}");
        yield return Ec2("security groups of the load balancer controller", "describe-security-groups",
            "SecurityGroups[].[GroupId,GroupName,VpcId]", $"Name=tag:elbv2.k8s.aws/cluster,Values={cluster}");
        yield return Ec2("security groups of EKS and of the cloud controller", "describe-security-groups",
            "SecurityGroups[].[GroupId,GroupName,VpcId]", $"Name=tag-key,Values=kubernetes.io/cluster/{cluster},aws:eks:cluster-name");
        yield return Ec2("disks", "describe-volumes", "Volumes[].[VolumeId,State,Size]",
            $"Name=tag:kubernetes.io/cluster/{cluster},Values=owned");
        yield return Ec2("snapshots", "describe-snapshots", "Snapshots[].[SnapshotId,State,VolumeSize]",
            $"Name=tag:kubernetes.io/cluster/{cluster},Values=owned");
        yield return Ec2("launch templates of Karpenter", "describe-launch-templates",
            "LaunchTemplates[].[LaunchTemplateId,LaunchTemplateName]", $"Name=tag:karpenter.k8s.aws/cluster,Values={cluster}");
        yield return new(
            $"{cluster}: instance profiles of Karpenter",
            Shell.Line(
                "aws", "iam", "list-instance-profiles", "--query",
                $"InstanceProfiles[?starts_with(InstanceProfileName, '{cluster}_')].InstanceProfileName", "--output", "text"));
        yield return new(
            $"{cluster}: log groups that EKS and add-ons made",
            Shell.Line(
                "aws", "logs", "describe-log-groups", "--region", region, "--log-group-name-pattern", cluster, "--query",
                "logGroups[].[logGroupName,storedBytes]", "--output", "text"));

        SweepCommand Ec2(string finds, string operation, string query, params string[] filters) => new(
            $"{cluster}: {finds}",
            Shell.Line([
                "aws", "ec2", operation, "--region", region, .. operation == "describe-snapshots" ? Own : [],
                "--filters", .. filters, "--query", query, "--output", "text",
            ]));

        SweepCommand Balancers(string finds, string tag) => new($"{cluster}: {finds}", Tagging(region, "elasticloadbalancing", [tag]));
    }

    private static IEnumerable<SweepCommand> OfTags(IReadOnlyList<string> tags, string region)
    {
        yield return new("Everything with the stack's tags", Tagging(region, null, tags));
        if (region != "us-east-1")
            yield return new("Everything with the stack's tags that belongs to no region", Tagging("us-east-1", null, tags));
        yield return new(
            "Keys with the stack's tags, and until when those are kept that wait for their deletion",
            $"for key in $({Tagging(region, "kms:key", tags)}); do "
            + $"{Shell.Line("aws", "kms", "describe-key", "--region", region)} --key-id \"$key\" "
            + $"{Shell.Line("--query", "KeyMetadata.[KeyId,KeyState,DeletionDate]", "--output", "text")}; done");
    }

    private static string Tagging(string region, string? type, IReadOnlyList<string> tags) => Shell.Line([
        "aws", "resourcegroupstaggingapi", "get-resources", "--region", region,
        .. type is null ? Array.Empty<string>() : ["--resource-type-filters", type],
        "--tag-filters", .. tags, "--query", "ResourceTagMappingList[].ResourceARN", "--output", "text",
    ]);
}
