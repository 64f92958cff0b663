using System.Text.Json.Nodes;
using Peers.Tests.Recording;

namespace Peers.Tests.Comparison;

/// <summary>The comparison finds what differs and excuses only what is listed.</summary>
[TestFixture]
public sealed class ComparisonTests
{
    [Test]
    public void A_request_that_only_one_program_sends_is_a_difference() => Assert.That(
        Differences.Between([Sent("""{"a":1}""")], []),
        Is.EqualTo(new[] { new Difference("Invoke", "f", Difference.WholeRequest, "sent", null) }));

    [TestCase("""{"a":1}""", """{"a":2}""", "a", "1", "2")]
    [TestCase("""{"a":{"b":[true]}}""", """{"a":{"b":[false]}}""", "a.b[0]", "true", "false")]
    [TestCase("""{"a":false}""", """{}""", "a", "false", null)]
    [TestCase("""{}""", """{"a":null}""", "a", null, "null")]
    [TestCase("""{"a":""}""", """{"a":[]}""", "a", "\"\"", "[]")]
    public void A_field_differs_by_value_by_type_and_by_presence(string node, string dotnet, string path, string? left, string? right) =>
        Assert.That(
            Differences.Between([Sent(node)], [Sent(dotnet)]).Where(difference => difference.Path != Difference.WholeMessage),
            Is.EqualTo(new[] { new Difference("Invoke", "f", path, left, right) }));

    [Test]
    public void Order_matters_in_lists_but_not_among_dependencies()
    {
        Assert.That(Differences.Between([Sent("""{"a":["x","y"]}""")], [Sent("""{"a":["y","x"]}""")]), Has.Count.EqualTo(2));
        Assert.That(Differences.Between([Sent("""{"dependencies":["x","y"]}""")], [Sent("""{"dependencies":["y","x"]}""")]), Is.Empty);
    }

    [TestCase("Invoke", "f", "a.b", "1", "2", true)]
    [TestCase("Invoke", "*", "a.*", "*", "*", true)]
    [TestCase("Call", "f", "a.b", "1", "2", false)]
    [TestCase("Invoke", "g", "a.b", "1", "2", false)]
    [TestCase("Invoke", "f", "a", "1", "2", false)]
    [TestCase("Invoke", "f", "a.b", "2", "1", false)]
    [TestCase("Invoke", "f", "a.b", null, "2", false)]
    [TestCase("Invoke", "f", "a.b", "1", null, false)]
    public void A_listed_difference_explains_what_fits_it_in_every_part(
        string method, string subject, string path, string? node, string? dotnet, bool explains)
    {
        var known = new KnownDifference(method, subject, path, node, dotnet, "because");

        Assert.That(known.Explains(new Difference("Invoke", "f", "a.b", "1", "2")), Is.EqualTo(explains));
    }

    private static Request Sent(string message) =>
        new("Invoke", "f", JsonNode.Parse(message)!.AsObject(), Understood: true, Fault: null, Order: 0);
}
