using Platform.Components.Identity;
using Inputs = Pulumi.Gcp.Container.Inputs;

namespace Platform.Components.Clusters;

/// <summary>
/// The inputs of a GKE control plane, from settings and from what was made before it. What is free and harmless is the same for every
/// cluster and stands here. Left out is what would replace the cluster when it changes, such as a description.
/// </summary>
internal static class GkeControlPlane
{
    /// <param name="args">The cluster's settings.</param>
    /// <param name="secretsKey">The key of Kubernetes' secrets; null for Google's own.</param>
    /// <param name="diskKey">The key of nodes' disks; null for Google's own.</param>
    /// <param name="nodes">Whom nodes act as.</param>
    /// <param name="topic">The topic that upgrades are announced on; null when the settings name no notification.</param>
    public static Gcp.Container.ClusterArgs Of(
        GkeClusterArgs args, Input<string>? secretsKey, Input<string>? diskKey, Output<string> nodes, Gcp.PubSub.Topic? topic) => new()
        {
            Name = args.ClusterName,
            Project = args.Project,
            Location = args.Region,
            NodeLocations = args.Zones.ToArray(),
            ResourceLabels = args.Labels.ToImmutableDictionary(),
            DeletionProtection = args.DeletionProtection,

            MinMasterVersion = args.Version,
            ReleaseChannel = new Inputs.ClusterReleaseChannelArgs { Channel = GoogleWire.Name(args.Upgrades.Channel) },
            MaintenancePolicy = args.Upgrades.MaintenancePolicy(),
            RollbackSafeUpgrade = args.Upgrades.Rollback().OrNone(),
            DesiredEmulatedVersion = args.Upgrades.EmulatedVersion.OrNone(),
            GkeAutoUpgradeConfig = args.Upgrades.Patches().OrNone(),
            NotificationConfig = Notifications(args, topic).OrNone(),

            ControlPlaneEndpointsConfig = args.Endpoints.ControlPlaneEndpoints(),
            PrivateClusterConfig = args.Endpoints.PrivateCluster(),
            MasterAuthorizedNetworksConfig = args.Endpoints.AuthorizedNetworks().OrNone(),

            Network = args.NetworkId,
            Subnetwork = args.SubnetId,
            NetworkingMode = "VPC_NATIVE",
            IpAllocationPolicy = args.Networking.IpAllocation(),
            DefaultMaxPodsPerNode = args.Networking.MaxPodsPerNode,
            DatapathProvider = "ADVANCED_DATAPATH",
            EnableIntranodeVisibility = args.Networking.IntranodeVisibility,
            EnableCiliumClusterwideNetworkPolicy = args.Networking.ClusterwidePolicies,
            EnableFqdnNetworkPolicy = args.Networking.FqdnPolicies,
            InTransitEncryptionConfig = args.Networking.Encryption().OrNone(),
            DnsConfig = args.Networking.Dns().OrNone(),

            WorkloadIdentityConfig = new Inputs.ClusterWorkloadIdentityConfigArgs { WorkloadPool = GcpPrincipal.Pool(args.Project) },
            DatabaseEncryption = DatabaseEncryption(secretsKey),
            EnableShieldedNodes = true,
            EnableLegacyAbac = false,
            AnonymousAuthenticationConfig = new Inputs.ClusterAnonymousAuthenticationConfigArgs { Mode = "LIMITED" },
            RbacBindingConfig = new Inputs.ClusterRbacBindingConfigArgs
            {
                EnableInsecureBindingSystemAuthenticated = false,
                EnableInsecureBindingSystemUnauthenticated = false,
            },
            MasterAuth = new Inputs.ClusterMasterAuthArgs
            {
                ClientCertificateConfig = new Inputs.ClusterMasterAuthClientCertificateConfigArgs { IssueClientCertificate = false },
            },
            AuthenticatorGroupsConfig = RbacGroups(args).OrNone(),
            BinaryAuthorization = new Inputs.ClusterBinaryAuthorizationArgs
            {
                EvaluationMode = args.Security.BinaryAuthorization ? "PROJECT_SINGLETON_POLICY_ENFORCE" : "DISABLED",
            },
            SecurityPostureConfig = new Inputs.ClusterSecurityPostureConfigArgs
            {
                Mode = args.Security.SecurityPosture ? "BASIC" : "DISABLED",
                VulnerabilityMode = "VULNERABILITY_DISABLED",
            },

            LoggingConfig = args.Telemetry.Logging(),
            MonitoringConfig = args.Telemetry.Monitoring(),
            CostManagementConfig = new Inputs.ClusterCostManagementConfigArgs { Enabled = args.Features.CostAllocation },

            AddonsConfig = args.Features.AddOns(args.Networking.NodeLocalDns, args.Backups is not null),
            GatewayApiConfig = new Inputs.ClusterGatewayApiConfigArgs
            {
                Channel = args.Features.GatewayApi ? "CHANNEL_STANDARD" : "CHANNEL_DISABLED",
            },
            SecretManagerConfig = args.Features.Secrets(),
            VerticalPodAutoscaling = new Inputs.ClusterVerticalPodAutoscalingArgs { Enabled = args.Features.VerticalPodAutoscaling },
            ClusterAutoscaling = args.AutoProvisioning.Autoscaling(args.Features.OptimizeUtilization, args.Zones, nodes, diskKey),

            InitialNodeCount = 1,
            RemoveDefaultNodePool = true,
            NodeConfig = GkeThrowAwayPool.NodeConfig(nodes, diskKey, args.Labels),
            NodePoolDefaults = GkeThrowAwayPool.Defaults(args.Features.ImageStreaming),
            NodePoolAutoConfig = GkeThrowAwayPool.AutoConfig(),
        };

    private static Inputs.ClusterNotificationConfigArgs? Notifications(GkeClusterArgs args, Gcp.PubSub.Topic? topic) =>
        topic is null ? null : new()
        {
            Pubsub = new Inputs.ClusterNotificationConfigPubsubArgs
            {
                Enabled = true,
                Topic = topic.Id,
                Filter = new Inputs.ClusterNotificationConfigPubsubFilterArgs
                {
                    EventTypes = args.Upgrades.Notifications.Select(GoogleWire.Name).ToArray(),
                },
            },
        };

    private static Inputs.ClusterDatabaseEncryptionArgs DatabaseEncryption(Input<string>? key) =>
        key is null ? new() { State = "DECRYPTED" } : new() { State = "ENCRYPTED", KeyName = key };

    private static Inputs.ClusterAuthenticatorGroupsConfigArgs? RbacGroups(GkeClusterArgs args) =>
        args.Security.RbacGroup is { } group ? new() { SecurityGroup = group } : null;
}
