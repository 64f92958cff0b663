using FsCheck;
using FsCheck.Fluent;
using Platform.Components.Networks;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class CloudNatTests
{
    [Test]
    public void The_default_serves_a_thousand_nodes() => Assert.That(new CloudNat().Check(1000), Is.Empty);

    [Test]
    public void Too_few_addresses_for_the_nodes_are_a_problem() =>
        Assert.That(new CloudNat { FixedAddresses = 1, MinPortsPerNode = 1024 }.Check(100), Is.EqualTo(new[]
        {
            new PlanProblem("nat.fixedAddresses", "1", "100 nodes with 1024 ports each need 2 addresses of 64512 ports",
                "set it to 2, or to 0 to leave the choice to Google"),
        }));

    [Test]
    public void As_many_addresses_as_the_problem_asks_for_are_enough() => Prop.ForAll(Gen.Choose(1, 5000).ToArbitrary(), nodes =>
    {
        var enough = (int)Math.Ceiling(nodes * 128 / 64512.0);
        return new CloudNat { FixedAddresses = enough }.Check(nodes).IsEmpty
            && (enough == 1 || !new CloudNat { FixedAddresses = enough - 1 }.Check(nodes).IsEmpty);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Addresses_of_Google_are_as_many_as_are_needed() =>
        Assert.That(new CloudNat { FixedAddresses = 0 }.Check(100000), Is.Empty);

    [TestCase(100, 8192, "nat.minPortsPerNode")]
    [TestCase(16, 8192, "nat.minPortsPerNode")]
    [TestCase(128, 5000, "nat.maxPortsPerNode")]
    [TestCase(128, 131072, "nat.maxPortsPerNode")]
    [TestCase(128, 128, "nat.maxPortsPerNode")]
    public void Ports_that_Cloud_NAT_does_not_take_are_a_problem(int min, int max, string setting) =>
        Assert.That(new CloudNat { MinPortsPerNode = min, MaxPortsPerNode = max }.Check(3).Select(problem => problem.Setting),
            Is.EqualTo([setting]));

    [Test]
    public void Fewer_than_no_addresses_are_a_problem() =>
        Assert.That(new CloudNat { FixedAddresses = -1 }.Check(3).Select(problem => problem.Value), Is.EqualTo(["-1"]));
}
