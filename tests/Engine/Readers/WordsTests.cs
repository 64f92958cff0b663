using Platform.Engine.Comparison;
using Platform.Engine.Readers;

namespace Engine.Tests.Readers;

[TestFixture]
public sealed class WordsTests
{
    [TestCase("aws:ec2/vpc:Vpc", "aws:ec2:Vpc")]
    [TestCase("kubernetes:core/v1:Secret", "kubernetes:core/v1:Secret")]
    [TestCase("platform:networks:AwsNetwork", "platform:networks:AwsNetwork")]
    [TestCase("random:index/randomPassword:RandomPassword", "random:index:RandomPassword")]
    [TestCase("a:b/:", "a:b/:")]
    [TestCase("odd", "odd")]
    public void A_type_is_shown_as_the_CLI_shows_it(string token, string shown) => Assert.That(Words.Type(token), Is.EqualTo(shown));

    [Test]
    public void Counts_are_listed_in_the_order_of_the_operations()
    {
        var counts = new SortedDictionary<Operation, int>
        {
            [Operation.Same] = 58,
            [Operation.Replace] = 1,
            [Operation.Create] = 1_234,
            [Operation.Read] = 2,
        };

        Assert.That(Words.Summary(counts), Is.EqualTo("1,234 to create, 1 to replace, 58 unchanged"));
        Assert.That(Words.Summary(new Dictionary<Operation, int>()), Is.EqualTo("no changes"));
    }
}
