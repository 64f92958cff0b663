using System.Collections.Immutable;
using System.Text.Json;
using Platform.Components.AddOns;
using Platform.Components.Tenants;
using Platform.Tests.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Tenants;

[TestFixture]
public class TenantTests
{
    private const string Binding = "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding";
    private const string Policy = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
    private const string Project = "kubernetes:argoproj.io/v1alpha1:AppProject";
    private const string Authorization = "kubernetes:security.istio.io/v1:AuthorizationPolicy";

    private static Task<Recording> Make(TenantSpec spec, params Capability[] offered) =>
        Recording.OfAsync(() => _ = new Tenant("main-tenant-shop", new()
        {
            Tenant = "shop",
            Spec = spec,
            Facts = TestCluster.Facts with { Offered = [.. offered] },
        }));

    private static ImmutableDictionary<string, object> Labels(Recording made) =>
        made.Single("kubernetes:core/v1:Namespace").Object("metadata.labels");

    [Test]
    public async Task Its_pods_are_hardened_and_its_namespace_says_whose_it_is()
    {
        var labels = Labels(await Make(new()));

        Assert.That(labels["pod-security.kubernetes.io/enforce"], Is.EqualTo("restricted"));
        Assert.That(labels[Guardrails.TenantLabel], Is.EqualTo("shop"));
    }

    [TestCase(null, "shop")]
    [TestCase("shop-prod", "shop-prod")]
    public async Task The_namespace_is_the_tenant_s_name_unless_it_is_said(string? given, string name) =>
        Assert.That((await Make(new() { Namespace = given })).Single("kubernetes:core/v1:Namespace").At("metadata.name"), Is.EqualTo(name));

    [TestCase("4", "10Gi", 20)]
    [TestCase("40", "100Gi", 200)]
    public async Task It_has_its_share_of_the_cluster_and_no_load_balancers(string cpu, string memory, int pods)
    {
        var hard = (ImmutableDictionary<string, object>)(await Make(new() { Cpu = cpu, Memory = memory, Pods = pods }))
            .Single("kubernetes:core/v1:ResourceQuota").At("spec.hard")!;

        Assert.That((hard["requests.cpu"], hard["limits.memory"], hard["pods"]),
            Is.EqualTo(((object)cpu, (object)memory, (object)$"{pods}")));
        Assert.That((hard["services.loadbalancers"], hard["services.nodeports"]), Is.EqualTo(((object)"0", (object)"0")));
    }

    [Test]
    public async Task Containers_that_say_nothing_get_requests_and_a_limit()
    {
        var limits = (await Make(new() { DefaultMemory = "256Mi" })).Single("kubernetes:core/v1:LimitRange").Objects("spec.limits");

        Assert.That(limits[0].At("default.memory"), Is.EqualTo("256Mi"));
    }

    [Test]
    public async Task Pods_get_no_token_that_they_did_not_ask_for() => Assert.That(
        (await Make(new())).Single("kubernetes:core/v1:ServiceAccountPatch")["automountServiceAccountToken"], Is.False);

    [Test]
    public async Task Its_people_are_groups_with_a_role_each()
    {
        var made = (await Make(new() { Developers = ["shop-developers@acme.example"], Viewers = ["support"] })).Of(Binding);

        Assert.That(made["main-tenant-shop-developer-shop-developers-acme.example"].At("roleRef.kind"), Is.EqualTo("Role"));
        Assert.That(made["main-tenant-shop-viewer-support"].At("roleRef.name"), Is.EqualTo("view"));
    }

    [TestCase("rbac.authorization.k8s.io")]
    [TestCase("*")]
    public async Task Nobody_in_it_can_give_themselves_more(string group)
    {
        var rules = (ImmutableArray<object>)(await Make(new())).Single("kubernetes:rbac.authorization.k8s.io/v1:Role")["rules"];

        Assert.That(rules.Cast<ImmutableDictionary<string, object>>().SelectMany(rule => (ImmutableArray<object>)rule["apiGroups"]),
            Has.None.EqualTo(group));
        Assert.That(JsonSerializer.Serialize(rules),
            Does.Not.Contain("\"*\"").And.Not.Contain("\"escalate\"").And.Not.Contain("\"impersonate\""));
    }

    [Test]
    public async Task What_nobody_named_is_not_reached_and_reaches_nothing()
    {
        var policy = JsonSerializer.Serialize((await Make(new())).Single(Policy)["spec"]);

        Assert.That(policy, Does.Contain("\"policyTypes\":[\"Ingress\",\"Egress\"]").And.Not.Contain("0.0.0.0/0"));
    }

    [Test]
    public async Task What_is_named_is_reached()
    {
        var policy = JsonSerializer.Serialize((await Make(new()
        {
            CalledBy = ["billing"],
            Calls = ["stock"],
            Outside = ["203.0.113.0/24"],
            OutsidePorts = [443, 8443],
        })).Single(Policy)["spec"]);

        Assert.That(policy, Does.Contain("\"billing\"").And.Contain("\"stock\"").And.Contain("203.0.113.0/24").And.Contain("8443"));
    }

    [Test]
    public async Task It_is_in_the_mesh_only_where_there_is_one_and_it_was_asked_for()
    {
        Assert.That(Labels(await Make(new() { Mesh = true })).ContainsKey("istio.io/dataplane-mode"), Is.False);
        Assert.That(Labels(await Make(new(), Capability.Mesh)).ContainsKey("istio.io/dataplane-mode"), Is.False);

        var meshed = await Make(new() { Mesh = true, CalledBy = ["billing"] }, Capability.Mesh);

        Assert.That(Labels(meshed)["istio.io/dataplane-mode"], Is.EqualTo("ambient"));
        Assert.That(JsonSerializer.Serialize(meshed.Single(Policy)["spec"]), Does.Contain("15008").And.Contain("169.254.7.127/32"));
        Assert.That(JsonSerializer.Serialize(meshed.Single(Authorization)["spec"]), Does.Contain("billing").And.Contain("shop"));
    }

    [Test]
    public async Task Its_applications_come_from_its_repositories_into_its_namespace()
    {
        Assert.That((await Make(new() { Repositories = ["https://git.acme.example/shop"] })).Of(Project), Is.Empty);

        var project = (await Make(new() { Repositories = ["https://git.acme.example/shop"] }, Capability.Delivery)).Single(Project);

        Assert.That(project.List("spec.sourceRepos"), Is.EqualTo(new[] { "https://git.acme.example/shop" }));
        Assert.That(project.Objects("spec.destinations")[0]["namespace"], Is.EqualTo("shop"));
        Assert.That(project.List("spec.clusterResourceWhitelist"), Is.Empty);
    }

    [TestCase("SecretStore")]
    [TestCase("ResourceQuota")]
    [TestCase("Role")]
    [TestCase("AuthorizationPolicy")]
    public async Task Delivery_brings_nothing_with_which_a_tenant_could_reach_further(string kind)
    {
        var project = (await Make(new() { Repositories = ["https://git.acme.example/shop"] }, Capability.Delivery)).Single(Project);

        Assert.That(project.Objects("spec.namespaceResourceWhitelist").Select(allowed => allowed["kind"]), Has.None.EqualTo(kind).And.Contain("Deployment"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Network_policies_are_the_platform_s_word_unless_it_is_given_away(bool own)
    {
        var made = await Make(new() { OwnNetworkPolicies = own, Repositories = ["https://git.acme.example/shop"] }, Capability.Delivery);
        var rule = ((ImmutableArray<object>)made.Single("kubernetes:rbac.authorization.k8s.io/v1:Role")["rules"])
            .Cast<ImmutableDictionary<string, object>>().Single(one => one.List("resources").Contains("networkpolicies"));

        Assert.That(rule.List("verbs").Contains("create"), Is.EqualTo(own));
        Assert.That(made.Single(Project).Objects("spec.namespaceResourceWhitelist").Any(kind => kind["kind"].Equals("NetworkPolicy")), Is.EqualTo(own));
    }

    [Test]
    public async Task Nobody_in_it_makes_a_store_that_reads_with_the_platform_s_login()
    {
        var rules = ((ImmutableArray<object>)(await Make(new())).Single("kubernetes:rbac.authorization.k8s.io/v1:Role")["rules"])
            .Cast<ImmutableDictionary<string, object>>().Where(one => one.List("resources").Contains("secretstores"));

        Assert.That(rules.SelectMany(rule => rule.List("verbs")), Is.EquivalentTo(new[] { "get", "list", "watch" }));
    }
}
