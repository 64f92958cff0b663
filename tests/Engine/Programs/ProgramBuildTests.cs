using Platform.Engine.Programs;

namespace Engine.Tests.Programs;

/// <summary>Builds a real program that needs no package.</summary>
[TestFixture]
public class ProgramBuildTests
{
    private readonly List<string> _builds = [];
    private string _root = null!;

    [OneTimeSetUp]
    public void WriteProgram()
    {
        _root = Directory.CreateTempSubdirectory("build-").FullName;
        File.WriteAllText(Path.Combine(_root, "Small.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(_root, "Program.cs"), "return 0;\n");
    }

    [OneTimeTearDown]
    public void RemoveProgram() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task A_program_is_built_when_it_is_not_or_when_a_source_is_newer()
    {
        var built = await EnsureAsync();
        Assert.That(File.Exists(built), built);
        Assert.That(_builds, Is.EqualTo(["building Small.csproj"]));

        await EnsureAsync();
        Assert.That(_builds, Has.Count.EqualTo(1), "nothing has changed");

        File.SetLastWriteTimeUtc(Path.Combine(_root, "Program.cs"), DateTime.UtcNow.AddMinutes(1));
        await EnsureAsync();
        Assert.That(_builds, Has.Count.EqualTo(2), "a source is newer");

        File.WriteAllText(Path.Combine(_root, "Program.cs"), "return nothing;\n");
        File.SetLastWriteTimeUtc(Path.Combine(_root, "Program.cs"), DateTime.UtcNow.AddMinutes(2));
        var mistake = await Assert.ThrowsAsync<UserErrorException>(EnsureAsync);
        Assert.That(mistake!.Message, Does.StartWith("dotnet build Small.csproj: failed:").And.Contain("error CS0103"));
    }

    [Test]
    public async Task A_folder_without_a_project_is_a_mistake_by_name()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_root, "empty")).FullName;

        var mistake = await Assert.ThrowsAsync<UserErrorException>(() => ProgramBuild.EnsureAsync(empty, ".", _builds.Add, CancellationToken.None));

        Assert.That(mistake!.Message, Is.EqualTo($"main: {empty}: holds no project file\n    fix: name the project file"));
    }

    private Task<string> EnsureAsync() => ProgramBuild.EnsureAsync(_root, ".", _builds.Add, CancellationToken.None);
}
