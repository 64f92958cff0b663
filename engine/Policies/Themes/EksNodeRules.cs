using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>Nodes on AWS: who can log in to them, what they give away, where they stand.</summary>
internal static class EksNodeRules
{
    public const string NodeGroup = "aws:eks/nodeGroup:NodeGroup";

    private const string Template = "aws:ec2/launchTemplate:LaunchTemplate";
    private const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
    private const string Addon = "aws:eks/addon:Addon";
    private const string Subnet = "aws:ec2/subnet:Subnet";

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("EKS-012", High, "nobody logs in to nodes by SSH from anywhere", "leave remoteAccess out, or set its sourceSecurityGroupIds",
            ["CKV_AWS_100"], [NodeGroup], RemoteAccess),
        new("EKS-013", High, "instance metadata asks for a session token", "set metadataOptions.httpTokens to required",
            ["CKV_AWS_79", "AWS-0028", "AWS-0130"], [Template, NodeClass],
            subject => subject.Must(
                Inside(subject, "metadataOptions.httpTokens"), value => Values.Is(value, "required"), "must be required",
                missing: subject.Node.Type == NodeClass)),
        new("EKS-014", Medium, "pods cannot reach instance metadata", "set metadataOptions.httpPutResponseHopLimit to 1", ["CKV_AWS_341"],
            [Template, NodeClass],
            subject => subject.Must(
                Inside(subject, "metadataOptions.httpPutResponseHopLimit"), value => Values.Number(value) == 1, "must be 1",
                missing: subject.Node.Type == NodeClass)),
        new("EKS-015", High, "the disks of nodes are encrypted", "set ebs.encrypted of every block device",
            ["CKV_AWS_8", "CKV_AWS_3", "CKV_AWS_189", "AWS-0008", "AWS-0131", "AWS-0026"], [Template, NodeClass, "aws:ebs/volume:Volume"],
                Disks),
        new("EKS-016", High, "nodes stand in private subnets", "give subnetIds of subnets without public addresses and internet gateway",
            ["CIS-EKS-5.4.3", "CKV_AWS_130", "AWS-0164", "C-0229"], [NodeGroup], PrivateSubnets) { LooksAround = true },
        new("EKS-020", Medium, "network policies are enforced", "set enableNetworkPolicy in the vpc-cni add-on's configurationValues",
            ["CIS-EKS-5.4.4", "CIS-EKS-4.3.1", "C-0230"], [Addon], NetworkPolicy) { LooksAround = true },
        new("EKS-021", Medium, "add-ons are pinned, and say what becomes of changes",
            "set addonVersion, resolveConflictsOnCreate and -OnUpdate",
            [], [Addon], Pinned),
        new("EKS-024", Medium, "production keeps two nodes of a group at least", "set scalingConfig.minSize to 2 or more", [], [NodeGroup],
            subject => subject.Must("scalingConfig.minSize", value => Values.Number(value) >= 2,
                "must be 2 or more")) { ProductionOnly = true },
    ];

    private static string Inside(Subject subject, string path) => subject.Node.Type == NodeClass ? $"spec.{path}" : path;

    private static void RemoteAccess(Subject subject)
    {
        if (subject.At("remoteAccess") is UnknownValue || subject.At("remoteAccess.ec2SshKey") is UnknownValue)
            subject.Unknown("remoteAccess.ec2SshKey");
        else if (Values.IsText(subject.At("remoteAccess.ec2SshKey")))
            subject.Must(
                "remoteAccess.sourceSecurityGroupIds", value => value is ListValue { Items.Count: > 0 },
                    "must be set: else SSH is open to everybody");
    }

    private static void Disks(Subject subject)
    {
        if (subject.Node.Type == "aws:ebs/volume:Volume")
        {
            subject.MustBe("encrypted", true, missing: false);
            return;
        }

        var path = Inside(subject, "blockDeviceMappings");
        if (subject.At(path) is null)
        {
            if (subject.Node.Type == Template)
                subject.Fail(path, null, "must name the disks: those of the image are not encrypted");
            return;
        }

        foreach (var (at, device) in subject.Each(path))
        {
            if (Values.At(device, "ebs") is not null)
                subject.MustBe($"{at}.ebs.encrypted", true, missing: false);
        }
    }

    private static void PrivateSubnets(Subject subject)
    {
        var subnets = subject.Facts.Named(subject.Node, "subnetIds", Subnet);
        foreach (var subnet in subnets)
        {
            var gives = Values.At(subnet.Inputs, "mapPublicIpOnLaunch");
            if (gives is UnknownValue)
                subject.Unknown($"{subnet.Name}.mapPublicIpOnLaunch");
            else if (Values.Flag(gives) == true)
                subject.Fail("subnetIds", subnet.Name, "must not give nodes public addresses");
            if (RoutesOut(subject.Facts, subnet))
                subject.Fail("subnetIds", subnet.Name, "must not have a route to an internet gateway");
        }

        if (subnets.Count == 0)
            subject.Unknown("subnetIds", "the subnets are not declared here");
    }

    private static bool RoutesOut(PolicyFacts facts, ResourceNode subnet)
    {
        const string Table = "aws:ec2/routeTable:RouteTable";
        return facts.By("aws:ec2/routeTableAssociation:RouteTableAssociation", "subnetId").Naming(subnet)
            .SelectMany(association => facts.Named(association, "routeTableId", Table))
            .SelectMany(table => facts.By("aws:ec2/route:Route", "routeTableId").Naming(table))
            .Any(route => facts.Named(route, "gatewayId", "aws:ec2/internetGateway:InternetGateway").Count > 0);
    }

    private static void NetworkPolicy(Subject subject)
    {
        if (!Values.Is(subject.At("addonName"), "vpc-cni"))
            subject.Skip();
        else if (subject.At("configurationValues") is UnknownValue)
            subject.Unknown("configurationValues");
        else if ((subject.Text("configurationValues") is not { } text || Checks.JsonValues.Parse(text) is not ObjectValue settings
            || Values.Flag(settings["enableNetworkPolicy"]) != true) && !BringsItsOwn(subject))
            subject.Fail("configurationValues", subject.At("configurationValues"), "must hold enableNetworkPolicy true");
    }

    private static bool BringsItsOwn(Subject subject) => subject.Facts.Of(ChartRules.Release)
        .Any(release => ChartRules.NameOf(release) is "cilium" or "tigera-operator" or "calico");

    private static void Pinned(Subject subject)
    {
        subject.Must("addonVersion", Values.IsText, "must be set");
        subject.Must("resolveConflictsOnCreate", Values.IsText, "must be set");
        subject.Must("resolveConflictsOnUpdate", Values.IsText, "must be set");
    }
}
