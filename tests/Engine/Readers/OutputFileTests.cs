using System.Text;
using Platform.Engine.Graph;
using Platform.Engine.Readers;

namespace Engine.Tests.Readers;

[TestFixture]
public sealed class OutputFileTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("output-file-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_file_is_written_whole_and_nothing_else_is_left()
    {
        var path = Path.Combine(_folder, "export.json");

        var problem = OutputFile.Write(path, stream => stream.Write("{}"u8));

        Assert.That(problem, Is.Null);
        Assert.That(File.ReadAllText(path), Is.EqualTo("{}"));
        Assert.That(Directory.GetFiles(_folder), Is.EqualTo(new[] { path }));
    }

    [Test]
    public void A_file_that_was_there_is_replaced()
    {
        var path = Path.Combine(_folder, "export.json");
        File.WriteAllText(path, "something much longer than before");

        Assert.That(OutputFile.Write(path, stream => stream.Write("{}"u8)), Is.Null);
        Assert.That(File.ReadAllText(path), Is.EqualTo("{}"));
    }

    [Test]
    public void A_full_disk_leaves_the_old_file_and_no_half_of_the_new_one()
    {
        var path = Path.Combine(_folder, "export.json");
        File.WriteAllText(path, "old");

        var problem = OutputFile.Write(path, stream =>
        {
            stream.Write(Encoding.UTF8.GetBytes("half of the n"));
            throw new IOException($"No space left on device : '{((FileStream)stream).Name}'");
        });

        Assert.That(problem, Is.EqualTo(new Problem(
            Severity.Error, null, path, null, $"cannot be written: No space left on device : '{path}'",
            "make room or choose another folder")));
        Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
        Assert.That(Directory.GetFiles(_folder), Is.EqualTo(new[] { path }));
    }

    [Test]
    public void A_failure_of_the_writer_itself_leaves_nothing_either()
    {
        var path = Path.Combine(_folder, "export.json");

        Assert.That(() => OutputFile.Write(path, _ => throw new InvalidOperationException("a mistake")), Throws.InvalidOperationException);
        Assert.That(Directory.GetFiles(_folder), Is.Empty);
    }

    [Test]
    public void A_folder_that_is_not_there_is_named_with_the_command_that_makes_it()
    {
        var path = Path.Combine(_folder, "no", "such", "export.json");

        Assert.That(OutputFile.Write(path, _ => { })!.ToString(), Is.EqualTo($"""
            {path}: its folder does not exist
                fix: make the folder: mkdir -p {Path.GetDirectoryName(path)}
            """));
    }

    [Test]
    public void A_folder_is_no_file() => Assert.That(OutputFile.Write(_folder, _ => { })!.Rule, Is.EqualTo("is a folder"));

    [Test]
    public void A_path_that_is_none_is_refused() =>
        Assert.That(OutputFile.Write("a\0b", _ => { })!.Fix, Is.EqualTo("give a path of a file"));

    [Test]
    [Platform("Linux", Reason = "needs a folder in which nobody can make a file")]
    public void A_folder_that_cannot_be_written_to_is_told()
    {
        var problem = OutputFile.Write("/proc/export.json", _ => { });

        Assert.That(problem!.Path, Is.EqualTo("/proc/export.json"));
        Assert.That(problem.Rule, Does.StartWith("cannot be written: ").And.Contain("/proc/export.json").And.Not.Contain(".tmp"));
    }
}
