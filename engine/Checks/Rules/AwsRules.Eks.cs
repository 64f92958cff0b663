using Platform.Engine.Graph;
using static Platform.Engine.Checks.Rules.Rule;

namespace Platform.Engine.Checks.Rules;

// Amazon EKS API Reference: CreateCluster, CreateNodegroup, CreateAddon, CreateAccessEntry, CreatePodIdentityAssociation.
internal static partial class AwsRules
{
    private const string EksEnumerations =
        """
        eks/AccessPolicyAssociationAccessScope.type = cluster namespace
        eks/Addon.resolveConflictsOnCreate = NONE OVERWRITE
        eks/Addon.resolveConflictsOnUpdate = NONE OVERWRITE PRESERVE
        eks/ClusterAccessConfig.authenticationMode = API API_AND_CONFIG_MAP CONFIG_MAP
        eks/Cluster.enabledClusterLogTypes = api audit authenticator controllerManager scheduler
        eks/ClusterEncryptionConfig.resources = secrets
        eks/ClusterKubernetesNetworkConfig.ipFamily = ipv4 ipv6
        eks/ClusterUpgradePolicy.supportType = EXTENDED STANDARD
        eks/ClusterVpcConfig.controlPlaneEgressMode = AWS_MANAGED CUSTOMER_ISOLATED CUSTOMER_ROUTED
        eks/NodeGroup.capacityType = CAPACITY_BLOCK ON_DEMAND SPOT
        eks/NodeGroupTaint.effect = NO_EXECUTE NO_SCHEDULE PREFER_NO_SCHEDULE
        eks/NodeGroupUpdateConfig.updateStrategy = DEFAULT MINIMAL
        """;

    private static readonly string[] ServiceRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

    private static IEnumerable<RuleEntry> EksRules() =>
    [
        .. RuleEntry.Enumerations(EksEnumerations),
        new("eks/AccessEntry", "type", Known(
            "EC2", "EC2_LINUX", "EC2_WINDOWS", "FARGATE_LINUX", "HYBRID_LINUX", "HYPERPOD_LINUX", "STANDARD")),
        new("eks/Capability", "type", Known("ACK", "ARGOCD", "KRO")),
        new("eks/Cluster", "name", NameRule.AlnumFirst(1, 100, "-_").ToRule()),
        new("eks/Cluster", "version", Text(KubernetesVersion)),
        new("eks/Cluster", RuleEntry.Itself, AutoMode),
        new("eks/*", "clusterName", NameRule.AlnumFirst(1, 100, "-_").ToRule()),
        new("eks/ClusterVpcConfig", "subnetIds", Rule.All(Each(Id("subnet-")), ClusterSubnets)),
        new("eks/ClusterVpcConfig", "securityGroupIds", Rule.All(Each(Id("sg-")), AtMost(5))),
        new("eks/ClusterVpcConfig", "publicAccessCidrs", Each(Text(Cidr.Any))),
        new("eks/ClusterVpcConfig", RuleEntry.Itself, Endpoints),
        new("eks/ClusterKubernetesNetworkConfig", "serviceIpv4Cidr", Text(ServiceRange)),
        new("eks/ClusterRemoteNetworkConfig*", "cidrs", Each(Text(Cidr.V4))),
        new("eks/ClusterControlPlaneScalingConfig", "tier", Known("standard", "tier-xl", "tier-2xl", "tier-4xl", "tier-8xl")),
        new("eks/ClusterComputeConfig", "nodePools", Each(OneOf("general-purpose", "system"))),
        new("eks/NodeGroup", "nodeGroupName", NameRule.AlnumFirst(1, 63, "-_").ToRule()),
        new("eks/NodeGroup", "version", Text(KubernetesVersion)),
        new("eks/NodeGroup", "instanceTypes", Each(Text(InstanceType))),
        new("eks/NodeGroup", "diskSize", Between(1, 16384)),
        new("eks/NodeGroup", "labels", Map(KubernetesName.Key, Text(KubernetesName.LabelValue))),
        new("eks/NodeGroup", "amiType", Known(AmiTypes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        new("eks/NodeGroupScalingConfig", RuleEntry.Itself, Scaling),
        new("eks/NodeGroupScalingConfig", "maxSize", AtLeast(1)),
        new("eks/NodeGroupScalingConfig", "minSize", AtLeast(0)),
        new("eks/NodeGroupTaint", "key", Text(KubernetesName.Key)),
        new("eks/NodeGroupTaint", "value", Text(KubernetesName.LabelValue)),
        new("eks/NodeGroupUpdateConfig", "maxUnavailable", Between(1, 100)),
        new("eks/NodeGroupUpdateConfig", "maxUnavailablePercentage", Between(1, 100)),
        new("eks/NodeGroupUpdateConfig", RuleEntry.Itself, (value, context) =>
        {
            if (value is ObjectValue update && update["maxUnavailable"] is not null)
                Demand(update, context, "beside maxUnavailable", [], ["maxUnavailablePercentage"]);
        }),
        new("eks/Addon", "addonVersion", Text(AddonVersion)),
        new("eks/Addon", "configurationValues", Text(text => text.TrimStart().StartsWith('{') ? JsonObject(text) : null)),
        new("eks/Addon*", "serviceAccount", Text(KubernetesName.Subdomain)),
        new("eks/PodIdentityAssociation", "namespace", NameRule.DnsLabel.ToRule()),
        new("eks/PodIdentityAssociation", "serviceAccount", Text(KubernetesName.Subdomain)),
        new("eks/FargateProfile", "fargateProfileName", NameRule.AlnumFirst(1, 100, "-_").ToRule()),
        new("eks/AccessPolicyAssociation", "policyArn", Text(Arn.Of("eks", "cluster-access-policy/"))),
        new("eks/AccessPolicyAssociation", "principalArn", Text(PrincipalArn)),
        new("eks/AccessPolicyAssociationAccessScope", RuleEntry.Itself, AccessScope),
        new("eks/AccessEntry", "principalArn", Text(PrincipalArn)),
        new("eks/AccessEntry", "kubernetesGroups", Each(Text(group =>
            group.StartsWith("system:", StringComparison.Ordinal) ? "must not begin with system:" : null))),
    ];

    private const string AmiTypes =
        """
        AL2_x86_64 AL2_x86_64_GPU AL2_ARM_64 CUSTOM
        AL2023_x86_64_STANDARD AL2023_ARM_64_STANDARD AL2023_x86_64_NEURON AL2023_x86_64_NVIDIA AL2023_ARM_64_NVIDIA
        BOTTLEROCKET_ARM_64 BOTTLEROCKET_x86_64 BOTTLEROCKET_ARM_64_FIPS BOTTLEROCKET_x86_64_FIPS
        BOTTLEROCKET_ARM_64_NVIDIA BOTTLEROCKET_x86_64_NVIDIA BOTTLEROCKET_ARM_64_NVIDIA_FIPS BOTTLEROCKET_x86_64_NVIDIA_FIPS
        WINDOWS_CORE_2019_x86_64 WINDOWS_FULL_2019_x86_64 WINDOWS_CORE_2022_x86_64 WINDOWS_FULL_2022_x86_64
        WINDOWS_CORE_2025_x86_64 WINDOWS_FULL_2025_x86_64
        """;

    private static Complaint? KubernetesVersion(string text) =>
        text.Split('.') is [var major, var minor] && major.Length > 0 && major.All(char.IsAsciiDigit) && minor.Length > 0
            && minor.All(char.IsAsciiDigit)
            ? null
            : new Complaint(
                "must be a minor version of Kubernetes, such as 1.35",
                text.TrimStart('v').Split('.') is [var first, var second, ..] ? $"use {first}.{second}" : null);

    // v1.19.2-eksbuild.1
    private static Complaint? AddonVersion(string text) =>
        text.StartsWith('v') && text.Split('.', '-') is { Length: >= 3 } parts && parts[0][1..].All(char.IsAsciiDigit)
            && parts[0].Length > 1
            ? null
            : "must be an add-on's version, such as v1.19.2-eksbuild.1";

    private static Complaint? ServiceRange(string text) =>
        Cidr.V4(12, 24)(text)
        ?? (Cidr.TryRead(text, out var cidr) is null
            && !ServiceRanges.Any(range => Cidr.TryRead(range, out var allowed) is null && allowed.Contains(cidr))
            ? $"must lie in {Listed(ServiceRanges)}"
            : null);

    private static Complaint? PrincipalArn(string text) =>
        Arn.Any(text)
        ?? (text.Split(':', 6) is [_, _, "iam", _, _, var resource]
            && (resource.StartsWith("role/", StringComparison.Ordinal) || resource.StartsWith("user/", StringComparison.Ordinal)
                || resource == "root")
            ? null
            : new Complaint(
                "must be the ARN of a role or user of iam",
                text.Contains(":assumed-role/", StringComparison.Ordinal) ? "use the role's own ARN: arn:aws:iam::<account>:role/<name>"
                    : null));

    private static void ClusterSubnets(PropertyValue value, RuleContext context)
    {
        if (value is ListValue { Items: var subnets } && !value.HasUnknowns && subnets.Distinct().Count() < 2)
            context.Findings.Error(value, "must name at least two subnets, in different availability zones");
    }

    private static void Endpoints(PropertyValue value, RuleContext context)
    {
        if (value is ObjectValue network && network["endpointPublicAccess"]?.Plain is BoolValue { Value: false }
            && network["endpointPrivateAccess"]?.Plain is null or BoolValue { Value: false })
        {
            context.Findings.Enter("endpointPrivateAccess");
            context.Findings.Error(network["endpointPrivateAccess"], "must be true when public access is off", "set it to true");
            context.Findings.Leave();
        }
    }

    private static void Scaling(PropertyValue value, RuleContext context)
    {
        KubernetesObjects.Ordered("minSize", "maxSize")(value, context);
        KubernetesObjects.Ordered("minSize", "desiredSize")(value, context);
        KubernetesObjects.Ordered("desiredSize", "maxSize")(value, context);
    }

    private static void AccessScope(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue scope)
            return;

        if (scope.Text("type") == "cluster")
            Demand(scope, context, "with the type cluster", [], ["namespaces"]);
        else if (scope.Text("type") == "namespace")
            Demand(scope, context, "with the type namespace", ["namespaces"], []);
    }

    // Auto Mode is on or off as a whole (EKS User Guide, "Create an EKS Auto Mode cluster").
    private static void AutoMode(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue cluster || cluster.HasUnknowns)
            return;

        var switches = new (string Path, bool On)[]
        {
            ("computeConfig.enabled", On(cluster, "computeConfig")),
            ("storageConfig.blockStorage.enabled", On(cluster, "storageConfig", "blockStorage")),
            ("kubernetesNetworkConfig.elasticLoadBalancing.enabled", On(cluster, "kubernetesNetworkConfig", "elasticLoadBalancing")),
        };
        var on = switches.Where(one => one.On).ToList();
        if (on.Count is 0 or 3)
            return;

        foreach (var (path, _) in switches.Where(one => !one.On))
        {
            var steps = path.Split('.');
            foreach (var step in steps)
                context.Findings.Enter(step);
            context.Findings.Error(null, $"must be true beside {on[0].Path}: Auto Mode is on or off as a whole", "set it to true");
            foreach (var _ in steps)
                context.Findings.Leave();
        }
    }

    private static bool On(ObjectValue cluster, params string[] path)
    {
        var at = (PropertyValue?)cluster;
        foreach (var step in path)
            at = (at?.Plain as ObjectValue)?[step];
        return at?.Plain is ObjectValue config && config["enabled"]?.Plain is BoolValue { Value: true };
    }

    private static ValueRule AtMost(int count) => (value, context) =>
    {
        if (value is ListValue list && list.Items.Count > count)
            context.Findings.Error(value, $"has too many members: at most {count} are allowed");
    };
}
