using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Policies;

/// <summary>Rules about clusters, nodes, networks, keys and storage on Google Cloud.</summary>
internal static class GoogleCases
{
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Pool = "gcp:container/nodePool:NodePool";
    private const string Key = "gcp:kms/cryptoKey:CryptoKey";
    private const string Bucket = "gcp:storage/bucket:Bucket";
    private const string Subnet = "gcp:compute/subnetwork:Subnetwork";
    private const string Firewall = "gcp:compute/firewall:Firewall";

    private static readonly ObjectValue Cluster = Object(
        ("privateClusterConfig", Object(("enablePrivateNodes", true), ("enablePrivateEndpoint", true))),
        ("masterAuthorizedNetworksConfig", Object(("cidrBlocks", List(Object(("cidrBlock", "192.0.2.0/24")))))),
        ("workloadIdentityConfig", Object(("workloadPool", "acme.svc.id.goog"))),
        ("databaseEncryption", Object(("state", "ENCRYPTED"), ("keyName", "projects/acme/locations/eu/keyRings/a/cryptoKeys/b"))),
        ("releaseChannel", Object(("channel", "REGULAR"))),
        ("enableShieldedNodes", true), ("enableIntranodeVisibility", true), ("datapathProvider", "ADVANCED_DATAPATH"),
        ("ipAllocationPolicy", Object(("clusterSecondaryRangeName", "pods"))),
        ("loggingConfig", Object(("enableComponents", List("SYSTEM_COMPONENTS", "WORKLOADS")))),
        ("monitoringConfig", Object(("enableComponents", List("SYSTEM_COMPONENTS")))),
        ("binaryAuthorization", Object(("evaluationMode", "PROJECT_SINGLETON_POLICY_ENFORCE"))),
        ("securityPostureConfig", Object(("mode", "BASIC"))),
        ("deletionProtection", true), ("removeDefaultNodePool", true),
        ("maintenancePolicy", Object(("dailyMaintenanceWindow", Object(("startTime", "03:00"))))));

    private static readonly ObjectValue Nodes = Object(
        ("nodeConfig", Object(
            ("serviceAccount", "nodes@acme.iam.gserviceaccount.com"), ("imageType", "COS_CONTAINERD"),
                ("bootDiskKmsKey", "projects/acme/key"),
            ("workloadMetadataConfig", Object(("mode", "GKE_METADATA"))),
            ("shieldedInstanceConfig", Object(("enableIntegrityMonitoring", true), ("enableSecureBoot", true))))),
        ("management", Object(("autoRepair", true), ("autoUpgrade", true))));

    private static readonly ObjectValue Allow = Object(
        ("direction", "INGRESS"), ("sourceRanges", List("10.0.0.0/8")),
            ("allows", List(Object(("protocol", "tcp"), ("ports", List("20-30"))))));

    public static IEnumerable<RuleCase> All { get; } =
    [
        new("GKE-001", Gke, Cluster, "privateClusterConfig.enablePrivateNodes", false),
        new("GKE-002", Gke, Cluster, "privateClusterConfig.enablePrivateEndpoint", false),
        new("GKE-002", Gke, Ask.Set(Ask.Set(Cluster, "controlPlaneEndpointsConfig.ipEndpointsConfig.enabled", false),
            "privateClusterConfig", null),
            "controlPlaneEndpointsConfig.ipEndpointsConfig.enabled", true),
        new("GKE-003", Gke, Cluster, "masterAuthorizedNetworksConfig", null),
        new("GKE-003", Gke, Cluster, "masterAuthorizedNetworksConfig.cidrBlocks[0].cidrBlock", "0.0.0.0/0"),
        new("GKE-004", Gke, Cluster, "workloadIdentityConfig", null),
        new("GKE-006", Gke, Cluster, "databaseEncryption.state", "DECRYPTED"),
        new("GKE-008", Gke, Cluster, "releaseChannel.channel", "UNSPECIFIED"),
        new("GKE-009", Gke, Cluster, "enableShieldedNodes", false),
        new("GKE-014", Gke, Cluster, "enableIntranodeVisibility", null),
        new("GKE-015", Gke, Cluster, "ipAllocationPolicy", null),
        new("GKE-016", Gke, Cluster, "datapathProvider", "LEGACY_DATAPATH"),
        new("GKE-017", Gke, Cluster, "loggingConfig.enableComponents", List("SYSTEM_COMPONENTS")),
        new("GKE-017", Gke, Cluster, "monitoringService", "none"),
        new("GKE-018", Gke, Cluster, "enableLegacyAbac", true),
        new("GKE-018", Gke, Cluster, "masterAuth.clientCertificateConfig.issueClientCertificate", true),
        new("GKE-020", Gke, Cluster, "binaryAuthorization.evaluationMode", "DISABLED"),
        new("GKE-021", Gke, Cluster, "securityPostureConfig.mode", "DISABLED"),
        new("GKE-022", Gke, Cluster, "enableKubernetesAlpha", true),
        new("GKE-023", Gke, Cluster, "deletionProtection", false),
        new("GKE-023", Gke, Cluster, "removeDefaultNodePool", null),
        new("GKE-025", Gke, Cluster, "maintenancePolicy", null),
        new("GKE-005", Pool, Nodes, "nodeConfig.workloadMetadataConfig", null),
        new("GKE-007", Pool, Nodes, "nodeConfig.serviceAccount", "123-compute@developer.gserviceaccount.com"),
        new("GKE-007", Pool, Nodes, "nodeConfig.serviceAccount", null),
        new("GKE-010", Pool, Nodes, "nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring", false),
        new("GKE-011", Pool, Nodes, "nodeConfig.shieldedInstanceConfig.enableSecureBoot", null),
        new("GKE-012", Pool, Nodes, "management.autoUpgrade", false),
        new("GKE-013", Pool, Nodes, "nodeConfig.imageType", "WINDOWS_LTSC_CONTAINERD"),
        new("GKE-024", Pool, Nodes, "nodeConfig.bootDiskKmsKey", null),
        new("GCP-001", Key, Object(("rotationPeriod", "7776000s")), "rotationPeriod", "31536000s"),
        new("GCP-001", Key, Object(("rotationPeriod", "7776000s")), "rotationPeriod", null, "purpose"),
        new("GCP-004", Subnet, Object(("privateIpGoogleAccess", true)), "privateIpGoogleAccess", null),
        new("GCP-005", Firewall, Allow, "sourceRanges", List("0.0.0.0/0")),
        new("GCP-005", Firewall, Ask.Set(Ask.Set(Allow, "allows[0].ports", List("443")), "sourceRanges", List("0.0.0.0/0")),
            "allows[0].ports", List("3389")),
        new("GCP-006", Subnet, Object(("logConfig", Object(("flowSampling", 0.5)))), "logConfig", null),
        new("STO-003", Bucket, Object(("publicAccessPrevention", "enforced")), "publicAccessPrevention", "inherited"),
        new("STO-004", Bucket, Object(("uniformBucketLevelAccess", true)), "uniformBucketLevelAccess", null),
        new("STO-006", Bucket, Object(("forceDestroy", false)), "forceDestroy", true),
    ];
}
