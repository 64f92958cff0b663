using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class ExternalSecretsTests
{
    private static readonly AddOnFacts OnAws = TestCluster.Facts with { Secrets = SecretServiceFacts.SecretsManager("eu-west-1") };
    private static readonly AddOnFacts OnGcp =
        TestCluster.Facts with { Secrets = SecretServiceFacts.SecretManager("acme-test", "333344445555") };

    private const string Store = "kubernetes:external-secrets.io/v1:ClusterSecretStore";

    private static async Task<ImmutableDictionary<string, object>> Release(ExternalSecrets secrets, AddOnFacts? facts = null) =>
        (await TestCluster.InstallAsync(secrets, facts ?? OnAws)).Single("kubernetes:helm.sh/v3:Release");

    [Test]
    public async Task The_chart_is_pinned() => Assert.That(
        ((await Release(new()))["chart"], (await Release(new()))["version"]), Is.EqualTo(((object)"external-secrets", (object)"2.10.0")));

    [TestCase(true, 2.0)]
    [TestCase(false, 1.0)]
    public async Task Availability_decides_the_replicas_and_budgets_of_every_part(bool available, double replicas)
    {
        var release = await Release(new(), OnAws with { HighlyAvailable = available });

        foreach (var part in new[] { "values", "values.webhook", "values.certController" })
        {
            Assert.That(release.At($"{part}.replicaCount"), Is.EqualTo(replicas), part);
            Assert.That(release.At($"{part}.podDisruptionBudget.enabled"), Is.EqualTo(available), part);
        }
    }

    [TestCase(true, "keep")]
    [TestCase(false, null)]
    public async Task Kinds_stay_when_the_release_goes_where_kinds_stay(bool retain, string? policy)
    {
        var annotations = (await Release(new(), OnAws with { RetainKinds = retain })).At("values.crds.annotations");

        Assert.That((annotations as ImmutableDictionary<string, object>)?["helm.sh/resource-policy"], Is.EqualTo(policy));
    }

    [Test]
    public async Task The_store_of_the_cloud_has_one_name_on_every_cloud()
    {
        var aws = (await TestCluster.InstallAsync(new ExternalSecrets(), OnAws)).Single(Store);
        var gcp = (await TestCluster.InstallAsync(new ExternalSecrets(), OnGcp)).Single(Store);

        Assert.That((aws.At("metadata.name"), gcp.At("metadata.name")), Is.EqualTo(((object)"cloud", (object)"cloud")));
        Assert.That((aws.At("spec.provider.aws.service"), aws.At("spec.provider.aws.region")),
            Is.EqualTo(((object)"SecretsManager", (object)"eu-west-1")));
        Assert.That(gcp.At("spec.provider.gcpsm.projectID"), Is.EqualTo("acme-test"));
    }

    [Test]
    public async Task Only_the_named_namespaces_may_use_the_shared_stores()
    {
        var store = (await TestCluster.InstallAsync(new ExternalSecrets { Namespaces = ["logging", "shop"] }, OnAws)).Single(Store);
        var condition = store.Objects("spec.conditions")[0];

        Assert.That((ImmutableArray<object>)condition["namespaces"], Is.EqualTo(new[] { "logging", "shop" }));
    }

    [TestCase(null, "acme-test-main")]
    [TestCase("shared", "shared")]
    public async Task Only_secrets_below_the_prefix_may_be_read(string? prefix, string start)
    {
        var policy =
            (string)(await TestCluster.InstallAsync(new ExternalSecrets { Prefix = prefix }, OnAws))
                .Single("aws:iam/rolePolicy:RolePolicy")["policy"];

        Assert.That(JsonNode.Parse(policy)!["Statement"]![0]!["Resource"]!.ToString(),
            Is.EqualTo($"arn:aws:secretsmanager:eu-west-1:111122223333:secret:{start}/*"));
    }

    [Test]
    public async Task Vault_is_a_store_where_the_cluster_has_it_checked_by_its_authority_and_not_waited_for()
    {
        var store = (await TestCluster.InstallAsync(new ExternalSecrets(), TestCluster.Facts, Capability.SecretStore))
            .Of(Store)["main-external-secrets-store-vault"];

        Assert.That(store.At("spec.provider.vault.server"), Is.EqualTo("https://vault.vault.svc:8200"));
        Assert.That(store.At("spec.provider.vault.caProvider.name"), Is.EqualTo("vault-server-tls"));
        Assert.That(store.Object("metadata.annotations")["pulumi.com/skipAwait"], Is.EqualTo("true"));
    }

    [Test]
    public void A_prefix_or_a_list_that_opens_everything_is_refused() => Assert.That(
        new ExternalSecrets { Prefix = "", Namespaces = [] }.Check(OnAws).Select(problem => problem.Key),
        Is.EqualTo(["prefix", "namespaces"]));

    [Test]
    public async Task Tenants_read_from_Vault_with_a_login_of_their_own_namespace()
    {
        var store = (await TestCluster.InstallAsync(new ExternalSecrets(), TestCluster.Facts, Capability.SecretStore))
            .Of(Store)["main-external-secrets-store-team"];

        Assert.That(store.At("spec.provider.vault.auth.kubernetes.role"), Is.EqualTo("tenant"));
        Assert.That(store.Object("spec.provider.vault.auth.kubernetes.serviceAccountRef").ContainsKey("namespace"), Is.False);
        Assert.That(store.Objects("spec.conditions")[0].Objects("namespaceSelector.matchExpressions")[0]["key"], Is.EqualTo("platform/tenant"));
    }
}
