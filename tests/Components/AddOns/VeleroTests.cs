using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Platform.Components.AddOns;
using Platform.Components.CloudParts;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class VeleroTests
{
    private static Task<Recording> Install(Velero velero, AddOnFacts? facts = null) => TestCluster.InstallAsync(velero, facts);

    private static async Task<ImmutableDictionary<string, object>> Release(Velero velero, AddOnFacts? facts = null) =>
        (await Install(velero, facts)).Single("kubernetes:helm.sh/v3:Release");

    private static ImmutableDictionary<string, object> Location(ImmutableDictionary<string, object> release) =>
        release.Objects("values.configuration.backupStorageLocation")[0];

    [Test]
    public async Task The_chart_is_pinned_and_so_is_the_plugin()
    {
        var release = await Release(new());
        var plugin = release.Objects("values.initContainers")[0];

        Assert.That((release["chart"], release["version"]), Is.EqualTo(((object)"velero", (object)"12.1.0")));
        Assert.That(plugin["image"], Is.EqualTo("docker.io/velero/velero-plugin-for-aws:v1.14.2"));
    }

    [Test]
    public async Task Backups_go_to_a_bucket_of_the_cluster_s_own_below_its_name()
    {
        var location = Location(await Release(new()));

        Assert.That((location["provider"], location["bucket"]), Is.EqualTo(((object)"aws", (object)"acme-test-main-backups-111122223333")));
        Assert.That((location["prefix"], location.At("config.region")), Is.EqualTo(((object)"acme-test-main", (object)"eu-west-1")));
    }

    [Test]
    public async Task On_Google_Cloud_the_plugin_the_location_and_the_signer_are_Google_s()
    {
        var cloud = new GcpCloud(new("acme-test", "333344445555", "europe-west1"), new());
        var made = await TestCluster.InstallAsync(new Velero(), cloud);

        Assert.That(Location(made.Single("kubernetes:helm.sh/v3:Release"))["provider"], Is.EqualTo("gcp"));
        Assert.That(made.Of("gcp:storage/bucket:Bucket"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task It_may_use_its_own_prefix_of_its_own_bucket_and_the_bucket_s_key()
    {
        var policy = (string)(await Install(new())).Single("aws:iam/rolePolicy:RolePolicy")["policy"];
        var statements = JsonNode.Parse(policy)!["Statement"]!.AsArray();

        Assert.That(statements[0]!["Resource"]!.ToString(),
            Is.EqualTo("arn:aws:s3:::acme-test-main-backups-111122223333/acme-test-main/*"));
        Assert.That(statements.Last()!["Resource"]!.ToString(), Is.EqualTo("arn:aws:mock:::main-velero-backups-key"));
    }

    [Test]
    public async Task No_credentials_are_kept_in_the_cluster() =>
        Assert.That((await Release(new())).At("values.credentials.useSecret"), Is.False);

    [TestCase(7, "168h")]
    [TestCase(30, "720h")]
    public async Task A_schedule_s_retention_reaches_the_chart(int days, string ttl)
    {
        var schedule = new VeleroSchedule { Cron = "0 1 * * *", RetentionDays = days };
        var release = await Release(new() { Schedules = new Velero().Schedules.SetItem("nightly", schedule) });

        Assert.That(release.At("values.schedules.nightly.template.ttl"), Is.EqualTo(ttl));
        Assert.That(release.At("values.schedules.nightly.schedule"), Is.EqualTo("0 1 * * *"));
    }

    [TestCase(true, "privileged")]
    [TestCase(false, "baseline")]
    public async Task Only_agents_that_copy_volumes_open_the_namespace_to_the_node(bool move, string level)
    {
        var made = await Install(new() { MoveSnapshots = move });

        Assert.That(made.Single("kubernetes:core/v1:Namespace").Object("metadata.labels")["pod-security.kubernetes.io/enforce"],
            Is.EqualTo(level));
        Assert.That(made.Single("kubernetes:helm.sh/v3:Release").At("values.deployNodeAgent"), Is.EqualTo(move));
    }

    [Test]
    public async Task Its_containers_drop_every_capability_and_run_as_nobody_in_particular()
    {
        var release = await Release(new());

        Assert.That(release.At("values.podSecurityContext.runAsNonRoot"), Is.True);
        Assert.That(release.List("values.containerSecurityContext.capabilities.drop"), Is.EqualTo(new[] { "ALL" }));
    }

    [Test]
    public void Settings_that_would_lose_backups_are_refused() => Assert.That(
        new Velero { Schedules = new Velero().Schedules.Add("odd", new() { Cron = "daily", RetentionDays = 0 }) }
            .Check(TestCluster.Facts).Select(problem => problem.Key),
        Is.EqualTo(["schedules.odd.cron", "schedules.odd.retentionDays"]));

    [Test]
    public void Backups_without_any_schedule_are_refused() => Assert.That(
        new Velero { Schedules = new Velero().Schedules.Clear() }.Check(TestCluster.Facts).Single().Key, Is.EqualTo("schedules"));

    [Test]
    public void Without_a_cloud_to_keep_things_in_the_composition_is_told() => Assert.That(
        async () => await Recording.OfAsync(() => new Velero().Install(new(
            TestCluster.Facts, new TestCluster(new Pulumi.Kubernetes.Provider("k")), "main-velero", new()))),
        Throws.Exception.With.Message.Contains("velero: the composition gives it nothing to keep things in"));
}
