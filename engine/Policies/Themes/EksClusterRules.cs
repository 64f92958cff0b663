using Platform.Engine.Costs;
using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>Control planes on AWS: who reaches them, what they encrypt and log, how long they are supported.</summary>
internal static class EksClusterRules
{
    public const string Cluster = "aws:eks/cluster:Cluster";

    private const int WarningDays = 90;
    private const int KeptDays = 90;

    private static readonly string[] Logs = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("EKS-001", High, "the API server has no public endpoint, or one for named ranges",
            "set vpcConfig.endpointPublicAccess to false",
            ["CIS-EKS-5.4.2", "CKV_AWS_39", "AWS-0040"], [Cluster], PublicEndpoint),
        new("EKS-002", Critical, "the API server is not open to the internet", "name the ranges in vpcConfig.publicAccessCidrs",
            ["CIS-EKS-5.4.1", "CKV_AWS_38", "AWS-0041", "C-0227"], [Cluster], PublicRanges),
        new("EKS-003", Medium, "nodes reach the API server inside the network", "set vpcConfig.endpointPrivateAccess to true",
            ["CIS-EKS-5.4.2", "C-0228"], [Cluster], subject => subject.MustBe("vpcConfig.endpointPrivateAccess", true, missing: false)),
        new("EKS-004", High, "secrets are encrypted with a key of one's own",
            "give encryptionConfig resources [secrets] and a provider.keyArn",
            ["CIS-EKS-5.3.1", "CKV_AWS_58", "AWS-0039", "C-0066"], [Cluster], Encryption),
        new("EKS-005", Medium, "all control-plane logs are kept", "list all five in enabledClusterLogTypes",
            ["CIS-EKS-2.1.1", "CIS-EKS-2.1.2", "CKV_AWS_37", "AWS-0038"], [Cluster], LogTypes),
        new("EKS-006", Medium, "the control plane's log group is declared, encrypted and kept",
            "declare it with kmsKeyId and retentionInDays",
            ["CIS-EKS-2.1.2", "CKV_AWS_66", "CKV_AWS_158", "CKV_AWS_338", "AWS-0017"], [Cluster], LogGroup) { LooksAround = true },
        new("EKS-007", High, "the Kubernetes version has standard support", "upgrade one minor at a time",
            ["CKV_AWS_339"], [Cluster], Support),
        new("EKS-008", Medium, "extended support is not bought by default", "set upgradePolicy.supportType to STANDARD", [], [Cluster],
            subject => subject.Must("upgradePolicy.supportType", value => Values.Is(value, "STANDARD"),
                "must be STANDARD: the default, EXTENDED, costs six times the fee")),
        new("EKS-009", High, "access is by entries, and not left to whoever made the cluster",
            "set accessConfig to API without bootstrapClusterCreatorAdminPermissions", ["CIS-EKS-4.1.7", "CIS-EKS-5.5.1"], [Cluster],
                Access),
        new("EKS-011", High, "production clusters are protected from deletion", "set deletionProtection, and the resource option protect",
            [], [Cluster], Deletion) { ProductionOnly = true },
        new("EKS-017", Medium, "the control plane has subnets in two zones at least", "give vpcConfig.subnetIds of two zones", [],
            [Cluster], Zones) { LooksAround = true },
        new("EKS-025", Medium, "somebody administers the cluster",
            "declare an access entry, and associate an administrator's policy with it",
            ["CIS-EKS-5.5.1"], [Cluster], Administrator) { LooksAround = true },
        new("EKS-023", Medium, "standard support lasts another 90 days", "plan the upgrade to the next minor", [], [Cluster], SupportSoon),
    ];

    private static bool IsOpen(string range) => range is "0.0.0.0/0" or "::/0";

    private static void PublicEndpoint(Subject subject)
    {
        if (subject.At("vpcConfig.publicAccessCidrs") is ListValue { Items.Count: > 0 } ranges && !ranges.HasUnknowns
            && !Values.Texts(ranges).Any(IsOpen))
            return;
        subject.MustBe("vpcConfig.endpointPublicAccess", false, missing: true);
    }

    private static void PublicRanges(Subject subject)
    {
        switch (subject.At("vpcConfig.endpointPublicAccess"))
        {
            case UnknownValue:
                subject.Unknown("vpcConfig.endpointPublicAccess");
                return;
            case var given when Values.Flag(given) == false:
                return;
        }

        const string Ranges = "vpcConfig.publicAccessCidrs";
        var texts = subject.Texts(Ranges);
        if (subject.At(Ranges) is null)
            subject.Fail(Ranges, null, "must name ranges: without any, the public endpoint is open to everybody");
        else if (texts.Any(IsOpen))
            subject.Fail(Ranges, subject.At(Ranges), "must not hold the whole internet");
    }

    private static void Encryption(Subject subject)
    {
        subject.Must("encryptionConfig.resources", value => Values.Texts(value).Contains("secrets"), "must hold secrets");
        subject.Must("encryptionConfig.provider.keyArn", Values.IsText, "must name a key of one's own");
    }

    private static void LogTypes(Subject subject)
    {
        var types = subject.Texts("enabledClusterLogTypes");
        var missing = Logs.Except(types).ToArray();
        if (missing.Length > 0 && subject.At("enabledClusterLogTypes")?.HasUnknowns != true)
            subject.Fail("enabledClusterLogTypes", subject.At("enabledClusterLogTypes"), $"must hold {string.Join(", ", missing)}");
    }

    private static void LogGroup(Subject subject)
    {
        if (subject.Text("name") is not { } name)
            return;
        var groups = subject.Facts.By("aws:cloudwatch/logGroup:LogGroup", "name");
        var group = groups.Saying($"/aws/eks/{name}/cluster").FirstOrDefault();
        if (group is null)
        {
            if (groups.HasUnknowns)
                subject.Unknown("name", "the log groups' names are not known before the update");
            else
                subject.Fail("name", name, $"must have a log group /aws/eks/{name}/cluster in the same stack");
            return;
        }

        var (key, days) = (Values.At(group.Inputs, "kmsKeyId"), Values.At(group.Inputs, "retentionInDays"));
        if (days is UnknownValue)
            subject.Unknown($"{group.Name}.retentionInDays");
        else if ((Values.Number(days) ?? 0) is var kept
            && (kept == 0 || (kept < KeptDays && subject.Facts.Settings.Environment == PolicyEnvironment.Production)))
            subject.Fail($"{group.Name}.retentionInDays", days, $"must be set, in production to {KeptDays} days or more");
        if (key is null)
            subject.Fail($"{group.Name}.kmsKeyId", null, "must name a key of one's own");
    }

    private static void Support(Subject subject)
    {
        if (Ending(subject) is { } end && end <= subject.Facts.Settings.Today)
            subject.Fail("version", subject.At("version"), "has no standard support any longer: extended support costs six times the fee");
    }

    private static void SupportSoon(Subject subject)
    {
        var today = subject.Facts.Settings.Today;
        if (Ending(subject) is { } end && end > today && end < today.AddDays(WarningDays))
            subject.Fail("version", subject.At("version"), $"loses standard support on {end:yyyy-MM-dd}");
    }

    private static DateOnly? Ending(Subject subject)
    {
        if (subject.Text("version") is not { } version)
        {
            if (subject.At("version") is null)
                subject.Fail("version", null, "must be set: otherwise the cloud chooses");
            return null;
        }

        var end = SupportCalendar.EndOf(version);
        if (end is null)
            subject.Unknown("version", $"no end of support is known of {version}");
        return end;
    }

    private static void Access(Subject subject)
    {
        subject.Must("accessConfig.authenticationMode", value => Values.Is(value, "API")
            || Values.Is(value, "API_AND_CONFIG_MAP"), "must be API");
        subject.MustBe("accessConfig.bootstrapClusterCreatorAdminPermissions", false, missing: true);
    }

    private static void Administrator(Subject subject)
    {
        var policies = subject.Facts.By("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "clusterName");
        var own = policies.Naming(subject.Node).Concat(policies.Like(subject.Node, "name")).ToArray();
        if (own.Any(policy => policy.Inputs.Text("policyArn")?.EndsWith("AdminPolicy", StringComparison.Ordinal) == true))
            return;
        if (policies.HasUnknowns || own.Any(policy => policy.Inputs["policyArn"]?.HasUnknowns == true))
            subject.Unknown("accessConfig", "the policies of its access entries are not known before the update");
        else
            subject.Fail("accessConfig", null, "must have an access entry with an administrator's policy: nobody could get in");
    }

    private static void Deletion(Subject subject)
    {
        subject.MustBe("deletionProtection", true, missing: false);
        if (!subject.Node.Options.Protect)
            subject.Fail("protect", null, "must be set as a resource option");
    }

    private static void Zones(Subject subject)
    {
        const string Path = "vpcConfig.subnetIds";
        var subnets = subject.Facts.Named(subject.Node, Path, "aws:ec2/subnet:Subnet");
        var zones = subnets.Select(subnet =>
            subnet.Inputs.Text("availabilityZone")).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        if (zones >= 2)
            return;
        if (subject.At(Path)?.HasUnknowns == true || subnets.Any(subnet => subnet.Inputs["availabilityZone"]?.HasUnknowns == true))
            subject.Unknown(Path);
        else if (subnets.Count > 0 && subnets.Count == Values.Texts(subject.At(Path)).Count)
            subject.Fail(Path, subject.At(Path), "must lie in two zones at least");
        else
            subject.Unknown(Path, "the subnets are not declared here");
    }
}
