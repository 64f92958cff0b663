namespace Repository.Tests;

[TestFixture]
public class DependencyDirectionTests
{
    /// <summary>What a project of a folder may reference. A folder that is not listed may be referenced by nobody.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["infra"] = ["stacks"],
        ["stacks"] = ["components"],
        ["components"] = [],
        ["engine"] = ["sdks/protocol"],
        ["policy-pack"] = ["engine"],
        ["sdks/protocol"] = [],
        ["sdks/core"] = ["sdks/protocol"],
        ["sdks/codegen"] = [],
        ["sdks/aws"] = ["sdks/core", "sdks/codegen"],
        ["sdks/gcp"] = ["sdks/core", "sdks/codegen"],
        ["sdks/kubernetes"] = ["sdks/core", "sdks/codegen"],
        ["sdks/tls"] = ["sdks/core", "sdks/codegen"],
    };

    /// <summary>Folders whose projects name SDKs through PulumiPackage only, so that the switch can replace them.</summary>
    private static readonly string[] Switched = ["infra", "stacks", "components"];

    private static string[] Projects() => [.. Tree.Projects().Where(project => !project.StartsWith("tests/", StringComparison.Ordinal))];

    [TestCaseSource(nameof(Projects))]
    public void References_run_one_way(string project)
    {
        var folder = FolderOf(project);
        Assert.That(Allowed, Contains.Key(folder), $"{project}: say in this test what {folder} may reference");
        Assert.That(ReferencesOf(project).Select(FolderOf), Is.SubsetOf(Allowed[folder]));
    }

    [Test]
    public void Nothing_references_the_program() =>
        Assert.That(Tree.Projects().SelectMany(ReferencesOf).Select(FolderOf), Has.None.EqualTo("infra"));

    [TestCaseSource(nameof(Projects))]
    public void Programs_and_components_name_SDKs_through_the_switch(string project)
    {
        if (!Switched.Contains(FolderOf(project)))
            return;

        Assert.That(ReferencesOf(project).Select(FolderOf), Has.None.StartsWith("sdks/"));
        var packages = Tree.Project(project).Descendants("PackageReference").Select(reference => (string?)reference.Attribute("Include"));
        Assert.That(packages, Has.None.StartsWith("Pulumi"));
    }

    private static IEnumerable<string> ReferencesOf(string project)
    {
        var folder = Path.GetDirectoryName(Tree.PathOf(project))!;
        return Tree.Project(project).Descendants("ProjectReference")
            // A project that is only built first, to run as a process of its own, is not referenced.
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => ((string)reference.Attribute("Include")!).Replace('\\', '/'))
            .Select(include => include.Replace("$(MSBuildThisFileDirectory)", ""))
            .Select(include => Path.GetRelativePath(Tree.Root, Path.GetFullPath(include, folder)).Replace('\\', '/'));
    }

    /// <summary>The first folder, and below sdks the first two.</summary>
    private static string FolderOf(string project)
    {
        var parts = project.Split('/');
        return parts[0] == "sdks" ? $"{parts[0]}/{parts[1]}" : parts[0];
    }
}
