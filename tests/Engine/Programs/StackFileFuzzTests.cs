using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Programs;

namespace Engine.Tests.Programs;

/// <summary>Thousands of broken stack files: each is read, with a line for every key, or refused with a place and a way out.</summary>
[TestFixture]
public class StackFileFuzzTests
{
    private static readonly string[] Sound =
        [.. new[] { "Pulumi.dev.yaml", "Pulumi.staging.yaml", "Pulumi.prod.yaml", "tests/Golden/everything.yaml" }.Select(path => File.ReadAllText(Repository.PathOf(path)))];

    private static readonly Gen<string> Broken =
        from text in Gen.Elements(Sound)
        from count in Gen.Choose(1, 3)
        from numbers in Gen.Choose(0, int.MaxValue - 1).ListOf(count)
        select MutatedText.Of(text, numbers);

    private string _root = null!;

    [SetUp]
    public void MakeProject()
    {
        _root = Directory.CreateTempSubdirectory("broken-").FullName;
        File.WriteAllText(Path.Combine(_root, "Pulumi.yaml"), "name: platform\nruntime: dotnet\n");
    }

    [TearDown]
    public void RemoveProject() => Directory.Delete(_root, recursive: true);

    [Test]
    public void A_broken_file_is_read_or_refused_with_a_place_and_a_fix()
    {
        var project = ProjectFile.Find(_root);
        var (read, refused) = (0, 0);
        Prop.ForAll(Broken.ToArbitrary(), text =>
        {
            File.WriteAllText(Path.Combine(_root, "Pulumi.dev.yaml"), text);
            try
            {
                var file = StackFile.Read(project, "dev");
                read++;
                Assert.That(file.Config.Names.Where(key => key.Split(':') is [_, { Length: > 0 }, ..]).Select(file.Places.Of), Has.All.StartsWith("Pulumi.dev.yaml:"), text);
            }
            catch (UserErrorException mistake)
            {
                refused++;
                Assert.That(mistake.Problems.Select(problem => problem.Path), Is.Not.Empty.And.All.Match("^Pulumi.dev.yaml:[0-9]+"), text);
                Assert.That(mistake.Problems.Select(problem => problem.Fix), Has.All.Not.Null, text);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(20261121, 5));

        Assert.That(Math.Min(read, refused), Is.GreaterThan(300), $"{read} read, {refused} refused");
    }
}
