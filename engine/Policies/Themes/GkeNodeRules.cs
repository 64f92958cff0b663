using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>Nodes on Google Cloud: who they are, what they boot, who looks after them.</summary>
internal static class GkeNodeRules
{
    private const string Pool = "gcp:container/nodePool:NodePool";

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("GKE-005", High, "pods see the metadata of their identity, not of the node",
            "set nodeConfig.workloadMetadataConfig.mode to GKE_METADATA",
            ["CIS-GKE-5.4.1", "CKV_GCP_69", "GCP-0057", "GCP-0048"], [Pool],
            subject => subject.Must("nodeConfig.workloadMetadataConfig.mode", value => Values.Is(value, "GKE_METADATA"),
                "must be GKE_METADATA")),
        new("GKE-007", High, "nodes have an account of their own", "set nodeConfig.serviceAccount to one with little permission",
            ["CIS-GKE-5.2.1", "GCP-0050"], [Pool], Account),
        new("GKE-010", Medium, "the integrity of nodes is watched",
            "leave nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring true",
            ["CIS-GKE-5.5.6", "CKV_GCP_72"], [Pool],
            subject => subject.MustBe("nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring", true, missing: true)),
        new("GKE-011", Medium, "nodes boot signed code only", "set nodeConfig.shieldedInstanceConfig.enableSecureBoot",
            ["CIS-GKE-5.5.7", "CKV_GCP_68"], [Pool],
            subject => subject.MustBe("nodeConfig.shieldedInstanceConfig.enableSecureBoot", true, missing: false)),
        new("GKE-012", Medium, "nodes are repaired and upgraded", "set management.autoRepair and management.autoUpgrade",
            ["CIS-GKE-5.5.2", "CIS-GKE-5.5.3", "CKV_GCP_9", "CKV_GCP_10", "GCP-0063", "GCP-0058"], [Pool], Management),
        new("GKE-013", Low, "nodes run Container-Optimized OS", "set nodeConfig.imageType to COS_CONTAINERD",
            ["CIS-GKE-5.5.1", "CKV_GCP_22", "GCP-0054"], [Pool], subject => subject.Must(
                "nodeConfig.imageType", value => value is StringValue image
                    && image.Value.StartsWith("COS_CONTAINERD", StringComparison.OrdinalIgnoreCase),
                "must be COS_CONTAINERD", missing: true)),
        new("GKE-024", Low, "boot disks are encrypted with a key of one's own", "set nodeConfig.bootDiskKmsKey",
            ["CIS-GKE-5.9.1"], [Pool],
                subject => subject.Must("nodeConfig.bootDiskKmsKey", Values.IsText, "must name a key")) { ProductionOnly = true },
    ];

    private static void Account(Subject subject) => subject.Must(
        "nodeConfig.serviceAccount",
        value => value is StringValue { Value: not ("" or "default") } account
            && !account.Value.EndsWith("-compute@developer.gserviceaccount.com", StringComparison.Ordinal),
        "must be an account of its own: the default one may edit the project");

    private static void Management(Subject subject)
    {
        subject.MustBe("management.autoRepair", true, missing: true);
        subject.MustBe("management.autoUpgrade", true, missing: true);
    }
}
