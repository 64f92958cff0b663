using System.Text.Json;
using Engine.Tests.Support;
using Peers.Tests;
using Platform.Engine.Architectures;
using Platform.Engine.Graph;
using Platform.Engine.Readers.Markdown;
using Reports.Tests.Browser;

namespace Reports.Tests;

/// <summary>Mermaid itself draws the diagrams of a comment, and what it draws says what was meant, whatever the names are.</summary>
[TestFixture]
public sealed class DiagramTests
{
    private static readonly string[] Hostile =
    [
        "end", "graph", "subgraph", "a\"b", "a]b", "a[b", "a)b", "(a", "{a}", "a|b", "<b>bold</b>", "`code`", "**strong**", "1. one", "- item",
        "#35;", "a;b", "%% comment", "click me", "a-->b", "é 漢字 🚀", "\\n", "&lt;", "style x fill:red", "@{ shape: cyl }", "$$x$$", "_a_", "a::b",
    ];

    private Page _page = null!;

    [OneTimeSetUp]
    public async Task LoadAsync()
    {
        Node.Require();
        _page = await Chromium.NewPageAsync();
        var script = await File.ReadAllTextAsync(Path.Combine(Node.Folder, "node_modules", "mermaid", "dist", "mermaid.min.js"));
        await _page.EvaluateAsync<object>($"{script}\n;mermaid.initialize({{ startOnLoad: false, securityLevel: 'strict' }}); null");
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_page is not null)
            await _page.DisposeAsync();
    }

    [Test]
    public async Task A_diagram_shows_clouds_networks_clusters_pools_and_add_ons()
    {
        var graph = SampleGraphs.Platform();
        var cluster = graph.Named("blue-cluster").Urn;
        var labels = await DrawAsync(graph.With("blue", node => node.Custom ? node with { Dependencies = [cluster] } : node));

        Assert.That(labels, Is.EquivalentTo(new[]
        {
            "AWS eu-west-1", "Network main-vpc: 10.0.0.0/16, 2 zones, 2 subnets", "EKS blue 1.34", "1 node pool blue-system",
            "1 add-on ingress-nginx",
        }));
        await _page.PictureAsync("mermaid");
    }

    [TestCaseSource(nameof(Hostile))]
    public async Task A_name_is_only_ever_a_name(string name)
    {
        var labels = await DrawAsync(SampleGraphs.Platform().With("blue-system", node => node with { Name = name }));

        Assert.That(labels, Has.Some.EqualTo($"1 node pool {name}"));
    }

    [Test]
    public async Task A_network_without_a_cluster_is_drawn_too()
    {
        var build = new GraphBuilder();
        build.Resource("aws:ec2/vpc:Vpc", "alone", ObjectValue.Empty);

        Assert.That(await DrawAsync(build.Graph()), Is.EquivalentTo(new[] { "AWS", "Network alone", "no cluster" }));
    }

    /// <summary>Has Mermaid draw, and reads the labels from the picture.</summary>
    private async Task<string[]> DrawAsync(ResourceGraph graph)
    {
        var text = string.Join('\n', ArchitectureDiagram.Of(ArchitectureReader.Of(graph)));
        return await _page.EvaluateAsync<string[]>(
            $$"""
            (async () => {
              const text = {{JsonSerializer.Serialize(text)}};
              await mermaid.parse(text);
              const { svg } = await mermaid.render('drawn', text);
              document.body.innerHTML = svg;
              return [...document.querySelectorAll('.nodeLabel')].map(label => label.innerText.replaceAll('\u200B', '').replace(/\s+/g, ' ').trim());
            })()
            """);
    }
}
