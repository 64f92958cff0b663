using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class ArgoCdTests
{
    private const string Project = "kubernetes:argoproj.io/v1alpha1:AppProject";
    private const string Application = "kubernetes:argoproj.io/v1alpha1:Application";

    private static readonly ArgoCd SignedIn = new()
    {
        Host = "argocd.acme.example",
        Oidc = new() { Issuer = "https://login.acme.example", ClientId = "argocd", AdministratorGroup = "platform" },
    };

    private static async Task<ImmutableDictionary<string, object>> Release(ArgoCd argo, AddOnFacts? facts = null) =>
        (await TestCluster.InstallAsync(argo, facts)).Single("kubernetes:helm.sh/v3:Release");

    private static async Task<ImmutableDictionary<string, object>> Settings(ArgoCd argo) =>
        (await Release(argo)).Object("values.configs.cm");

    [Test]
    public async Task The_chart_is_pinned()
    {
        var release = await Release(new());

        Assert.That((release["chart"], release["version"]),
            Is.EqualTo(((object)"oci://ghcr.io/argoproj/argo-helm/argo-cd", (object)"10.9.2")));
        Assert.That(release.ContainsKey("repositoryOpts"), Is.False);
    }

    [TestCase(true, 2.0)]
    [TestCase(false, 1.0)]
    public async Task Availability_decides_replicas_budgets_and_the_cache(bool available, double replicas)
    {
        var release = await Release(new(), TestCluster.Facts with { HighlyAvailable = available });

        foreach (var part in new[] { "controller", "server", "repoServer", "applicationSet" })
        {
            Assert.That(release.At($"values.{part}.replicas"), Is.EqualTo(replicas), part);
            Assert.That(release.At($"values.{part}.pdb.enabled"), Is.EqualTo(available), part);
        }

        Assert.That(release.At("values.redis-ha.enabled"), Is.EqualTo(available));
    }

    [Test]
    public async Task Its_cache_has_a_majority_without_any_one_zone()
    {
        var cache = (await Release(SignedIn)).Object("values.redis-ha");

        Assert.That((cache["replicas"], cache.At("haproxy.replicas")), Is.EqualTo(((object)3.0, (object)3.0)));
        Assert.That((cache.At("topologySpreadConstraints.topologyKey"), cache.At("topologySpreadConstraints.whenUnsatisfiable")),
            Is.EqualTo(((object)"topology.kubernetes.io/zone", (object)"DoNotSchedule")));
        Assert.That(cache.At("haproxy.affinity"), Does.Contain("topology.kubernetes.io/zone").And.Contain("redis-ha-haproxy"));
    }

    [Test]
    public async Task People_without_a_group_may_do_nothing() =>
        Assert.That((await Release(SignedIn)).Object("values.configs.rbac")["policy.default"], Is.EqualTo(""));

    [TestCase("platform")]
    [TestCase("operators")]
    public async Task The_administrators_are_a_group_of_the_identity_provider_and_nobody_else(string group)
    {
        var argo = SignedIn with { Oidc = SignedIn.Oidc! with { AdministratorGroup = group } };

        Assert.That((await Release(argo)).Object("values.configs.rbac")["policy.csv"], Is.EqualTo($"g, {group}, role:admin\n"));
        Assert.That((await Settings(argo))["admin.enabled"], Is.EqualTo("false"));
    }

    [Test]
    public async Task The_client_s_secret_is_named_and_not_written()
    {
        var oidc = JsonNode.Parse((string)(await Settings(SignedIn))["oidc.config"])!;

        Assert.That(oidc["clientSecret"]!.ToString(), Is.EqualTo("$argocd-oidc:clientSecret"));
        Assert.That(oidc["issuer"]!.ToString(), Is.EqualTo("https://login.acme.example"));
    }

    [TestCase("storage.k8s.io", "StorageClass")]
    [TestCase("", "Namespace")]
    [TestCase("admissionregistration.k8s.io", "ValidatingAdmissionPolicy")]
    [TestCase("apiextensions.k8s.io", "CustomResourceDefinition")]
    public async Task What_is_Pulumi_s_is_none_of_its_business(string group, string kind)
    {
        var exclusions = JsonNode.Parse((string)(await Settings(new()))["resource.exclusions"])!.AsArray();

        Assert.That(exclusions.Any(one => one!["apiGroups"]!.AsArray().Any(name => name!.ToString() == group)
            && one["kinds"]!.AsArray().Any(name => name!.ToString() == kind)));
    }

    [Test]
    public async Task The_project_of_those_who_name_none_allows_nothing()
    {
        var project = (await TestCluster.InstallAsync(new ArgoCd())).Single($"{Project}Patch");

        Assert.That(project.At("metadata.name"), Is.EqualTo("default"));
        Assert.That(project.List("spec.sourceRepos"), Is.Empty);
        Assert.That(project.List("spec.destinations"), Is.Empty);
    }

    [TestCase("https://git.acme.example/one", "gitops/argocd/production")]
    [TestCase("git@git.acme.example:two", "elsewhere")]
    public async Task The_root_comes_from_its_repository_and_may_only_make_applications(string repository, string path)
    {
        var made = await TestCluster.InstallAsync(new ArgoCd { Root = new() { Repository = repository, Path = path } });
        var root = made.Single(Application);
        var allowed = made.Of(Project)["main-argo-cd-project-platform"].List("spec.namespaceResourceWhitelist");

        Assert.That((root.At("spec.source.repoURL"), root.At("spec.source.path")), Is.EqualTo(((object)repository, (object)path)));
        Assert.That(root.At("spec.project"), Is.EqualTo("platform"));
        Assert.That(allowed.Select(kind => ((ImmutableDictionary<string, object>)kind)["kind"]),
            Is.EqualTo(new[] { "Application", "ApplicationSet" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Deleting_what_was_delivered_is_a_decision(bool cascade)
    {
        var root =
            (await TestCluster.InstallAsync(new ArgoCd { Root = new() { Repository = "https://git.acme.example/one", Cascade = cascade } }))
                .Single(Application);

        Assert.That(root.At("metadata.finalizers") is not null, Is.EqualTo(cascade));
    }

    [Test]
    public void Settings_that_lock_people_out_are_refused() => Assert.That(
        new ArgoCd { Oidc = new() { Issuer = "login" }, Root = new() { Repository = "repository" } }
            .Check(TestCluster.Facts).Select(problem => problem.Key),
        Is.EqualTo(["oidc.issuer", "oidc.clientId", "oidc.administratorGroup", "host", "root.repository"]));
}
