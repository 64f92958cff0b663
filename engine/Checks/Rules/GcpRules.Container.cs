using Platform.Engine.Checks.Places;
using Platform.Engine.Graph;
using static Platform.Engine.Checks.Rules.Rule;

namespace Platform.Engine.Checks.Rules;

// GKE documentation: "Creating a regional cluster", "VPC-native clusters", "Maintenance windows and exclusions".
internal static partial class GcpRules
{
    private const string ContainerEnumerations =
        """
        container/Cluster.datapathProvider = ADVANCED_DATAPATH DATAPATH_PROVIDER_UNSPECIFIED LEGACY_DATAPATH
        container/Cluster.inTransitEncryptionConfig = IN_TRANSIT_ENCRYPTION_CONFIG_UNSPECIFIED IN_TRANSIT_ENCRYPTION_DISABLED \
            IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT
        container/Cluster.loggingService = logging.googleapis.com logging.googleapis.com/kubernetes none
        container/Cluster.monitoringService = monitoring.googleapis.com monitoring.googleapis.com/kubernetes none
        container/Cluster.networkingMode = ROUTES VPC_NATIVE
        container/ClusterAnonymousAuthenticationConfig.mode = ENABLED LIMITED
        container/ClusterBinaryAuthorization.evaluationMode = DISABLED PROJECT_SINGLETON_POLICY_ENFORCE
        container/ClusterClusterAutoscaling.autoscalingProfile = BALANCED OPTIMIZE_UTILIZATION
        container/ClusterClusterAutoscalingAutoProvisioningDefaults.diskType = hyperdisk-balanced pd-balanced pd-ssd pd-standard
        container/ClusterClusterAutoscalingAutoProvisioningDefaults.imageType = COS COS_CONTAINERD UBUNTU UBUNTU_CONTAINERD
        container/ClusterClusterTelemetry.type = DISABLED ENABLED SYSTEM_ONLY
        container/*ConfidentialNodes.confidentialInstanceType = SEV SEV_SNP TDX
        container/ClusterDatabaseEncryption.state = ALL_OBJECTS_ENCRYPTION_ENABLED DECRYPTED ENCRYPTED
        container/ClusterDnsConfig.clusterDns = CLOUD_DNS KUBE_DNS PLATFORM_DEFAULT PROVIDER_UNSPECIFIED
        container/ClusterDnsConfig.clusterDnsScope = CLUSTER_SCOPE DNS_SCOPE_UNSPECIFIED VPC_SCOPE
        container/ClusterEnterpriseConfig.desiredTier = ENTERPRISE STANDARD
        container/ClusterGatewayApiConfig.channel = CHANNEL_DISABLED CHANNEL_EXPERIMENTAL CHANNEL_STANDARD
        container/ClusterIpAllocationPolicy.stackType = IPV4 IPV4_IPV6
        container/ClusterLoggingConfig.enableComponents = APISERVER CONTROLLER_MANAGER KCP_CONNECTION KCP_HPA KCP_SSHD KCP_VPA SCHEDULER \
            SYSTEM_COMPONENTS WORKLOADS
        container/ClusterMaintenancePolicyMaintenanceExclusionExclusionOptions.endTimeBehavior = UNTIL_END_OF_SUPPORT
        container/ClusterMaintenancePolicyMaintenanceExclusionExclusionOptions.scope = NO_MINOR_OR_NODE_UPGRADES \
            NO_MINOR_UPGRADES NO_UPGRADES
        container/ClusterManagedOpentelemetryConfig.scope = COLLECTION_AND_INSTRUMENTATION_COMPONENTS NONE SCOPE_UNSPECIFIED
        container/ClusterNetworkPolicy.provider = CALICO PROVIDER_UNSPECIFIED
        container/ClusterNodeCreationConfig.nodeCreationMode = VIA_CONTROL_PLANE VIA_KUBELET
        container/ClusterNotificationConfigPubsubFilter.eventTypes = SECURITY_BULLETIN_EVENT UPGRADE_AVAILABLE_EVENT UPGRADE_EVENT \
            UPGRADE_INFO_EVENT
        container/ClusterPodAutoscaling.hpaProfile = NONE PERFORMANCE
        container/ClusterReleaseChannel.channel = EXTENDED RAPID REGULAR STABLE UNSPECIFIED
        container/ClusterSecurityPostureConfig.mode = BASIC DISABLED ENTERPRISE MODE_UNSPECIFIED
        container/ClusterSecurityPostureConfig.vulnerabilityMode = VULNERABILITY_BASIC VULNERABILITY_DISABLED VULNERABILITY_ENTERPRISE \
            VULNERABILITY_MODE_UNSPECIFIED
        container/*.insecureKubeletReadonlyPortEnabled = FALSE TRUE
        container/*.loggingVariant = DEFAULT MAX_THROUGHPUT
        container/*NodeConfig.localSsdEncryptionMode = EPHEMERAL_KEY_ENCRYPTION STANDARD_ENCRYPTION
        container/*NodeConfigGuestAcceleratorGpuDriverInstallationConfig.gpuDriverVersion = DEFAULT GPU_DRIVER_VERSION_UNSPECIFIED \
            INSTALLATION_DISABLED LATEST
        container/*NodeConfigKubeletConfig.cpuManagerPolicy = none static
        container/*NodeConfigReservationAffinity.consumeReservationType = ANY_RESERVATION ANY_RESERVATION_THEN_FAIL NO_RESERVATION \
            SPECIFIC_RESERVATION UNSPECIFIED
        container/*NodeConfigSandboxConfig.sandboxType = gvisor
        container/*NodeConfigSandboxConfig.type = GVISOR
        container/*NodeConfigTaint.effect = NO_EXECUTE NO_SCHEDULE PREFER_NO_SCHEDULE
        container/*NodeConfigWorkloadMetadataConfig.mode = GCE_METADATA GKE_METADATA MODE_UNSPECIFIED
        container/*NodePoolAutoscaling.locationPolicy = ANY BALANCED
        container/*NodePoolUpgradeSettings.strategy = BLUE_GREEN SURGE
        """;

    private static RuleEntry[] Container() =>
    [
        new("container/Cluster", "name", NameRule.LetterFirst(1, 40).ToRule()),
        new("container/Cluster", "location", GcpPlace.RegionOrZone),
        new("container/Cluster", "nodeLocations", Each(GcpPlace.Zone)),
        new("container/Cluster", RuleEntry.Itself, NodeZones),
        new("container/Cluster", "minMasterVersion", Text(GkeVersion)),
        new("container/Cluster", "nodeVersion", Text(GkeVersion)),
        new("container/Cluster", "defaultMaxPodsPerNode", Between(8, 256)),
        new("container/Cluster", "clusterIpv4Cidr", Text(RangeOrSize)),
        new("container/ClusterIpAllocationPolicy", "clusterIpv4CidrBlock", Text(RangeOrSize)),
        new("container/ClusterIpAllocationPolicy", "servicesIpv4CidrBlock", Text(RangeOrSize)),
        new("container/ClusterPrivateClusterConfig", "masterIpv4CidrBlock", Text(text => text.Length == 0 ? null : Cidr.V4(28, 28)(text))),
        new("container/ClusterMasterAuthorizedNetworksConfigCidrBlock", "cidrBlock", Text(Cidr.Any)),
        new("container/ClusterWorkloadIdentityConfig", "workloadPool", Text(pool => pool.EndsWith(".svc.id.goog", StringComparison.Ordinal)
            ? null
            : new Complaint("must be the project's pool: <project>.svc.id.goog", $"use {pool.Split('.')[0]}.svc.id.goog"))),
        new("container/ClusterDatabaseEncryption", "keyName", KmsKey),
        new("container/ClusterDatabaseEncryption", RuleEntry.Itself, (value, context) =>
        {
            if (value is ObjectValue encryption && encryption.Text("state") == "ENCRYPTED" && encryption["keyName"] is null)
                Refuse(encryption, "keyName", "is required with the state ENCRYPTED", null, context);
        }),
        new("container/*", "bootDiskKmsKey", KmsKey),
        new("container/ClusterMaintenancePolicyDailyMaintenanceWindow", "startTime", Text(TimeOfDay)),
        new("container/ClusterMaintenancePolicy*", "startTime", Text(Instant)),
        new("container/ClusterMaintenancePolicy*", "endTime", Text(Instant)),
        new("container/ClusterMaintenancePolicy*", "recurrence", Text(text =>
            text.StartsWith("FREQ=", StringComparison.Ordinal) ? null
                : "must be a recurrence rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=SA,SU")),
        new("container/ClusterNotificationConfigPubsub", "topic", Path("projects/*/topics/*")),
        new("container/NodePool", "name", NameRule.LetterFirst(1, 40).ToRule()),
        new("container/NodePool", "location", GcpPlace.RegionOrZone),
        new("container/NodePool", "nodeLocations", Each(GcpPlace.Zone)),
        new("container/NodePool", RuleEntry.Itself, NodeZones),
        new("container/NodePool", "version", Text(GkeVersion)),
        new("container/NodePool", "nodeCount", AtLeast(0)),
        new("container/NodePool", "maxPodsPerNode", Between(8, 256)),
        new("container/*NodePoolAutoscaling", RuleEntry.Itself, Autoscaling),
        new("container/*NodePoolAutoscaling", "*NodeCount", AtLeast(0)),
        new("container/*NodePoolUpgradeSettings", "maxSurge", AtLeast(0)),
        new("container/*NodePoolUpgradeSettings", "maxUnavailable", AtLeast(0)),
        new("container/*NodePoolNodeDrainConfig", "*Duration", Text(Seconds(0, 86400))),
        new("container/*NodeConfig", "labels", Map(KubernetesName.Key, Text(KubernetesName.LabelValue))),
        new("container/*NodeConfig", "tags", Each(Rfc1035)),
        new("container/*NodeConfig", "diskSizeGb", AtLeast(10)),
        new("container/*NodeConfig", "machineType", Text(MachineType)),
        new("container/*NodeConfig", "serviceAccount", Text(ServiceAccountEmail)),
        new("container/*NodeConfig", "oauthScopes", Each(Text(Scope))),
        new("container/*NodeConfigTaint", "key", Text(KubernetesName.Key)),
        new("container/*NodeConfigTaint", "value", Text(KubernetesName.LabelValue)),
        new("gkebackup/BackupPlan", "location", GcpPlace.Region),
        new("gkebackup/*Plan", "name", NameRule.LetterFirst(1, 61).ToRule()),
        new("gkebackup/BackupPlan", "cluster", Path("projects/*/locations/*/clusters/*")),
        new("gkebackup/BackupPlanBackupSchedule", "cronSchedule", Text(CronLine.Unix)),
        new("gkebackup/BackupPlanRetentionPolicy", "backupDeleteLockDays", Between(0, 90)),
        new("gkebackup/BackupPlanRetentionPolicy", "backupRetainDays", Between(0, 365)),
    ];

    // 1.35, 1.35.8, 1.35.8-gke.1036000, latest
    private static Complaint? GkeVersion(string text)
    {
        if (text is "" or "latest" or "-")
            return null;

        var (version, build) = text.Split('-', 2) is [var left, var right] ? (left, right) : (text, null);
        var numbers = version.Split('.');
        return numbers.Length is 2 or 3 && numbers.All(number => number.Length > 0 && number.All(char.IsAsciiDigit))
            && (build is null || (numbers.Length == 3 && build.StartsWith("gke.", StringComparison.Ordinal)))
            ? null
            : "must be a version of GKE, such as 1.35 or 1.35.8-gke.1036000";
    }

    // A range, or only its size when GKE is to choose.
    private static Complaint? RangeOrSize(string text) =>
        text.StartsWith('/')
            ? int.TryParse(text[1..], out var size) && size is >= 8 and <= 29 ? null : "must be a size between /8 and /29"
            : text.Length == 0 ? null : Cidr.V4(8, 29)(text);

    private static Complaint? TimeOfDay(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", out _) ? null : "must be a time of day in UTC, such as 03:00";

    // e2-standard-4, n2-custom-4-8192, a3-highgpu-8g
    private static Complaint? MachineType(string text) =>
        text.Split('-') is { Length: >= 2 } parts
            && parts.All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            ? null
            : "must be a machine type, such as e2-standard-4";

    private static Complaint? ServiceAccountEmail(string text) =>
        text == "default" || text.Contains('@') ? null : "must be the e-mail address of a service account";

    private static Complaint? Scope(string text) =>
        text.StartsWith("https://www.googleapis.com/auth/", StringComparison.Ordinal)
            || (text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || c == '-'))
            ? null
            : "must be a scope, such as https://www.googleapis.com/auth/cloud-platform";

    private static void NodeZones(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue owner || owner.Text("location") is not { } location)
            return;

        var region = GcpRegions.IsRegion(location) ? location : GcpRegions.RegionOf(location);
        At("nodeLocations", Each(Text(zone =>
            GcpRegions.RegionOf(zone) is not { } other || region is null || other == region ? null
                : $"lies in {other}, but the location is {location}")))(owner, context);
    }

    private static void Autoscaling(PropertyValue value, RuleContext context)
    {
        KubernetesObjects.Ordered("minNodeCount", "maxNodeCount")(value, context);
        KubernetesObjects.Ordered("totalMinNodeCount", "totalMaxNodeCount")(value, context);
        if (value is not ObjectValue scaling)
            return;

        foreach (var name in (string[])["totalMinNodeCount", "totalMaxNodeCount"])
        {
            if (scaling[name] is not null && scaling["maxNodeCount"] is not null)
                Refuse(scaling, name, "cannot stand beside maxNodeCount: counts are per zone or in total", "leave one of the two out",
                    context);
        }
    }
}
