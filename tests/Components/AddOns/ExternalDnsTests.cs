using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class ExternalDnsTests
{
    private static readonly AddOnFacts OnAws = TestCluster.Facts with { Native = TestCluster.Facts.Native.Add(Capability.Route53) };

    private static readonly ExternalDnsProvider Route53 = new() { Zones = Zone("example.com", "Z1") };

    private static readonly ExternalDnsProvider CloudDns = new()
    {
        Provider = DnsProvider.CloudDns,
        Zones = Zone("example.org", "public"),
        Project = "acme-dns",
        Credentials = "dns-writer",
    };

    private static ImmutableSortedDictionary<string, string> Zone(string domain, string id) =>
        ImmutableSortedDictionary<string, string>.Empty.Add(domain, id);

    private static ExternalDns With(params (string Name, ExternalDnsProvider Provider)[] providers) =>
        new()
        {
            Enabled = true,
            Providers = providers.ToImmutableSortedDictionary(one => one.Name, one => one.Provider, StringComparer.Ordinal),
        };

    private static async Task<ImmutableDictionary<string, object>> Values(ExternalDnsProvider provider, AddOnFacts? facts = null,
        params Capability[] offered) =>
        (await TestCluster.InstallAsync(With(("public", provider)), facts ?? OnAws, offered)).Single("kubernetes:helm.sh/v3:Release")
            .Object("values");

    [Test]
    public async Task Every_provider_is_a_release_of_its_own_at_the_pinned_chart()
    {
        var releases = (await TestCluster.InstallAsync(With(("aws", Route53), ("google", CloudDns)), OnAws))
            .Of("kubernetes:helm.sh/v3:Release");

        Assert.That(releases.Keys, Is.EqualTo(["main-external-dns-aws-release", "main-external-dns-google-release"]));
        Assert.That(releases.Values.Select(release => release["name"]),
            Is.EqualTo(new object[] { "external-dns-aws", "external-dns-google" }));
        Assert.That(releases.Values.Select(release => release["version"]), Is.All.EqualTo("1.22.0"));
        Assert.That(releases.Values.Select(release => release["namespace"]), Is.All.EqualTo("external-dns"));
        Assert.That(releases.Values.Select(release => release.At("values.provider.name")), Is.EqualTo(new object[] { "aws", "google" }));
    }

    [Test]
    public async Task Records_carry_the_name_of_cluster_and_provider_so_that_nobody_else_s_are_touched()
    {
        var releases = (await TestCluster.InstallAsync(With(("aws", Route53), ("google", CloudDns)), OnAws))
            .Of("kubernetes:helm.sh/v3:Release").Values;
        var elsewhere = await Values(Route53, OnAws with { Cluster = "acme-test-second" });

        Assert.That(releases.Select(release => release.At("values.registry")), Is.All.EqualTo("txt"));
        Assert.That(releases.Select(release => release.At("values.txtOwnerId")),
            Is.EqualTo(new object[] { "acme-test-main-aws", "acme-test-main-google" }));
        Assert.That(elsewhere["txtOwnerId"], Is.EqualTo("acme-test-second-public"));
    }

    [Test]
    public async Task Nothing_is_deleted_unless_it_is_said()
    {
        Assert.That((await Values(Route53))["policy"], Is.EqualTo("upsert-only"));
        Assert.That((await Values(Route53 with { Policy = DnsPolicy.Sync }))["policy"], Is.EqualTo("sync"));
        Assert.That((await Values(Route53 with { Policy = DnsPolicy.CreateOnly }))["policy"], Is.EqualTo("create-only"));
    }

    [TestCase("example.com", "Z1")]
    [TestCase("example.net", "Z2")]
    public async Task It_sees_its_zones_and_no_others(string domain, string zone)
    {
        var provider = Route53 with { Zones = Zone(domain, zone) };
        var values = await Values(provider);
        var policy = (string)(await TestCluster.InstallAsync(With(("public", provider)), OnAws))
            .Single("aws:iam/rolePolicy:RolePolicy")["policy"];

        Assert.That(values.List("domainFilters"), Is.EqualTo(new object[] { domain }));
        Assert.That(values.List("extraArgs"),
            Is.EqualTo(new object[] { $"--zone-id-filter={zone}", "--txt-wildcard-replacement=any", "--aws-zone-type=public" }));
        Assert.That(policy, Does.Contain($"hostedzone/{zone}").And.Contain($"*.{domain}"));
    }

    [Test]
    public async Task Private_zones_are_told_from_public_ones_of_the_same_name()
    {
        Assert.That((await Values(Route53 with { Private = true })).List("extraArgs"), Has.Member("--aws-zone-type=private"));
        Assert.That((await Values(CloudDns with { Private = true })).List("extraArgs"),
            Is.SupersetOf(new object[] { "--google-zone-visibility=private", "--google-project=acme-dns" }));
    }

    [Test]
    public async Task Zones_of_the_other_cloud_are_reached_with_a_mounted_secret_and_give_no_identity()
    {
        var installed = await TestCluster.InstallAsync(With(("there", CloudDns)), OnAws);
        var values = installed.Single("kubernetes:helm.sh/v3:Release").Object("values");

        Assert.That(values.Objects("extraVolumes")[0].At("secret.secretName"), Is.EqualTo("dns-writer"));
        Assert.That(values.Objects("env")[0],
            Is.EquivalentTo(new Dictionary<string, object>
            {
                ["name"] = "GOOGLE_APPLICATION_CREDENTIALS",
                ["value"] = "/etc/external-dns/credentials",
            }));
        Assert.That(installed.Of("aws:iam/role:Role"), Is.Empty);
    }

    [Test]
    public async Task Routes_are_sources_where_their_kinds_are_served()
    {
        Assert.That((await Values(Route53)).List("sources"), Is.EqualTo(new object[] { "ingress", "service" }));
        Assert.That((await Values(Route53, OnAws, Capability.GatewayKinds)).List("sources"), Has.Member("gateway-httproute")
            .And.Member("gateway-grpcroute"));
        Assert.That((await Values(Route53 with { Sources = ["service"] }, OnAws, Capability.GatewayKinds)).List("sources"),
            Is.EqualTo(new object[] { "service" }));
    }

    [TestCase("external-dns.kubernetes.io/")]
    [TestCase("internal.example.com/")]
    public async Task Its_annotations_have_the_prefix_that_is_said(string prefix) =>
        Assert.That((await Values(Route53 with { AnnotationPrefix = prefix }))["annotationPrefix"], Is.EqualTo(prefix));

    [Test]
    public async Task Two_never_run_at_a_time() =>
        Assert.That((await Values(Route53)).At("deploymentStrategy.type"), Is.EqualTo("Recreate"));

    [Test]
    public async Task One_namespace_holds_all_releases_and_is_restricted() => Assert.That(
        (await TestCluster.InstallAsync(With(("aws", Route53), ("google", CloudDns)), OnAws)).Single("kubernetes:core/v1:Namespace")
            .Object("metadata.labels")["pod-security.kubernetes.io/enforce"],
        Is.EqualTo("restricted"));

    [Test]
    public void Wrong_settings_are_told_at_their_keys()
    {
        string[] Problems(ExternalDns addOn) => [.. addOn.Check(OnAws with { Offered = OnAws.Native }).Select(problem => problem.Key)];

        Assert.That(Problems(With(("aws", Route53), ("google", CloudDns))), Is.Empty);
        Assert.That(Problems(With()), Is.EqualTo(["providers"]));
        Assert.That(Problems(With(("google", CloudDns with { Credentials = null }))), Is.EqualTo(["providers.google.credentials"]));
        Assert.That(Problems(With(("google", CloudDns with { Project = null }))), Is.EqualTo(["providers.google.project"]));
        Assert.That(Problems(With(("aws", Route53 with { Project = "acme" }))), Is.EqualTo(["providers.aws.project"]));
        Assert.That(Problems(With(("aws", Route53 with { Zones = ImmutableSortedDictionary<string, string>.Empty }))),
            Is.EqualTo(["providers.aws.zones"]));
        Assert.That(Problems(With(("aws", Route53 with { AnnotationPrefix = "dns" }))), Is.EqualTo(["providers.aws.annotationPrefix"]));
    }
}
