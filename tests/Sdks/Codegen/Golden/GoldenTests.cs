using Codegen.Emit;
using Codegen.Schema;
using Codegen.Tests.Support;

namespace Codegen.Tests.Golden;

[TestFixture]
public sealed class GoldenTests
{
    private static IEnumerable<string> Names() => Directory.EnumerateFiles(Repository.TestPath("Golden"), "*.json")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Order();

    /// <summary>Only what the schema itself names; what every package has is in the sample's file.</summary>
    [TestCaseSource(nameof(Names))]
    public void A_schema_becomes_this_C_sharp(string name)
    {
        var all = Declarations.Of(PackageReader.Read(File.ReadAllBytes(Repository.TestPath($"Golden/{name}.json"))));

        GoldenFile.Check(name, Text(all.Where(declaration => declaration.Path is not "#")));
    }

    [Test]
    public void The_sample_package_becomes_this_C_sharp() =>
        GoldenFile.Check("sample", Text(Declarations.Of(PackageReader.Read(File.ReadAllBytes(Repository.TestPath("Sample/schema.json"))))));

    private static string Text(IEnumerable<Declaration> declarations) =>
        string.Concat(SourceFiles.Of(declarations).Select(file => $"==== {file.Name}\n{file.Text}\n"));
}
