using Platform.Components.Networks;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class Ipv6BlockTests
{
    [TestCase(0, "2001:db8:1200::/64")]
    [TestCase(9, "2001:db8:1200:9::/64")]
    [TestCase(255, "2001:db8:1200:ff::/64")]
    public void Subnets_follow_from_their_number(int index, string subnet) =>
        Assert.That(Ipv6Block.Subnet("2001:db8:1200::/56", index), Is.EqualTo(subnet));

    [Test]
    public void A_subnet_keeps_the_bits_before_its_own() =>
        Assert.That(Ipv6Block.Subnet("2001:db8:12:3400::/56", 7), Is.EqualTo("2001:db8:12:3407::/64"));

    [TestCase("2001:db8::/48")]
    [TestCase("10.0.0.0/8")]
    [TestCase("")]
    public void What_AWS_does_not_give_is_refused_by_name(string block) =>
        Assert.That(() => Ipv6Block.Subnet(block, 0),
            Throws.TypeOf<FormatException>().With.Message.EqualTo($"{block}: not an IPv6 block of /56"));

    [Test]
    public void A_subnet_that_is_not_there_is_refused() =>
        Assert.Throws<OverflowException>(() => Ipv6Block.Subnet("2001:db8:1200::/56", 256));
}
