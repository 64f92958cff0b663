using Platform.Engine.Checks;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Checks;

[TestFixture]
public sealed class GcpValueTests
{
    private const string Project = "projects/acme-prod/locations/europe-west1/keyRings/gke/cryptoKeys/secrets";

    private static readonly RuleCase[] Cases =
    [
        new("pulumi:providers:gcp", "project", ["acme-prod", "example.com:acme-prod"], ["Acme", "acme", "acme-", "a_b_c_d"]),
        new("pulumi:providers:gcp", "region", ["europe-west1", "europe-west99"], ["eu-west-1", "europe-west1-b", "europe"]),
        new("pulumi:providers:gcp", "zone", ["europe-west1-b"], ["europe-west1", "europe-west1-a", "b"]),
        new("pulumi:providers:gcp", "defaultLabels", ["""{"team":"a"}"""], ["""{"Team":"a"}"""]),
        new("gcp:compute/network:Network", "name",
            ["main", "a-1"],
            ["Main", "1a", "a-", "a_b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]),
        new("gcp:compute/network:Network", "mtu", ["1460", "8896"], ["1299", "9000"]),
        new("gcp:compute/network:Network", "deletionPolicy", ["PREVENT"], []),
        new("gcp:compute/subnetwork:Subnetwork", "ipCidrRange", ["10.0.0.0/20", "10.0.0.0/29"], ["10.0.0.0/30", "10.0.0.1/20", "10.0.0.0"]),
        new("gcp:compute/subnetwork:Subnetwork", "secondaryIpRanges[].ipCidrRange", ["10.4.0.0/14"], ["10.5.0.0/14"]),
        new("gcp:compute/subnetwork:Subnetwork", "secondaryIpRanges[].rangeName", ["pods"], ["Pods"]),
        new("gcp:compute/subnetwork:Subnetwork", "logConfig.flowSampling", ["0.5"], ["50"]),
        new("gcp:compute/address:Address", "address", ["10.0.0.1"], ["10.0.0.0/24"]),
        new("gcp:compute/firewall:Firewall", "sourceRanges", ["""["35.191.0.0/16"]"""], ["""["35.191.0.1/16"]"""]),
        new("gcp:compute/firewall:Firewall", "targetTags", ["""["gke-node"]"""], ["""["GKE"]"""]),
        new("gcp:compute/firewall:Firewall", "priority", ["0", "65535"], ["65536"]),
        new("gcp:compute/firewall:Firewall", "allows[].ports",
            ["""["443","8000-9000"]"""],
            ["""["https"]""", """["9000-8000"]""", """["70000"]"""]),
        new("gcp:compute/firewall:Firewall", "allows[].protocol", ["tcp", "all", "\"50\""], ["http"]),
        new("gcp:compute/routerNat:RouterNat", "minPortsPerVm", ["64"], ["1"]),
        new("gcp:compute/routerNat:RouterNat", "name", ["nat"], ["NAT"]),
        new("gcp:compute/routerNat:RouterNat", "subnetworks[].name",
            ["https://www.googleapis.com/compute/v1/projects/p/regions/r/subnetworks/s"],
            []),
        new("gcp:container/cluster:Cluster", "name", ["prod-eu"], ["Prod", "1prod", "prod-", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]),
        new("gcp:container/cluster:Cluster", "location",
            ["europe-west1", "europe-west1-b", "europe-west77"],
            ["europe-west1-a", "eu-west-1", "Europe"]),
        new("gcp:container/cluster:Cluster", "nodeLocations", ["""["europe-west1-b"]"""], ["""["europe-west1"]"""]),
        new("gcp:container/cluster:Cluster", "minMasterVersion",
            ["\"1.35\"", "1.35.8", "1.35.8-gke.1036000", "latest"],
            ["v1.35", "\"1\"", "1.35-gke.1"]),
        new("gcp:container/cluster:Cluster", "defaultMaxPodsPerNode", ["64"], ["7", "257"]),
        new("gcp:container/cluster:Cluster", "resourceLabels",
            ["""{"env":"prod","cost-center":"42"}"""],
            ["""{"env":"Prod"}""", """{"1env":"prod"}"""]),
        new("gcp:container/cluster:Cluster", "releaseChannel.channel", ["REGULAR"], ["regular"]),
        new("gcp:container/cluster:Cluster", "ipAllocationPolicy.clusterIpv4CidrBlock", ["/14", "10.4.0.0/14", ""], ["/30", "10.5.0.0/14"]),
        new("gcp:container/cluster:Cluster", "privateClusterConfig.masterIpv4CidrBlock", ["172.16.0.0/28"], ["172.16.0.0/24"]),
        new("gcp:container/cluster:Cluster", "masterAuthorizedNetworksConfig.cidrBlocks[].cidrBlock", ["203.0.113.0/24"], ["203.0.113.7"]),
        new("gcp:container/cluster:Cluster", "workloadIdentityConfig.workloadPool", ["acme-prod.svc.id.goog"], ["acme-prod"]),
        new("gcp:container/cluster:Cluster", "databaseEncryption",
            ["{\"state\":\"ENCRYPTED\",\"keyName\":\"" + Project + "\"}"],
            ["""{"state":"ENCRYPTED"}"""]),
        new("gcp:container/cluster:Cluster", "databaseEncryption.keyName",
            [Project],
            ["secrets", "projects/acme-prod/keyRings/gke/cryptoKeys/secrets"]),
        new("gcp:container/cluster:Cluster", "maintenancePolicy.dailyMaintenanceWindow.startTime", ["03:00"], ["3am", "25:00"]),
        new("gcp:container/cluster:Cluster", "maintenancePolicy.recurringWindow.startTime", ["2026-01-03T00:00:00Z"], ["03:00"]),
        new("gcp:container/cluster:Cluster", "maintenancePolicy.recurringWindow.recurrence", ["FREQ=WEEKLY;BYDAY=SA,SU"], ["weekly"]),
        new("gcp:container/cluster:Cluster", "notificationConfig.pubsub.topic", ["projects/p/topics/gke"], ["gke"]),
        new("gcp:container/nodePool:NodePool", "name", ["system"], ["System"]),
        new("gcp:container/nodePool:NodePool", "nodeConfig.labels", ["""{"Team":"A"}"""], ["""{"a b":"c"}"""]),
        new("gcp:container/nodePool:NodePool", "nodeConfig.machineType", ["e2-standard-4", "n2-custom-4-8192"], ["large", "E2-standard-4"]),
        new("gcp:container/nodePool:NodePool", "nodeConfig.diskSizeGb", ["10"], ["9"]),
        new("gcp:container/nodePool:NodePool", "nodeConfig.diskType", ["pd-balanced", "newer"], []),
        new("gcp:container/nodePool:NodePool", "nodeConfig.serviceAccount", ["gke@p.iam.gserviceaccount.com", "default"], ["gke"]),
        new("gcp:container/nodePool:NodePool", "nodeConfig.oauthScopes",
            ["""["https://www.googleapis.com/auth/cloud-platform","storage-ro"]"""],
            ["""["https://example.com"]"""]),
        new("gcp:container/nodePool:NodePool", "nodeConfig.tags", ["""["gke"]"""], ["""["gke_node"]"""]),
        new("gcp:container/nodePool:NodePool", "nodeConfig.taints[].effect", ["NO_SCHEDULE"], ["NoSchedule"]),
        new("gcp:container/nodePool:NodePool", "nodeConfig.taints[].key", ["sandbox"], ["a b"]),
        new("gcp:container/nodePool:NodePool", "nodeConfig.workloadMetadataConfig.mode", ["GKE_METADATA"], ["SECURE"]),
        new("gcp:container/nodePool:NodePool", "nodeConfig.bootDiskKmsKey", [Project], ["key"]),
        new("gcp:container/nodePool:NodePool", "autoscaling",
            ["""{"minNodeCount":1,"maxNodeCount":3}""", """{"totalMinNodeCount":1,"totalMaxNodeCount":3}"""],
            ["""{"minNodeCount":4,"maxNodeCount":3}""", """{"maxNodeCount":3,"totalMaxNodeCount":9}""", """{"minNodeCount":-1}"""]),
        new("gcp:container/nodePool:NodePool", "nodeDrainConfigs[].pdbTimeoutDuration", ["3600s"], ["1h", "90000s"]),
        new("gcp:container/nodePool:NodePool", "upgradeSettings.maxSurge", ["0"], ["-1"]),
        new("gcp:dns/managedZone:ManagedZone", "dnsName", ["example.com."], ["example.com", "exa mple.com."]),
        new("gcp:dns/recordSet:RecordSet", "name", ["*.example.com.", "_acme-challenge.example.com."], ["www.example.com"]),
        new("gcp:serviceaccount/account:Account", "accountId",
            ["external-dns"],
            ["dns", "External", "external_dns", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]),
        new("gcp:serviceaccount/iAMMember:IAMMember", "serviceAccountId",
            ["projects/p/serviceAccounts/a@p.iam.gserviceaccount.com"],
            ["a@p.iam.gserviceaccount.com"]),
        new("gcp:projects/iAMMember:IAMMember", "member",
            ["user:a@b.c", "serviceAccount:a@p.iam.gserviceaccount.com", "serviceAccount:p.svc.id.goog[ns/sa]", "group:a@b.c", "domain:b.c",
             "principal://iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/p.svc.id.goog/subject/ns/a/sa/b",
             "principalSet://iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/p.svc.id.goog/namespace/a", "allUsers"],
            ["a@b.c", "users:a@b.c", "serviceAccount:a",
                "principal://iam.googleapis.com/projects/acme-prod/locations/global/workloadIdentityPools/p.svc.id.goog/subject/a",
             "principal://projects/123", "user:"]),
        new("gcp:projects/iAMMember:IAMMember", "role", ["roles/dns.admin", "projects/p/roles/custom"], ["dns.admin", "role/dns.admin"]),
        new("gcp:projects/iAMCustomRole:IAMCustomRole", "roleId", ["certManager.dns01"], ["cert-manager", "ab"]),
        new("gcp:projects/iAMCustomRole:IAMCustomRole", "permissions", ["""["dns.changes.create"]"""], ["""["dns.admin"]"""]),
        new("gcp:projects/service:Service", "service", ["container.googleapis.com"], ["container"]),
        new("gcp:kms/keyRing:KeyRing", "name", ["gke_1-a"], ["a.b"]),
        new("gcp:kms/keyRing:KeyRing", "location", ["europe-west1", "global", "eur4"], ["europa"]),
        new("gcp:kms/cryptoKey:CryptoKey", "keyRing", ["projects/p/locations/l/keyRings/r"], ["r"]),
        new("gcp:kms/cryptoKey:CryptoKey", "rotationPeriod", ["7776000s", "86400.5s"], ["90d", "3600s"]),
        new("gcp:kms/cryptoKey:CryptoKey", "destroyScheduledDuration", ["2592000s"], ["60s"]),
        new("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "cryptoKeyId", [Project, "p/l/r/k"], ["k"]),
        new("gcp:storage/bucket:Bucket", "name", ["logs_1.example-a"], ["Logs", "goog-logs", "my-google-logs", "ab", "10.0.0.1"]),
        new("gcp:storage/bucket:Bucket", "location", ["EU", "europe-west1", "EUR4"], ["Mars"]),
        new("gcp:storage/bucket:Bucket", "softDeletePolicy.retentionDurationSeconds", ["0", "604800"], ["60"]),
        new("gcp:pubsub/topic:Topic", "name", ["gke-upgrades"], ["goog-a", "1a", "ab"]),
        new("gcp:pubsub/topic:Topic", "messageRetentionDuration", ["86600s"], ["1s"]),
        new("gcp:pubsub/topic:Topic", "kmsKeyName", [Project], ["k"]),
        new("gcp:secretmanager/secret:Secret", "secretId", ["slack_Webhook-1"], ["a.b"]),
        new("gcp:artifactregistry/repository:Repository", "repositoryId", ["docker-hub"], ["Docker_Hub"]),
        new("gcp:artifactregistry/repository:Repository", "location", ["europe", "europe-west1"], ["earth"]),
        new("gcp:bigquery/dataset:Dataset", "datasetId", ["gke_usage"], ["gke-usage"]),
        new("gcp:logging/projectBucketConfig:ProjectBucketConfig", "retentionDays", ["30"], ["0", "3651"]),
        new("gcp:logging/projectSink:ProjectSink", "destination", ["storage.googleapis.com/logs"], ["logs"]),
        new("gcp:gkebackup/backupPlan:BackupPlan", "backupSchedule.cronSchedule", ["0 3 * * *"], ["daily", "0 3 * *"]),
        new("gcp:gkebackup/backupPlan:BackupPlan", "cluster", ["projects/p/locations/l/clusters/c"], ["c"]),
        new("gcp:monitoring/notificationChannel:NotificationChannel", "labels", ["""{"email_address":"Ops@Example.com"}"""], []),
        new("gcp:certificatemanager/dnsAuthorization:DnsAuthorization", "domain", ["example.com"], ["*.example.com"]),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Sound_values_pass_and_others_are_refused(RuleCase rule)
    {
        foreach (var value in rule.Accepted)
            Assert.That(Errors(rule, value), Is.Empty, value);
        foreach (var value in rule.Refused)
            Assert.That(Errors(rule, value), Is.Not.Empty, value);
    }

    [Test]
    public void A_principal_that_names_the_project_by_its_id_is_the_classic_slip() =>
        Assert.That(
            new RuleCase("gcp:projects/iAMMember:IAMMember", "member", [], []).Problems(
                "principal://iam.googleapis.com/projects/acme-prod/locations/global/workloadIdentityPools/p/subject/ns/a/sa/b").Single(),
            Does.EndWith("must have the project's number, not its id, behind projects/: acme-prod is none"));

    [Test]
    public void A_member_without_its_kind_is_told_the_kind() =>
        Assert.That(
            new RuleCase("gcp:projects/iAMMember:IAMMember", "member", [], []).Problems("a@p.iam.gserviceaccount.com").Single(),
            Does.EndWith("fix: use serviceAccount:a@p.iam.gserviceaccount.com"));

    [Test]
    public void Ranges_of_a_subnet_must_not_overlap() =>
        Assert.That(
            Check(
                "gcp:compute/subnetwork:Subnetwork",
                ("ipCidrRange", "10.0.0.0/20"),
                ("secondaryIpRanges",
                    List(Object(("ipCidrRange", "10.4.0.0/14")), Object(("ipCidrRange", "10.5.0.0/20"))))).Single().ToString(),
            Is.EqualTo("secondaryIpRanges[1].ipCidrRange: 10.5.0.0/20: overlaps secondaryIpRanges[0].ipCidrRange"));

    [Test]
    public void Dynamic_ports_and_independent_mapping_exclude_each_other()
    {
        var problems = Check(
            "gcp:compute/routerNat:RouterNat",
            ("enableDynamicPortAllocation", true), ("enableEndpointIndependentMapping", true), ("minPortsPerVm", 100));

        Assert.That(problems.Select(problem => problem.ToString()), Is.EqualTo(new[]
        {
            "enableEndpointIndependentMapping: true: cannot stand beside enableDynamicPortAllocation\n    fix: set it to false",
            "minPortsPerVm: 100: must be a power of two with dynamic port allocation",
        }));
    }

    [Test]
    public void Node_zones_must_lie_in_the_cluster_s_region() =>
        Assert.That(
            Check(
                "gcp:container/nodePool:NodePool",
                ("location", "europe-west1"), ("nodeLocations", List("europe-west1-b", "us-east1-b"))).Single().ToString(),
            Is.EqualTo("nodeLocations[1]: us-east1-b: lies in us-east1, but the location is europe-west1"));

    [Test]
    public void A_record_s_data_have_the_form_of_its_type() =>
        Assert.That(
            Check("gcp:dns/recordSet:RecordSet", ("type", "CNAME"), ("rrdatas", List("example.com"))).Single().ToString(),
            Is.EqualTo("rrdatas[0]: example.com: must end with a dot\n    fix: use example.com."));

    [Test]
    public void A_deletion_policy_that_keeps_nothing_is_a_warning() =>
        Assert.That(
            Check("gcp:compute/network:Network", ("deletionPolicy", "PREVNT")).Single(),
            Is.EqualTo(new Problem(
                Severity.Warning, null, "deletionPolicy", "PREVNT",
                "is neither ABANDON, DELETE nor PREVENT: the provider then deletes", "did you mean PREVENT?")));

    private static IReadOnlyList<Problem> Check(string type, params (string, PropertyValue)[] inputs)
    {
        var findings = new Findings(null);
        ValueRules.Check(type, Object(inputs), null, findings);
        return findings.Problems;
    }

    private static IEnumerable<string> Errors(RuleCase rule, string value) =>
        rule.Problems(value).Where(problem => !problem.Contains("known as of", StringComparison.Ordinal));
}
