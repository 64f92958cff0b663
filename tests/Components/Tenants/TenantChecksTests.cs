using Platform.Components.AddOns;
using Platform.Components.Tenants;
using Platform.Tests.Components.AddOns;

namespace Platform.Tests.Components.Tenants;

[TestFixture]
public class TenantChecksTests
{
    private static string[] Keys(TenantSpec tenant, params Capability[] offered) =>
        [.. TenantChecks.Of(tenant, TestCluster.Facts with { Offered = [.. offered] }).Select(problem => problem.Key)];

    [Test]
    public void A_tenant_of_which_nothing_is_said_is_sound() => Assert.That(Keys(new()), Is.Empty);

    [Test]
    public void Amounts_and_addresses_are_written_as_Kubernetes_writes_them() => Assert.That(
        Keys(new() { Cpu = "many", Memory = "16 GB", DefaultMemory = "", Pods = 0, Outside = ["everywhere"] }),
        Is.EqualTo(["cpu", "memory", "defaultMemory", "pods", "outside"]));

    [Test]
    public void What_the_cluster_lacks_cannot_be_asked_for()
    {
        var wishes = new TenantSpec { Mesh = true, Repositories = ["https://git.acme.example/shop"] };

        Assert.That(Keys(wishes), Is.EqualTo(["mesh", "repositories"]));
        Assert.That(Keys(wishes, Capability.Mesh, Capability.Delivery), Is.Empty);
    }
}
