using System.Text.Json;

namespace Repository.Tests;

/// <summary>Evaluates a project that uses every SDK in both modes. The official packages are not restored for this.</summary>
[TestFixture]
public class PulumiSdkSwitchTests
{
    private static readonly string[] Packages = ["Pulumi", "Pulumi.Aws", "Pulumi.Gcp", "Pulumi.Kubernetes", "Pulumi.Tls"];

    private string _project = null!;

    [OneTimeSetUp]
    public void WriteProject()
    {
        var folder = Directory.CreateDirectory(Tree.PathOf($"artifacts/switch-{Guid.NewGuid():N}"));
        _project = Path.Combine(folder.FullName, "Switch.csproj");
        File.WriteAllText(_project, """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PulumiPackage Include="Pulumi.Aws;Pulumi.Gcp;Pulumi.Kubernetes;Pulumi.Tls" />
              </ItemGroup>
            </Project>
            """);
    }

    [OneTimeTearDown]
    public void RemoveProject() => Directory.Delete(Path.GetDirectoryName(_project)!, recursive: true);

    [Test]
    public void The_default_is_local()
    {
        Assert.That(References("ProjectReference"), Is.EquivalentTo(LocalProjects));
        Assert.That(References("PackageReference"), Has.None.StartsWith("Pulumi"));
    }

    [Test]
    public void Local_means_project_references()
    {
        Assert.That(References("ProjectReference", "-p:PulumiSdk=local"), Is.EquivalentTo(LocalProjects));
        Assert.That(References("PackageReference", "-p:PulumiSdk=local"), Has.None.StartsWith("Pulumi"));
    }

    [Test]
    public void Nuget_means_the_official_packages_and_nothing_of_ours()
    {
        Assert.That(References("PackageReference", "-p:PulumiSdk=nuget"), Is.EquivalentTo(Packages));
        Assert.That(References("ProjectReference", "-p:PulumiSdk=nuget"), Is.Empty);
    }

    [TestCase("Pulumi.Aws", "aws")]
    [TestCase("Pulumi.Gcp", "gcp")]
    [TestCase("Pulumi.Kubernetes", "kubernetes")]
    [TestCase("Pulumi.Tls", "tls")]
    public void Both_modes_ask_for_the_same_provider_version(string package, string folder)
    {
        using var schema = JsonDocument.Parse(Tree.Read($"sdks/{folder}/schema.json"));
        var pinned = Tree.Project("Directory.Packages.props").Descendants("PackageVersion")
            .Single(version => (string?)version.Attribute("Include") == package);

        Assert.That((string?)pinned.Attribute("Version"), Is.EqualTo($"[{schema.RootElement.GetProperty("version").GetString()}]"));
    }

    private static IEnumerable<string> LocalProjects => Packages.Select(package => $"{package}.csproj");

    private string[] References(string item, params string[] properties)
    {
        var output = Tree.Run("dotnet", ["msbuild", _project, "-nologo", $"-getItem:{item}", .. properties]);
        using var document = JsonDocument.Parse(output);
        return
        [
            .. document.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray()
                .Select(reference => Path.GetFileName(reference.GetProperty("Identity").GetString()!)),
        ];
    }
}
