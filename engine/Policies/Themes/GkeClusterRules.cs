using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>Control planes on Google Cloud: who reaches them, what they encrypt and log, how they are upgraded.</summary>
internal static class GkeClusterRules
{
    public const string Cluster = "gcp:container/cluster:Cluster";

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("GKE-001", High, "nodes have no public addresses", "set privateClusterConfig.enablePrivateNodes to true",
            ["CIS-GKE-5.6.5", "CKV_GCP_25", "CKV_GCP_64", "GCP-0059"], [Cluster], PrivateNodes),
        new("GKE-002", High, "the API server has no public address",
            "turn controlPlaneEndpointsConfig.ipEndpointsConfig.enabled off, or its public endpoint",
            ["CIS-GKE-5.6.4", "CKV_GCP_18", "GCP-0053"], [Cluster], PrivateEndpoint),
        new("GKE-003", High, "the API server answers named networks only",
            "list them in masterAuthorizedNetworksConfig, or turn IP endpoints off",
            ["CIS-GKE-5.6.3", "CKV_GCP_20", "GCP-0061"], [Cluster], AuthorizedNetworks),
        new("GKE-004", High, "pods have identities of their own", "set workloadIdentityConfig.workloadPool",
            ["CIS-GKE-5.2.2"], [Cluster], NotAutopilot(subject =>
                subject.Must("workloadIdentityConfig.workloadPool", Values.IsText, "must name the project's pool"))),
        new("GKE-006", High, "secrets are encrypted with a key of one's own", "set databaseEncryption to ENCRYPTED with a keyName",
            ["CIS-GKE-5.3.1"], [Cluster], Encryption),
        new("GKE-008", Medium, "upgrades come by a release channel", "set releaseChannel.channel to REGULAR or STABLE",
            ["CIS-GKE-5.5.4", "CKV_GCP_70"], [Cluster], Channel),
        new("GKE-009", Medium, "nodes are shielded", "leave enableShieldedNodes true",
            ["CIS-GKE-5.5.5", "CKV_GCP_71", "GCP-0055"], [Cluster], subject => subject.MustBe("enableShieldedNodes", true, missing: true)),
        new("GKE-014", Low, "traffic within a node is seen by the network", "set enableIntranodeVisibility",
            ["CIS-GKE-5.6.1", "CKV_GCP_61", "GCP-0076"], [Cluster],
                NotAutopilot(subject => subject.MustBe("enableIntranodeVisibility", true, missing: false))),
        new("GKE-015", Medium, "pods have addresses of the network", "set ipAllocationPolicy",
            ["CIS-GKE-5.6.2", "CKV_GCP_23", "GCP-0049"], [Cluster],
                subject => subject.Must("ipAllocationPolicy", value => value is ObjectValue, "must be set")),
        new("GKE-016", Medium, "network policies are enforced", "set datapathProvider to ADVANCED_DATAPATH",
            ["CIS-GKE-4.3.1", "CKV_GCP_12", "GCP-0056"], [Cluster], NotAutopilot(NetworkPolicy)),
        new("GKE-017", Medium, "system and workloads are logged, and the system is watched",
            "list the components in loggingConfig and monitoringConfig",
            ["CIS-GKE-5.7.1", "CKV_GCP_1", "CKV_GCP_8", "GCP-0060", "GCP-0052"], [Cluster], Telemetry),
        new("GKE-018", High, "old ways of authorising are off", "set enableLegacyAbac and issueClientCertificate to false",
            ["CIS-GKE-5.8.1", "CIS-GKE-5.8.3", "CKV_GCP_7", "CKV_GCP_13", "GCP-0062", "GCP-0064"], [Cluster], Legacy),
        new("GKE-020", Medium, "only images that a policy admits run in production",
            "set binaryAuthorization.evaluationMode to PROJECT_SINGLETON_POLICY_ENFORCE",
            ["CIS-GKE-5.1.4", "CIS-GKE-4.5.1", "CKV_GCP_66"], [Cluster], subject => subject.Must(
                "binaryAuthorization.evaluationMode", value => value is StringValue mode
                    && mode.Value.Contains("POLIC", StringComparison.Ordinal), "must enforce a policy"))
        { ProductionOnly = true },
        new("GKE-021", Low, "the cloud looks for weaknesses", "set securityPostureConfig.mode to BASIC",
            ["CIS-GKE-5.10.4"], [Cluster], subject => subject.Must(
                "securityPostureConfig.mode", value => value is StringValue { Value: not ("DISABLED" or "MODE_UNSPECIFIED") },
                    "must be BASIC or better")),
        new("GKE-022", Medium, "no alpha features", "leave enableKubernetesAlpha out",
            ["CIS-GKE-5.10.2", "CKV2_GCP_19"], [Cluster], subject => subject.MustBe("enableKubernetesAlpha", false, missing: false)),
        new("GKE-023", High, "production clusters are protected from deletion, and their pools are their own",
            "set deletionProtection and removeDefaultNodePool",
            ["CKV_GCP_123"], [Cluster], Deletion) { ProductionOnly = true },
        new("GKE-025", Low, "production says when it may be maintained", "set maintenancePolicy",
            [], [Cluster], subject =>
                subject.Must("maintenancePolicy", value => value is ObjectValue { Count: > 0 }, "must be set")) { ProductionOnly = true },
    ];

    private static bool ByDnsOnly(Subject subject) =>
        Values.Flag(subject.At("controlPlaneEndpointsConfig.ipEndpointsConfig.enabled")) == false;

    /// <summary>What Autopilot decides by itself is not asked of it.</summary>
    private static Action<Subject> NotAutopilot(Action<Subject> test) => subject =>
    {
        if (subject.At("enableAutopilot") is UnknownValue)
            subject.Unknown("enableAutopilot");
        else if (Values.Flag(subject.At("enableAutopilot")) != true)
            test(subject);
    };

    private static void PrivateNodes(Subject subject)
    {
        if (Values.Flag(subject.At("networkConfig.defaultEnablePrivateNodes")) != true)
            subject.MustBe("privateClusterConfig.enablePrivateNodes", true, missing: false);
    }

    private static void PrivateEndpoint(Subject subject)
    {
        const string Dns = "controlPlaneEndpointsConfig.ipEndpointsConfig.enabled";
        if (subject.At(Dns) is UnknownValue)
            subject.Unknown(Dns);
        else if (!ByDnsOnly(subject)
            && Values.Flag(subject.At("controlPlaneEndpointsConfig.ipEndpointsConfig.enablePublicEndpoint")) != false)
            subject.MustBe("privateClusterConfig.enablePrivateEndpoint", true, missing: false);
    }

    private static void AuthorizedNetworks(Subject subject)
    {
        const string Path = "masterAuthorizedNetworksConfig";
        if (ByDnsOnly(subject))
            return;
        if (subject.At(Path) is null)
            subject.Fail(Path, null, "must be set: otherwise every address may ask");
        else if (subject.At(Path) is UnknownValue)
            subject.Unknown(Path);
        foreach (var (at, _) in subject.Each($"{Path}.cidrBlocks"))
            subject.Must($"{at}.cidrBlock", value => value is StringValue { Value: not ("0.0.0.0/0" or "::/0") },
                "must not be the whole internet");
    }

    private static void Encryption(Subject subject)
    {
        subject.Must(
            "databaseEncryption.state", value => Values.Is(value, "ENCRYPTED")
                || Values.Is(value, "ALL_OBJECTS_ENCRYPTION_ENABLED"), "must be ENCRYPTED");
        subject.Must("databaseEncryption.keyName", Values.IsText, "must name a key of one's own");
    }

    private static void Channel(Subject subject)
    {
        var production = subject.Facts.Settings.Environment != PolicyEnvironment.Development;
        subject.Must(
            "releaseChannel.channel",
            value => value is StringValue { Value: "REGULAR" or "STABLE" }
                || (!production && Values.Is(value, "RAPID")), "must be REGULAR or STABLE");
    }

    private static void NetworkPolicy(Subject subject)
    {
        if (Values.Flag(subject.At("networkPolicy.enabled")) != true)
            subject.Must("datapathProvider", value => Values.Is(value, "ADVANCED_DATAPATH"),
                "must be ADVANCED_DATAPATH, or networkPolicy enabled");
    }

    private static void Telemetry(Subject subject)
    {
        subject.Must(
            "loggingConfig.enableComponents", value => Holds(value, "SYSTEM_COMPONENTS") && Holds(value, "WORKLOADS"),
            "must hold SYSTEM_COMPONENTS and WORKLOADS", missing: true);
        subject.Must("monitoringConfig.enableComponents", value => Holds(value, "SYSTEM_COMPONENTS"), "must hold SYSTEM_COMPONENTS",
            missing: true);
        foreach (var service in new[] { "loggingService", "monitoringService" })
            subject.Must(service, value => !Values.Is(value, "none"), "must not be none", missing: true);
    }

    private static bool Holds(PropertyValue list, string text) => Values.Texts(list).Contains(text, StringComparer.Ordinal);

    private static void Legacy(Subject subject)
    {
        subject.MustBe("enableLegacyAbac", false, missing: false);
        subject.MustBe("masterAuth.clientCertificateConfig.issueClientCertificate", false, missing: false);
    }

    private static void Deletion(Subject subject)
    {
        subject.MustBe("deletionProtection", true, missing: true);
        NotAutopilot(inner => inner.MustBe("removeDefaultNodePool", true, missing: false))(subject);
    }
}
