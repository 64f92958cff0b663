using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Components.AddOns;
using Platform.Components.CloudParts;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class VaultTests
{
    private const string CronJob = "kubernetes:batch/v1:CronJob";

    private static Task<Recording> Install(Vault vault, AddOnFacts? facts = null) => TestCluster.InstallAsync(vault, facts);

    private static async Task<ImmutableDictionary<string, object>> Release(Vault vault, AddOnFacts? facts = null) =>
        (await Install(vault, facts)).Single("kubernetes:helm.sh/v3:Release");

    private static async Task<string> Configuration(AddOnFacts? facts = null) =>
        (string)(await Release(new(), facts)).At("values.server.ha.raft.config")!;

    [Test]
    public async Task The_chart_is_pinned() => Assert.That(
        ((await Release(new()))["chart"], (await Release(new()))["version"]), Is.EqualTo(((object)"vault", (object)"0.34.1")));

    [TestCase(true, 3.0, 1.0)]
    [TestCase(false, 1.0, 0.0)]
    public async Task Servers_keep_a_majority_and_a_budget_only_where_there_are_several(bool available, double servers, double unavailable)
    {
        var release = await Release(new(), TestCluster.Facts with { HighlyAvailable = available });

        Assert.That(release.At("values.server.ha.replicas"), Is.EqualTo(servers));
        Assert.That(release.At("values.server.ha.disruptionBudget.enabled"), Is.EqualTo(available));
        Assert.That(release.At("values.server.ha.disruptionBudget.maxUnavailable"), Is.EqualTo(unavailable));
    }

    [Test]
    public async Task No_two_servers_are_in_one_zone()
    {
        var spread = (ImmutableDictionary<string, object>)(await Release(new())).List("values.server.topologySpreadConstraints")[0];

        Assert.That((spread["topologyKey"], spread["whenUnsatisfiable"]),
            Is.EqualTo(((object)"topology.kubernetes.io/zone", (object)"DoNotSchedule")));
    }

    [Test]
    public async Task The_release_does_not_wait_for_servers_that_somebody_must_initialise() => Assert.That(
        ((await Release(new()))["skipAwait"], (await Release(new()))["atomic"]), Is.EqualTo(((object)true, (object)false)));

    [Test]
    public async Task Servers_speak_TLS_only_and_join_each_other_under_their_own_authority()
    {
        var configuration = await Configuration();

        Assert.That((await Release(new())).At("values.global.tlsDisable"), Is.False);
        Assert.That(configuration,
            Does.Contain("tls_cert_file = \"/vault/userconfig/vault-server-tls/tls.crt\"").And.Not.Contain("tls_disable"));
        Assert.That(configuration.Split("retry_join"), Has.Length.EqualTo(4));
        Assert.That(configuration, Does.Contain("leader_api_addr = \"https://vault-2.vault-internal:8200\""));
    }

    [Test]
    public async Task A_key_of_AWS_unseals_it_and_only_that_key_may_be_used()
    {
        var made = await Install(new());
        var policies = made.Of("aws:iam/rolePolicy:RolePolicy");
        var unseal = JsonNode.Parse((string)policies["main-vault-unseal"]["policy"])!["Statement"]![0]!;

        Assert.That(await Configuration(), Does.Contain("""
            seal "awskms" {
              kms_key_id = "arn:aws:mock:::main-vault-unseal-key"
              region = "eu-west-1"
            }
            """.ReplaceLineEndings("\n")));
        Assert.That(unseal["Resource"]!.ToString(), Is.EqualTo("arn:aws:mock:::main-vault-unseal-key"));
        Assert.That(made.Single("aws:kms/alias:Alias")["name"], Is.EqualTo("alias/acme-test-main-vault"));
    }

    [Test]
    public async Task A_key_of_Google_Cloud_unseals_it_there()
    {
        var cloud = new GcpCloud(new("acme-test", "333344445555", "europe-west1"), new());
        var made = await TestCluster.InstallAsync(new Vault(), cloud);

        Assert.That((string)made.Single("kubernetes:helm.sh/v3:Release").At("values.server.ha.raft.config")!, Does.Contain("""
            seal "gcpckms" {
              crypto_key = "unseal"
              key_ring = "acme-test-main-vault"
              project = "acme-test"
              region = "europe-west1"
            }
            """.ReplaceLineEndings("\n")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Losing_the_key_loses_Vault_so_it_stays_where_things_stay(bool retain)
    {
        var made = await Install(new(), TestCluster.Facts with { RetainKinds = retain });

        Assert.That(made.Of("aws:s3/bucket:Bucket").Single().Value["forceDestroy"], Is.EqualTo(!retain));
    }

    [Test]
    public async Task Certificates_come_from_an_authority_of_its_own()
    {
        var made = await Install(new());
        var servers = made.Of("kubernetes:cert-manager.io/v1:Certificate")["main-vault-servers"];

        Assert.That(made.Of("kubernetes:cert-manager.io/v1:Issuer"), Has.Count.EqualTo(2));
        Assert.That(servers.At("spec.secretName"), Is.EqualTo("vault-server-tls"));
        Assert.That(servers.List("spec.dnsNames"), Does.Contain("vault.vault.svc").And.Contain("*.vault-internal"));
    }

    [TestCase("0 * * * *")]
    [TestCase("30 2 * * *")]
    public async Task Snapshots_are_taken_when_it_is_said(string cron)
    {
        var job = (await Install(new() { SnapshotCron = cron })).Single(CronJob);

        Assert.That((job.At("spec.schedule"), job.At("spec.concurrencyPolicy")), Is.EqualTo(((object)cron, (object)"Forbid")));
    }

    [Test]
    public async Task Snapshots_are_another_account_s_that_may_only_add_to_the_bucket()
    {
        var made = await Install(new());
        var add =
            JsonNode.Parse((string)made.Of("aws:iam/rolePolicy:RolePolicy")["main-vault-snapshots-snapshots"]["policy"])!
                ["Statement"]!.AsArray();

        Assert.That(made.Single("kubernetes:core/v1:ServiceAccount").At("metadata.name"), Is.EqualTo("vault-snapshots"));
        Assert.That(add[0]!["Action"]!.ToString(), Is.EqualTo("s3:PutObject"));
        Assert.That(add[0]!["Resource"]!.ToString(), Is.EqualTo("arn:aws:s3:::acme-test-main-vault-snapshots-111122223333/raft/*"));
    }

    [Test]
    public async Task The_snapshot_s_pods_are_hardened_and_their_images_pinned()
    {
        var pod = JsonSerializer.Serialize((await Install(new())).Single(CronJob).At("spec.jobTemplate.spec.template.spec"));

        Assert.That(pod,
            Does.Contain("\"runAsNonRoot\":true").And.Contain("\"drop\":[\"ALL\"]").And.Contain("\"readOnlyRootFilesystem\":true"));
        Assert.That(pod, Does.Contain(Images.Vault).And.Contain(Images.Rclone));
    }

    [Test]
    public void With_fewer_than_three_zones_a_majority_could_be_lost() => Assert.That(
        new Vault().Check(TestCluster.Facts with { Zones = ["a", "b"] }).Single().Value, Is.EqualTo("2 zones"));

    [Test]
    public void It_waits_for_certificates() => Assert.That(new Vault().Requires, Does.Contain(Capability.Certificates));

    [TestCase("init.sh")]
    [TestCase("configure.sh")]
    public void The_scripts_that_its_page_names_are_there(string script) =>
        Assert.That(File.Exists(Path.Combine(Root(), "docs", "vault", script)));

    private static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
