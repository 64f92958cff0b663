using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Components.Tenants;
using Platform.Tests.Components.AddOns;

namespace Platform.Tests.Components.Tenants;

[TestFixture]
public class TenantChecksTests
{
    private static readonly AddOnPlan Plan = AddOnPlan.For(TestCluster.Facts, [new Velero(), new PriorityClasses()]);

    private static string[] Keys(params (string Name, TenantSpec Spec)[] tenants) =>
        [.. TenantChecks.Of(tenants.ToImmutableSortedDictionary(tenant => tenant.Name, tenant => tenant.Spec), Plan)
            .Select(problem => problem.Key)];

    [Test]
    public void A_tenant_of_which_nothing_is_said_is_sound() => Assert.That(Keys(("shop", new())), Is.Empty);

    [TestCase("Shop")]
    [TestCase("shop_prod")]
    [TestCase("-shop")]
    public void A_name_that_Kubernetes_would_not_take_is_refused(string name) => Assert.That(Keys((name, new())), Is.EqualTo([name]));

    [TestCase("kube-system")]
    [TestCase("default")]
    [TestCase("velero")]
    public void The_platform_s_namespaces_are_no_tenant_s(string name) =>
        Assert.That(Keys(("shop", new() { Namespace = name })), Is.EqualTo(["shop.namespace"]));

    [Test]
    public void Two_tenants_share_no_namespace() =>
        Assert.That(Keys(("one", new() { Namespace = "shop" }), ("shop", new())), Is.EqualTo(["one.namespace", "shop"]));

    [Test]
    public void Amounts_and_addresses_are_written_as_Kubernetes_writes_them() => Assert.That(
        Keys(("shop", new() { Cpu = "many", Memory = "16 GB", Pods = 0, Outside = ["everywhere"] })),
        Is.EqualTo(["shop.cpu", "shop.memory", "shop.pods", "shop.outside"]));

    [Test]
    public void What_the_cluster_lacks_cannot_be_asked_for() => Assert.That(
        Keys(("shop", new() { Mesh = true, Repositories = ["https://git.acme.example/shop"] })),
        Is.EqualTo(["shop.mesh", "shop.repositories"]));
}
