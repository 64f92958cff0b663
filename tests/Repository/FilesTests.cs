namespace Repository.Tests;

[TestFixture]
public class FilesTests
{
    private const int Columns = 140;

    /// <summary>Of tests, tables of cases may be wider: a case is one line.</summary>
    [Test]
    public void Sources_fit_on_a_screen() => Assert.That(
        from file in Tree.Files()
        where file.EndsWith(".cs", StringComparison.Ordinal) && !file.StartsWith("tests/", StringComparison.Ordinal)
        from line in File.ReadLines(Tree.PathOf(file)).Select((text, index) => (text.Length, Place: $"{file}:{index + 1}"))
        where line.Length > Columns
        select line.Place,
        Is.Empty);

    [Test]
    public void No_generated_file_is_committed() =>
        Assert.That(Tree.Files().Where(file => file.EndsWith(".g.cs", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void Every_project_is_in_the_solution()
    {
        var solution = Tree.Read("Infra.sln").Replace('\\', '/');

        Assert.That(Tree.Projects().Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_decision_has_the_same_parts()
    {
        var decisions = Tree.Files().Where(file => file.StartsWith("docs/decisions/", StringComparison.Ordinal)).ToArray();

        Assert.That(decisions, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var decision in decisions)
            {
                Assert.That(Path.GetFileName(decision), Does.Match(@"^\d{4}-[a-z0-9-]+\.md$"));
                foreach (var part in new[] { "Status", "Context", "Decision", "Consequences", "Alternatives considered" })
                    Assert.That(Tree.Read(decision), Does.Contain($"\n## {part}\n"), decision);
            }
        });
    }
}
