using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Platform.Components.AddOns;
using Platform.Components.CloudParts;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class ElasticsearchTests
{
    private const string Kind = "kubernetes:elasticsearch.k8s.elastic.co/v1:Elasticsearch";
    private const string Job = "kubernetes:batch/v1:Job";

    private static Task<Recording> Installed(Elasticsearch? elasticsearch = null, AddOnFacts? facts = null) =>
        TestCluster.InstallAsync(elasticsearch ?? new(), facts);

    private static async Task<object> NodeSet(Elasticsearch? elasticsearch = null, AddOnFacts? facts = null) =>
        ((ImmutableArray<object>)(await Installed(elasticsearch, facts)).Single(Kind).At("spec.nodeSets")!)[0];

    private static async Task<JsonNode> Step(string name, Elasticsearch? elasticsearch = null, AddOnFacts? facts = null)
    {
        var files = (ImmutableDictionary<string, object>)(await Installed(elasticsearch, facts)).Single("kubernetes:core/v1:ConfigMap")["data"];
        return JsonNode.Parse((string)files.Single(file => file.Key.Contains(name)).Value)!;
    }

    [Test]
    public async Task The_version_is_pinned() => Assert.That((await Installed()).Single(Kind).At("spec.version"), Is.EqualTo("9.5.1"));

    [TestCase(true, 3.0, true)]
    [TestCase(false, 1.0, false)]
    public async Task Availability_decides_the_nodes_and_puts_each_in_another_zone(bool available, double nodes, bool apart)
    {
        var set = await NodeSet(null, TestCluster.Facts with { HighlyAvailable = available });

        Assert.That(set.At("count"), Is.EqualTo(nodes));
        Assert.That(((ImmutableDictionary<string, object>)set).ContainsKey("zoneAwareness"), Is.EqualTo(apart));
    }

    [Test]
    public async Task No_pod_changes_settings_of_its_node()
    {
        var configuration = (ImmutableDictionary<string, object>)(await NodeSet()).At("config")!;

        Assert.That(configuration["node.store.allow_mmap"], Is.False);
        Assert.That(new Elasticsearch().PodSecurity, Is.EqualTo(PodSecurity.Baseline));
    }

    [TestCase(true, "DeleteOnScaledownOnly")]
    [TestCase(false, "DeleteOnScaledownAndClusterDeletion")]
    public async Task Volumes_outlive_the_cluster_where_things_are_retained(bool retain, string policy) => Assert.That(
        (await Installed(null, TestCluster.Facts with { RetainKinds = retain })).Single(Kind).At("spec.volumeClaimDeletePolicy"), Is.EqualTo(policy));

    [TestCase(14, 3, "14d", 1)]
    [TestCase(3, 1, "3d", 0)]
    public async Task Logs_are_forgotten_in_time_and_copied_where_there_is_another_node(int days, int nodes, string age, int replicas)
    {
        var elasticsearch = new Elasticsearch { RetentionDays = days, Nodes = nodes };

        Assert.That((string?)(await Step("_ilm", elasticsearch))["policy"]!["phases"]!["delete"]!["min_age"], Is.EqualTo(age));
        Assert.That((int?)(await Step("_index_template", elasticsearch))["template"]!["settings"]!["index.number_of_replicas"], Is.EqualTo(replicas));
    }

    [Test]
    public async Task Snapshots_go_to_a_bucket_of_the_cluster_every_night()
    {
        Assert.That((string?)(await Step("_snapshot"))["type"], Is.EqualTo("s3"));
        Assert.That((string?)(await Step("_slm"))["retention"]!["expire_after"], Is.EqualTo("30d"));
    }

    [Test]
    public async Task On_Google_Cloud_they_go_to_Cloud_Storage()
    {
        var installed = await TestCluster.InstallAsync(
            new Elasticsearch(), new GcpCloud(new("acme-project", "europe-west1", "acme-test-main"), new()), TestCluster.Facts);
        var files = (ImmutableDictionary<string, object>)installed.Single("kubernetes:core/v1:ConfigMap")["data"];

        Assert.That((string)files.Single(file => file.Key.Contains("_snapshot")).Value, Does.Contain("\"type\":\"gcs\""));
        Assert.That(((ImmutableArray<object>)installed.Single(Kind).At("spec.nodeSets")!)[0].ToString(), Does.Not.Contain("amazonaws"));
    }

    [Test]
    public async Task Without_snapshots_there_is_no_bucket_and_no_identity()
    {
        var installed = await Installed(new() { TakesSnapshots = false });

        Assert.That(installed.Resources.Where(resource => resource.Type!.StartsWith("aws:")), Is.Empty);
    }

    [Test]
    public async Task The_client_of_S3_finds_its_token_where_it_may_read()
    {
        var container = ((ImmutableArray<object>)(await NodeSet()).At("podTemplate.spec.containers")!)[0];
        var variables = ((ImmutableArray<object>)container.At("env")!).ToDictionary(one => (string)one.At("name")!, one => (string)one.At("value")!);

        Assert.That(variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"],
            Is.EqualTo($"{((ImmutableArray<object>)container.At("volumeMounts")!)[0].At("mountPath")}/eks-pod-identity-token"));
    }

    [Test]
    public async Task The_writer_may_add_logs_and_nothing_else()
    {
        var roles = (await Installed()).Of("kubernetes:core/v1:Secret")["main-elasticsearch-roles"];
        var role = JsonNode.Parse((string)((ImmutableDictionary<string, object>)roles["stringData"])["roles.yml"])!["log_writer"]!;

        Assert.That(role["indices"]![0]!["privileges"]!.AsArray().Select(privilege => (string?)privilege), Is.EqualTo(["auto_configure", "create_doc"]));
    }

    [TestCase(true, true, 2.0, 1)]
    [TestCase(true, false, 1.0, 0)]
    public async Task Kibana_runs_beside_it_and_is_given_its_right(bool kibana, bool available, double count, int budgets)
    {
        var installed = await Installed(new() { Kibana = kibana }, TestCluster.Facts with { HighlyAvailable = available });
        var server = installed.Single("kubernetes:kibana.k8s.elastic.co/v1:Kibana");

        Assert.That((server.At("spec.count"), server.At("spec.elasticsearchRef.name")), Is.EqualTo(((object)count, (object)"elasticsearch")));
        Assert.That(installed.Of("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding"), Has.Count.EqualTo(1));
        Assert.That(installed.Of("kubernetes:policy/v1:PodDisruptionBudget"), Has.Count.EqualTo(budgets));
    }

    [Test]
    public async Task Who_has_another_way_to_search_has_no_Kibana() =>
        Assert.That((await Installed(new() { Kibana = false })).Of("kubernetes:kibana.k8s.elastic.co/v1:Kibana"), Is.Empty);

    [Test]
    public async Task It_is_ready_when_its_policies_are_in_place()
    {
        var installed = await Installed();

        Assert.That(installed.Single(Job).At("spec.activeDeadlineSeconds"), Is.EqualTo(1800.0));
        Assert.That(installed.Single(Job).At("spec.template.spec.securityContext.runAsNonRoot"), Is.True);
    }

    /// <summary>Neither its environment nor a command line shows it: other processes and crash reports see both.</summary>
    [Test]
    public async Task The_setup_reads_the_password_from_a_file()
    {
        var installed = await Installed();
        var pod = installed.Single(Job).Object("spec.template.spec");
        var script = (string)installed.Of("kubernetes:core/v1:ConfigMap")["main-elasticsearch-setup-files"].Object("data")["setup.sh"];

        Assert.That(pod.Objects("containers").Single().Objects("env").Select(one => one["name"]), Is.EqualTo(["ELASTICSEARCH"]));
        Assert.That(pod.Objects("volumes").Single(volume => volume["name"].Equals("password")).At("secret.secretName"),
            Is.EqualTo("elasticsearch-es-elastic-user"));
        Assert.That(script, Does.Contain("/password/elastic").And.Contain("--config -").And.Not.Contain("--user"));
    }

    [Test]
    public async Task Other_settings_make_another_setup()
    {
        async Task<object> Mark(int days) => (await Installed(new() { RetentionDays = days })).Single(Job).At("spec.template.metadata.annotations")!;

        var (first, second, other) = (await Mark(14), await Mark(14), await Mark(15));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [TestCase(2)]
    [TestCase(0)]
    public void Two_nodes_have_no_majority(int nodes) =>
        Assert.That(new Elasticsearch { Nodes = nodes }.Check(TestCluster.Facts).Single().Key, Is.EqualTo("nodes"));

    [Test]
    public void As_they_are_shipped_the_settings_are_right() => Assert.That(new Elasticsearch().Check(TestCluster.Facts), Is.Empty);
}
