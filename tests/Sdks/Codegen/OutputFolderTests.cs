namespace Codegen.Tests;

[TestFixture]
public sealed class OutputFolderTests
{
    private static readonly DateTime LongAgo = new(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc);

    private string _folder = "";

    [SetUp]
    public void Make_a_folder_with_two_files()
    {
        _folder = Directory.CreateTempSubdirectory("codegen-").FullName;
        Write(("A.g.cs", "a"), ("B.g.cs", "b"));
        File.WriteAllText(InFolder("notes.txt"), "mine");
        foreach (var path in Directory.EnumerateFiles(_folder))
            File.SetLastWriteTimeUtc(path, LongAgo);
    }

    [TearDown]
    public void Remove_it() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_has_not_changed_is_not_touched()
    {
        Write(("A.g.cs", "a"), ("B.g.cs", "B"));

        Assert.That(File.GetLastWriteTimeUtc(InFolder("A.g.cs")), Is.EqualTo(LongAgo));
        Assert.That(File.GetLastWriteTimeUtc(InFolder("B.g.cs")), Is.Not.EqualTo(LongAgo));
        Assert.That(File.ReadAllText(InFolder("B.g.cs")), Is.EqualTo("B"));
    }

    [Test]
    public void What_is_no_longer_generated_disappears_and_all_else_stays()
    {
        Write(("A.g.cs", "a"), ("C.g.cs", "c"));

        Assert.That(Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(),
            Is.EqualTo(new[] { "A.g.cs", "C.g.cs", "files.txt", "notes.txt" }));
    }

    [Test]
    public void The_list_names_what_was_generated_last()
    {
        Write(("A.g.cs", "a"), ("C.g.cs", "c"));

        Assert.That(File.ReadAllText(InFolder("files.txt")), Is.EqualTo("A.g.cs\nC.g.cs\n"));
    }

    private void Write(params (string Name, string Text)[] files) =>
        OutputFolder.Write(_folder, [.. files.Select(file => new SourceFile(file.Name, file.Text))]);

    private string InFolder(string name) => Path.Combine(_folder, name);
}
