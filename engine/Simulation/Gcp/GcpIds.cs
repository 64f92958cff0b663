namespace Platform.Engine.Simulation.Gcp;

/// <summary>The ids of Google Cloud resources: their relative resource names.</summary>
internal static class GcpIds
{
    /// <summary>
    /// In braces: the text of an input, or <c>project</c>, <c>region</c>, <c>zone</c> where the program leaves them to the provider.
    /// </summary>
    private static readonly Dictionary<string, string> Patterns = new()
    {
        ["gcp:artifactregistry/repository:Repository"] = "projects/{project}/locations/{location}/repositories/{repositoryId}",
        ["gcp:artifactregistry/repositoryIamMember:RepositoryIamMember"] =
            "projects/{project}/locations/{location}/repositories/{repository}/{role}/{member}",
        ["gcp:bigquery/dataset:Dataset"] = "projects/{project}/datasets/{datasetId}",
        ["gcp:binaryauthorization/attestor:Attestor"] = "projects/{project}/attestors/{name}",
        ["gcp:binaryauthorization/policy:Policy"] = "projects/{project}",
        ["gcp:certificatemanager/certificate:Certificate"] = "projects/{project}/locations/{location}/certificates/{name}",
        ["gcp:certificatemanager/certificateMap:CertificateMap"] = "projects/{project}/locations/global/certificateMaps/{name}",
        ["gcp:certificatemanager/certificateMapEntry:CertificateMapEntry"] =
            "projects/{project}/locations/global/certificateMaps/{map}/certificateMapEntries/{name}",
        ["gcp:certificatemanager/dnsAuthorization:DnsAuthorization"] = "projects/{project}/locations/{location}/dnsAuthorizations/{name}",
        ["gcp:compute/address:Address"] = "projects/{project}/regions/{region}/addresses/{name}",
        ["gcp:compute/firewall:Firewall"] = "projects/{project}/global/firewalls/{name}",
        ["gcp:compute/globalAddress:GlobalAddress"] = "projects/{project}/global/addresses/{name}",
        ["gcp:compute/network:Network"] = "projects/{project}/global/networks/{name}",
        ["gcp:compute/networkFirewallPolicyWithRules:NetworkFirewallPolicyWithRules"] = "projects/{project}/global/firewallPolicies/{name}",
        ["gcp:compute/networkFirewallPolicyAssociation:NetworkFirewallPolicyAssociation"] =
            "projects/{project}/global/firewallPolicies/{firewallPolicy}/associations/{name}",
        ["gcp:compute/router:Router"] = "projects/{project}/regions/{region}/routers/{name}",
        ["gcp:compute/routerNat:RouterNat"] = "{project}/{region}/{router}/{name}",
        ["gcp:compute/subnetwork:Subnetwork"] = "projects/{project}/regions/{region}/subnetworks/{name}",
        ["gcp:compute/subnetworkIAMMember:SubnetworkIAMMember"] =
            "projects/{project}/regions/{region}/subnetworks/{subnetwork}/{role}/{member}",
        ["gcp:container/cluster:Cluster"] = "projects/{project}/locations/{location}/clusters/{name}",
        ["gcp:container/nodePool:NodePool"] = "projects/{project}/locations/{location}/clusters/{cluster}/nodePools/{name}",
        ["gcp:dns/dnsManagedZoneIamMember:DnsManagedZoneIamMember"] = "projects/{project}/managedZones/{managedZone}/{role}/{member}",
        ["gcp:dns/managedZone:ManagedZone"] = "projects/{project}/managedZones/{name}",
        ["gcp:dns/policy:Policy"] = "projects/{project}/policies/{name}",
        ["gcp:dns/recordSet:RecordSet"] = "projects/{project}/managedZones/{managedZone}/rrsets/{name}/{type}",
        ["gcp:gkebackup/backupPlan:BackupPlan"] = "projects/{project}/locations/{location}/backupPlans/{name}",
        ["gcp:gkebackup/restorePlan:RestorePlan"] = "projects/{project}/locations/{location}/restorePlans/{name}",
        ["gcp:gkehub/feature:Feature"] = "projects/{project}/locations/{location}/features/{name}",
        ["gcp:gkehub/fleet:Fleet"] = "projects/{project}/locations/global/fleets/default",
        ["gcp:gkehub/membership:Membership"] = "projects/{project}/locations/global/memberships/{membershipId}",
        ["gcp:iam/workloadIdentityPool:WorkloadIdentityPool"] =
            "projects/{project}/locations/global/workloadIdentityPools/{workloadIdentityPoolId}",
        ["gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider"] =
            "projects/{project}/locations/global/workloadIdentityPools/{workloadIdentityPoolId}/providers/{workloadIdentityPoolProviderId}",
        ["gcp:kms/cryptoKey:CryptoKey"] = "{keyRing}/cryptoKeys/{name}",
        ["gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember"] = "{cryptoKeyId}/{role}/{member}",
        ["gcp:kms/keyRing:KeyRing"] = "projects/{project}/locations/{location}/keyRings/{name}",
        ["gcp:logging/projectBucketConfig:ProjectBucketConfig"] = "projects/{project}/locations/{location}/buckets/{bucketId}",
        ["gcp:logging/projectSink:ProjectSink"] = "projects/{project}/sinks/{name}",
        ["gcp:networkmanagement/vpcFlowLogsConfig:VpcFlowLogsConfig"] =
            "projects/{project}/locations/{location}/vpcFlowLogsConfigs/{vpcFlowLogsConfigId}",
        ["gcp:projects/iAMCustomRole:IAMCustomRole"] = "projects/{project}/roles/{roleId}",
        ["gcp:projects/iAMMember:IAMMember"] = "{project}/{role}/{member}",
        ["gcp:projects/service:Service"] = "{project}/{service}",
        ["gcp:projects/serviceIdentity:ServiceIdentity"] = "projects/{project}/services/{service}",
        ["gcp:pubsub/subscriptionIAMMember:SubscriptionIAMMember"] = "projects/{project}/subscriptions/{subscription}/{role}/{member}",
        ["gcp:pubsub/topic:Topic"] = "projects/{project}/topics/{name}",
        ["gcp:pubsub/topicIAMMember:TopicIAMMember"] = "projects/{project}/topics/{topic}/{role}/{member}",
        ["gcp:secretmanager/secret:Secret"] = "projects/{project}/secrets/{secretId}",
        ["gcp:secretmanager/secretIamMember:SecretIamMember"] = "projects/{project}/secrets/{secretId}/{role}/{member}",
        ["gcp:secretmanager/secretVersion:SecretVersion"] = "{secret}/versions/1",
        ["gcp:serviceaccount/account:Account"] = "projects/{project}/serviceAccounts/{accountId}@{project}.iam.gserviceaccount.com",
        ["gcp:serviceaccount/iAMMember:IAMMember"] = "{serviceAccountId}/{role}/{member}",
        ["gcp:storage/bucket:Bucket"] = "{name}",
        ["gcp:storage/bucketIAMMember:BucketIAMMember"] = "b/{bucket}/{role}/{member}",
    };

    /// <summary>The inputs that the type's ids are made of, in braces; null when they are made of others.</summary>
    public static string? PatternOf(string type) => Patterns.GetValueOrDefault(type);

    public static string Of(SimulatedResource resource, GcpScope scope) => Patterns.TryGetValue(resource.Type, out var pattern)
        ? Aws.AwsIds.Fill(pattern, resource.Inputs)
            .Replace("{project}", scope.Project, StringComparison.Ordinal)
            .Replace("{region}", scope.Region, StringComparison.Ordinal)
            .Replace("{location}", scope.Region, StringComparison.Ordinal)
            .Replace("{zone}", scope.Zone, StringComparison.Ordinal)
        : resource.Type switch
        {
            "gcp:monitoring/alertPolicy:AlertPolicy" => $"projects/{scope.Project}/alertPolicies/{Seed.Digits(resource.Urn, "id", 19)}",
            "gcp:monitoring/notificationChannel:NotificationChannel" =>
                $"projects/{scope.Project}/notificationChannels/{Seed.Digits(resource.Urn, "id", 19)}",
            "gcp:servicenetworking/connection:Connection" =>
                $"{Uri.EscapeDataString(resource.Inputs.Text("network") ?? "")}:{resource.Inputs.Text("service")}",
            _ => $"projects/{scope.Project}/{resource.Name}-{Seed.Hex(resource.Urn, "id", 17)}",
        };
}
