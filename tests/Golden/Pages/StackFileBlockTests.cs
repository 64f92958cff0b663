using Engine.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Platform.Tests.Golden.Pages;

/// <summary>What pages show of stack files is sound: whole ones by themselves, parts in one that has everything, or in production's.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public class StackFileBlockTests
{
    private static IEnumerable<TestCaseData> Whole() => Cases(Claim.StackFile);

    private static IEnumerable<TestCaseData> Parts() => Cases(Claim.StackFilePart);

    [TestCaseSource(nameof(Whole))]
    public Task A_stack_file_previews_without_an_error(Block block) => PreviewsAsync(block, block.Text);

    [TestCaseSource(nameof(Parts))]
    public Task A_part_of_a_stack_file_previews_without_an_error_in_its_place(Block block)
    {
        var part = Read(block.Text);
        var whole = Read(File.ReadAllText(Repository.PathOf(part.Children.ContainsKey("config") ? "Pulumi.prod.yaml" : "tests/Golden/everything.yaml")));
        // How much a breach of policy weighs is the page's own business only where it is about policy.
        Merge((YamlMappingNode)whole["config"], Read("policy:environment: development"));
        Merge(Place(whole, part), part);

        using var text = new StringWriter();
        new YamlStream(new YamlDocument(whole)).Save(text, assignAnchors: false);
        return PreviewsAsync(block, text.ToString());
    }

    private static async Task PreviewsAsync(Block block, string yaml)
    {
        using var copy = new PageCopy();
        await File.WriteAllTextAsync(Path.Combine(copy.Folder, "Pulumi.prod.yaml"), yaml);

        var (text, exitCode) = await copy.RunAsync("dotnet run --project engine -- preview --stack prod");

        Assert.That(exitCode, Is.Zero, $"{block.Place}: {text[Math.Max(0, text.IndexOf("\nProblems: ", StringComparison.Ordinal))..]}");
        Assert.That(text, Does.Match(@"\nprod: \d+ to create \("));
    }

    /// <summary>Keys with a namespace stand below <c>config</c>, those of a cluster in one of the right cloud, all others are add-ons of it.</summary>
    private static YamlMappingNode Place(YamlMappingNode whole, YamlMappingNode part)
    {
        if (part.Children.ContainsKey("config"))
            return whole;
        var config = (YamlMappingNode)whole["config"];
        if (part.Children.Keys.All(key => key.ToString().Contains(':', StringComparison.Ordinal)))
            return config;
        var cluster = (YamlMappingNode)config["platform:clusters"][part.ToString().Contains("gke", StringComparison.Ordinal) ? "second" : "main"];
        return part.Children.Keys.All(cluster.Children.ContainsKey) ? cluster : (YamlMappingNode)cluster["addOns"];
    }

    private static void Merge(YamlMappingNode into, YamlMappingNode part)
    {
        foreach (var (key, value) in part.Children)
        {
            if (value is YamlMappingNode map && into.Children.TryGetValue(key, out var there) && there is YamlMappingNode below)
                Merge(below, map);
            else
                into.Children[key] = value;
        }
    }

    private static YamlMappingNode Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static IEnumerable<TestCaseData> Cases(Claim claim) =>
        Claims.With(claim).Select(block => new TestCaseData(block).SetArgDisplayNames($"{block.Page} {block.Heading} {block.FirstLine}"));
}
