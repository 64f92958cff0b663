using Platform.Engine.Graph;

namespace Platform.Tests.Golden;

/// <summary>
/// Whether names fit their services. Names that the platform gives are checked as they are; names that Pulumi makes are the logical name,
/// a dash and seven digits, so logical names must leave room for eight characters.
/// </summary>
[TestFixture]
public class PhysicalNameTests
{
    private const string Suffix = "-1234567";

    /// <summary>The most characters of a name, by type and the input that holds it; from the services' own documentation.</summary>
    private static readonly Dictionary<string, (string Input, int Most)> Limits = new()
    {
        ["aws:eks/cluster:Cluster"] = ("name", 100),
        ["aws:eks/nodeGroup:NodeGroup"] = ("nodeGroupName", 63),
        ["aws:ec2/launchTemplate:LaunchTemplate"] = ("name", 128),
        ["aws:iam/role:Role"] = ("name", 64),
        ["aws:iam/policy:Policy"] = ("name", 128),
        ["aws:kms/alias:Alias"] = ("name", 256),
        ["aws:cloudwatch/logGroup:LogGroup"] = ("name", 512),
        ["aws:cloudwatch/eventRule:EventRule"] = ("name", 64),
        ["aws:sqs/queue:Queue"] = ("name", 80),
        ["aws:s3/bucket:Bucket"] = ("bucket", 63),
        ["aws:ec2/securityGroup:SecurityGroup"] = ("name", 255),
        ["gcp:container/cluster:Cluster"] = ("name", 40),
        ["gcp:container/nodePool:NodePool"] = ("name", 40),
        ["gcp:compute/network:Network"] = ("name", 63),
        ["gcp:compute/subnetwork:Subnetwork"] = ("name", 63),
        ["gcp:compute/router:Router"] = ("name", 63),
        ["gcp:compute/routerNat:RouterNat"] = ("name", 63),
        ["gcp:compute/address:Address"] = ("name", 63),
        ["gcp:compute/firewall:Firewall"] = ("name", 63),
        ["gcp:serviceaccount/account:Account"] = ("accountId", 30),
        ["gcp:kms/keyRing:KeyRing"] = ("name", 63),
        ["gcp:kms/cryptoKey:CryptoKey"] = ("name", 63),
        ["gcp:pubsub/topic:Topic"] = ("name", 255),
        ["gcp:dns/policy:Policy"] = ("name", 63),
        ["gcp:gkebackup/backupPlan:BackupPlan"] = ("name", 63),
    };

    private static string[] Environments => Previewed.Environments;

    [TestCaseSource(nameof(Environments))]
    public async Task Every_name_fits_its_service(string environment) => AssertAllFit((await Previewed.Of(environment)).Graph);

    /// <summary>The longest organization, cluster and pool that the rules let through, on both clouds.</summary>
    [Test]
    public async Task Even_the_longest_names_that_rules_let_through_fit()
    {
        var preview = await Previewed.OfStackFileAsync("prod", """
            config:
              platform:organization: org-of-twelve
              platform:clusters:
                main-cluster-is-20xy:
                  cloud: aws
                  account: "111122223333"
                  region: ap-southeast-2
                  zones: [ap-southeast-2a, ap-southeast-2b, ap-southeast-2c]
                  network: { slot: 0 }
                  nodePools: { abcde: {}, fghij: { sandbox: true } }
                second-cluster-20xyz:
                  cloud: gcp
                  project: acme-prod
                  projectNumber: "333344445555"
                  region: northamerica-northeast1
                  zones: [northamerica-northeast1-a, northamerica-northeast1-b, northamerica-northeast1-c]
                  network: { slot: 1 }
                  nodePools: { abcde: {} }
            """);

        Assert.That(preview.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString()), Is.Empty);
        AssertAllFit(preview.Graph);
    }

    private static void AssertAllFit(ResourceGraph graph)
    {
        var named = graph.Resources.Where(node => Limits.ContainsKey(node.Type)).ToArray();

        Assert.That(named, Is.Not.Empty);
        Assert.That(named.Where(node => Name(node).Length > Limits[node.Type].Most).Select(node => $"{Name(node)} ({node.Type})"), Is.Empty);
    }

    private static string Name(ResourceNode node) =>
        node.Inputs.FirstOrDefault(entry => entry.Key == Limits[node.Type].Input).Value?.Plain is StringValue name ? name.Value : $"{node.Name}{Suffix}";
}
