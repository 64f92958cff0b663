using Platform.Engine.Graph;
using Platform.Engine.Programs;

namespace Engine.Tests.Programs;

[TestFixture]
public class ProjectFilesTests
{
    private string _root = null!;

    [SetUp]
    public void MakeFolder() => _root = Directory.CreateTempSubdirectory("project-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_root, recursive: true);

    [Test]
    public void A_project_is_found_from_a_folder_below_it()
    {
        Write("Pulumi.yaml", "name: shop\nruntime: dotnet\nmain: infra\n");
        var below = Directory.CreateDirectory(Path.Combine(_root, "infra", "deep")).FullName;

        var project = ProjectFile.Find(below);

        Assert.That((project.Name, project.Runtime, project.EntryPoint), Is.EqualTo(("shop", "dotnet", ".")));
        Assert.That(project.ProgramDirectory, Is.EqualTo(Path.Combine(_root, "infra")));
    }

    [Test]
    public void The_runtime_may_be_written_out_with_its_options()
    {
        Write("Pulumi.yaml", "name: shop\nruntime:\n  name: dotnet\n  options:\n    binary: bin/shop.dll\n");

        Assert.That(ProjectFile.Find(_root).Binary, Is.EqualTo("bin/shop.dll"));
    }

    [Test]
    public void Configuration_of_a_stack_lies_over_the_project_s()
    {
        Write("Pulumi.yaml", "name: shop\nruntime: dotnet\nconfig:\n  size: 1\n  aws:region: { value: eu-west-1 }\n  token: { default: x, secret: true }\n");
        Write("Pulumi.dev.yaml", """
            config:
              shop:size: 3
              plain: text
              list: [1, two, true]
              password: { secure: AAABAcipher }
              nested: { user: me, pass: { secure: AAABAcipher } }
              old:config:key: v
            """);

        var config = StackFile.Read(ProjectFile.Find(_root), "dev").Config;

        Assert.Multiple(() =>
        {
            Assert.That(config.Text("shop:size"), Is.EqualTo("3"));
            Assert.That(config.Text("aws:region"), Is.EqualTo("eu-west-1"));
            Assert.That(config.Text("shop:plain"), Is.EqualTo("text"));
            Assert.That(config.Text("shop:list"), Is.EqualTo("""[1,"two",true]"""));
            Assert.That(config.Text("old:key"), Is.EqualTo("v"));
            Assert.That(config["shop:password"], Is.EqualTo(new SecretValue("[secret]")));
            Assert.That(config["shop:nested"], Is.EqualTo(new SecretValue("""{"user":"me","pass":"[secret]"}""")));
            Assert.That(config["shop:token"], Is.InstanceOf<SecretValue>());
        });
    }

    [Test]
    public void Stacks_are_the_files_beside_the_project()
    {
        Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");
        Write("Pulumi.prod.yaml", "");
        Write("Pulumi.dev.yaml", "config:\n");

        Assert.That(StackFile.Names(ProjectFile.Find(_root)), Is.EqualTo(["dev", "prod"]));
        Assert.That(StackFile.Read(ProjectFile.Find(_root), "dev").Config, Is.EqualTo(ObjectValue.Empty));
    }

    [Test]
    public void An_unknown_stack_is_answered_with_the_known_ones()
    {
        Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");
        Write("Pulumi.dev.yaml", "config: {}\n");

        Assert.That(Mistake(() => StackFile.Read(ProjectFile.Find(_root), "prd")), Is.EqualTo(
            "--stack: prd: there is no stack of this name\n    fix: use one of dev"));
    }

    [TestCase("name: [\n", "Pulumi.yaml:2:1: is not YAML:")]
    [TestCase("- a\n- b\n", "Pulumi.yaml:1: must be a mapping of keys to values")]
    [TestCase("runtime: dotnet\n", "name: the project needs a name")]
    [TestCase("name: shop\n", "runtime: the project needs a runtime")]
    [TestCase("name: shop\nruntime: dotnet\nmain: gone\n", "main: gone: project 'main' could not be read")]
    public void A_wrong_project_file_says_where_and_what(string text, string message)
    {
        Write("Pulumi.yaml", text);

        Assert.That(Mistake(() => ProjectFile.Find(_root)), Does.StartWith(message));
    }

    [Test]
    public void A_malformed_stack_file_says_where()
    {
        Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");
        Write("Pulumi.dev.yaml", "config:\n  a: b\n c: d\n");

        Assert.That(Mistake(() => StackFile.Read(ProjectFile.Find(_root), "dev")), Does.StartWith("Pulumi.dev.yaml:3:"));
    }

    [Test]
    public void No_project_at_all_is_a_mistake_with_a_way_out() =>
        Assert.That(Mistake(() => ProjectFile.Find(_root)), Does.EndWith("fix: run in a project's folder, or name it with --cwd"));

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_root, "infra"));
        File.WriteAllText(Path.Combine(_root, name), text);
    }

    private static string Mistake(Action action) => Assert.Throws<UserErrorException>(action)!.Message;
}
