using Gitops.Tests.Support;
using Platform.Engine.Graph;

namespace Gitops.Tests;

/// <summary>Holds that folders build, and into what.</summary>
[TestFixture]
public sealed class BuildTests
{
    private static string[] Folders() =>
    [
        .. Repository.Files("gitops", "kustomization.yaml")
            .Select(file => Path.GetDirectoryName(file)!)
            .Where(folder => !folder.StartsWith("gitops/base", StringComparison.Ordinal)),
    ];

    /// <summary>With the environment variable <c>ACCEPT=1</c> golden files are written instead; the reviewer reads their diff.</summary>
    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void An_overlay_builds_into_its_golden_file(string environment)
    {
        var built = Canonical.Text(Yaml.Documents(Kubectl.Build(Overlays.Folder(environment))));
        var golden = Repository.PathOf(Overlays.Golden(environment));
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(golden, built);

        Assert.That(built, Is.EqualTo(File.ReadAllText(golden)), $"{golden}: differs; run the test with ACCEPT=1, and read the diff");
    }

    [TestCaseSource(nameof(Folders))]
    public void Every_folder_that_something_points_at_builds(string folder) =>
        Assert.That(Yaml.Documents(Kubectl.Build(folder)), Is.Not.Empty);

    [Test]
    public void Golden_files_lose_nothing_of_what_was_built()
    {
        var built = Yaml.Documents(Kubectl.Build(Overlays.Folder("production")));

        Assert.That(Yaml.Documents(Canonical.Text(built)), Is.EquivalentTo(built));
    }

    [Test]
    public void Text_that_looks_like_a_number_stays_text()
    {
        const string texts = "[\"1\", \"true\", \"\", \"null\", \"a\\nb\", 1h, 200m]";
        var manifest = Yaml.Documents($"{{ kind: A, metadata: {{ name: b }}, texts: {texts} }}").Single();

        Assert.That(Yaml.Documents(Canonical.Text([manifest])), Is.EqualTo(new[] { manifest }));
        Assert.That(manifest.TextsAt("texts"), Is.EqualTo(new[] { "1", "true", "", "null", "a\nb", "1h", "200m" }));
        Assert.That(Yaml.Plain("-1.5"), Is.EqualTo(new NumberValue(-1.5)));
    }
}
