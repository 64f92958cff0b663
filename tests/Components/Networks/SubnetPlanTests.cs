using FsCheck;
using FsCheck.Fluent;
using Platform.Components.Networks;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class SubnetPlanTests
{
    private static readonly string[] Zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d", "eu-west-1e", "eu-west-1f"];

    private static Arbitrary<CidrBlock> Vpcs => Gen.Choose(16, AwsSubnetPlan.LongestPrefix)
        .Select(prefix => CidrBlock.Parse("10.0.0.0/8").Part(prefix, 5)).ToArbitrary();

    [Test]
    public void Ranges_on_AWS_lie_in_the_VPC_and_never_overlap() => Prop.ForAll(Vpcs, vpc =>
    {
        var ranges = Zones.SelectMany(zone => new[] { AwsSubnetPlan.Public(vpc, zone), AwsSubnetPlan.Private(vpc, zone) }).ToArray();
        return ranges.All(vpc.Overlaps) && ranges.All(range => range.Prefix is >= 16 and <= 28)
            && ranges.All(range => ranges.Count(range.Overlaps) == 1);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Ranges_on_AWS_are_these() => Assert.Multiple(() =>
    {
        var vpc = CidrBlock.Parse("10.0.0.0/16");
        Assert.That(AwsSubnetPlan.Private(vpc, "eu-west-1a").ToString(), Is.EqualTo("10.0.0.0/19"));
        Assert.That(AwsSubnetPlan.Private(vpc, "eu-west-1c").ToString(), Is.EqualTo("10.0.64.0/19"));
        Assert.That(AwsSubnetPlan.Public(vpc, "eu-west-1a").ToString(), Is.EqualTo("10.0.192.0/22"));
        Assert.That(AwsSubnetPlan.Public(vpc, "eu-west-1c").ToString(), Is.EqualTo("10.0.200.0/22"));
    });

    [Test]
    public void A_zone_without_a_place_is_refused_by_name()
    {
        var refusal = Assert.Throws<ArgumentException>(() => AwsSubnetPlan.Private(CidrBlock.Parse("10.0.0.0/16"), "us-east-1g"))!;

        Assert.That(refusal.Message, Does.StartWith("us-east-1g: only zones a to f have a place in the plan"));
    }

    [Test]
    public void Ranges_on_Google_Cloud_lie_in_the_block_and_never_overlap() => Prop.ForAll(
        Gen.Choose(8, GcpSubnetPlan.LongestPrefix).ToArbitrary(),
        prefix =>
        {
            var block = CidrBlock.Parse("10.0.0.0/8").Part(prefix, 0);
            CidrBlock[] ranges = [GcpSubnetPlan.Nodes(block), GcpSubnetPlan.Pods(block), GcpSubnetPlan.Services(block)];
            return ranges.All(block.Overlaps) && ranges.All(range => ranges.Count(range.Overlaps) == 1);
        }).QuickCheckThrowOnFailure();
}
