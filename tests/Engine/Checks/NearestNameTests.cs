using Platform.Engine.Checks;

namespace Engine.Tests.Checks;

[TestFixture]
public sealed class NearestNameTests
{
    private static readonly string[] Names = ["cidrBlock", "enableDnsSupport", "instanceTenancy", "tags", "vpcId"];

    [TestCase("cidrBlok", "cidrBlock")]
    [TestCase("cidr_block", "cidrBlock")]
    [TestCase("CidrBlock", "cidrBlock")]
    [TestCase("cidrBolck", "cidrBlock")]
    [TestCase("enableDnsSuport", "enableDnsSupport")]
    [TestCase("tag", "tags")]
    [TestCase("vpcid", "vpcId")]
    public void A_slip_finds_what_was_meant(string slip, string meant) => Assert.That(NearestName.Of(slip, Names), Is.EqualTo(meant));

    [TestCase("region")]
    [TestCase("x")]
    [TestCase("")]
    public void Nothing_is_meant_by_a_name_far_from_all(string name) => Assert.That(NearestName.Of(name, Names), Is.Null);

    [Test]
    public void The_nearer_of_two_wins_wherever_it_stands()
    {
        Assert.That(NearestName.Of("nodePools", ["nodePool", "nodePoolsX", "nodepools"]), Is.EqualTo("nodepools"));
        Assert.That(NearestName.Of("nodePols", ["nodePortsX", "nodePools"]), Is.EqualTo("nodePools"));
    }

    [Test]
    public void Of_equally_near_ones_the_first_wins() => Assert.That(NearestName.Of("aaaa", ["aaab", "aaac"]), Is.EqualTo("aaab"));
}
