using Engine.Tests.Support;
using Platform.Engine.Graph;

namespace Platform.Tests.Golden.Pages;

/// <summary>What pages tell applications to write names what the platform really makes.</summary>
[TestFixture]
public class PageFactTests
{
    private ResourceGraph _graph = null!;

    [OneTimeSetUp]
    public async Task Preview() =>
        _graph = (await Previewed.OfStackFileAsync("prod", await File.ReadAllTextAsync(Repository.PathOf("tests/Golden/everything.yaml")))).Graph;

    [Test]
    public void Pods_find_the_trusted_authorities_where_the_page_says()
    {
        var bundle = Text(_graph.Resources.Single(node => node.Type.EndsWith(":Bundle", StringComparison.Ordinal) && node.Name.StartsWith("main-trust-manager", StringComparison.Ordinal)));
        var block = Block.Of("docs/add-ons/trust-manager.md").Single().Text;

        Assert.That(block, Does.Contain("name: platform-authorities").And.Contain("/ca.crt }"));
        Assert.That(bundle, Does.Contain("name: platform-authorities").And.Contain("key: ca.crt"));
    }

    [Test]
    public void Ingresses_ask_for_client_certificates_by_the_annotations_of_the_page()
    {
        var block = Block.Of("docs/add-ons/mutual-tls.md")[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var policy = Text(_graph.Resources.Single(node =>
            node.Type.EndsWith(":ValidatingAdmissionPolicy", StringComparison.Ordinal) && node.Name.StartsWith("main-mutual-tls", StringComparison.Ordinal)));

        Assert.That(block[0], Does.EndWith("/client-authorities"));
        Assert.That(block[..2].Select(line => line.Split(':')[0]), Is.SubsetOf(System.Text.RegularExpressions.Regex.Matches(policy, @"nginx\.[\w./-]+").Select(match => match.Value)));
    }

    private string Text(ResourceNode node) => GraphText.Of(_graph with { Resources = [node] });
}
