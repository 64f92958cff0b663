using FsCheck;
using FsCheck.Fluent;
using Platform.Components.Networks;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class CidrBlockTests
{
    [TestCase("10.0.0.0/16")]
    [TestCase("0.0.0.0/0")]
    [TestCase("192.168.1.128/25")]
    [TestCase("255.255.255.255/32")]
    public void A_block_reads_back_as_it_was_written(string text) => Assert.That(CidrBlock.Parse(text).ToString(), Is.EqualTo(text));

    [TestCase("")]
    [TestCase("10.0.0.0")]
    [TestCase("10.0.0.0/33")]
    [TestCase("10.0.0.0/-1")]
    [TestCase("10.0.0.1/16")]
    [TestCase("10.0.0/16")]
    [TestCase("10.0.0.256/32")]
    [TestCase("::/0")]
    public void What_is_no_block_is_refused_by_name(string text)
    {
        var refusal = Assert.Throws<FormatException>(() => CidrBlock.Parse(text))!;

        Assert.That(refusal.Message, Is.EqualTo($"{text}: not a CIDR block such as 10.0.0.0/16, with no bits set beyond the prefix"));
    }

    [Test]
    public void Equal_parts_fill_their_block_and_do_not_overlap() => Prop.ForAll(
        Gen.Choose(0, 24).ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(),
        (prefix, bits) =>
        {
            var block = CidrBlock.Parse("0.0.0.0/0").Part(prefix, 0);
            var parts = Enumerable.Range(0, 1 << bits).Select(index => block.Part(prefix + bits, index)).ToArray();
            return parts.Sum(part => part.Size) == block.Size
                && parts.All(block.Overlaps)
                && parts.All(part => parts.Count(part.Overlaps) == 1);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void A_part_that_is_not_there_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CidrBlock.Parse("10.0.0.0/16").Part(19, 8));
}
