using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Repository.Tests;

[TestFixture]
public class PinTests
{
    private static readonly Regex ExactPin = new(@"^\[\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?\]$");

    [Test]
    public void Every_package_version_is_exact()
    {
        var versions = Tree.Project("Directory.Packages.props").Descendants("PackageVersion").ToArray();

        Assert.That(versions, Is.Not.Empty);
        Assert.That(versions.Select(version => (string?)version.Attribute("Version")), Has.All.Matches<string?>(text => ExactPin.IsMatch(text!)));
    }

    [Test]
    public void No_project_states_a_version_of_its_own() =>
        Assert.That(
            Tree.Projects().SelectMany(project => Tree.Project(project).Descendants("PackageReference")).Attributes("Version"), Is.Empty);

    [Test]
    public void Every_npm_dependency_is_exact()
    {
        var manifests = Tree.Files().Where(file => Path.GetFileName(file) == "package.json").ToArray();

        Assert.That(manifests, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var manifest in manifests)
            {
                using var json = System.Text.Json.JsonDocument.Parse(Tree.Read(manifest));
                foreach (var section in new[] { "dependencies", "devDependencies" })
                {
                    if (!json.RootElement.TryGetProperty(section, out var dependencies))
                        continue;
                    foreach (var dependency in dependencies.EnumerateObject())
                        Assert.That(dependency.Value.GetString(), Does.Match(@"^\d+\.\d+\.\d+$"), $"{manifest}: {dependency.Name}");
                }
            }
        });
    }

    [Test]
    public void Lock_files_name_no_registry()
    {
        var locks = Tree.Files().Where(file => Path.GetFileName(file) == "package-lock.json").ToArray();

        Assert.That(locks, Is.Not.Empty);
        Assert.That(locks.Where(file => Tree.Read(file).Contains("\"resolved\"", StringComparison.Ordinal)), Is.Empty);
    }
}
