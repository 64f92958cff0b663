using System.Diagnostics;
using System.Text.Json;
using Codegen.Tests.Support;

namespace Codegen.Tests.Build;

/// <summary>The build's side of generation, run by the real MSBuild on a project of its own.</summary>
[TestFixture]
public sealed class TargetsTests
{
    private const string Two = """
        {"name": "acme", "version": "1.0.0", "resources": {"acme:net:Vpc": {}, "acme:iam:Role": {}}}
        """;

    private const string One = """
        {"name": "acme", "version": "1.0.0", "resources": {"acme:net:Vpc": {}}}
        """;

    private string _folder = "";

    [SetUp]
    public void Make_a_project()
    {
        _folder = Directory.CreateTempSubdirectory("codegen-build-").FullName;
        File.WriteAllText(In("Acme.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PulumiPackage Include="Pulumi" />
                <SdkGenerator Include="$(Generator)" />
              </ItemGroup>
              <Import Project="{Repository.Path("sdks/codegen/Codegen.targets")}" />
            </Project>
            """);
        File.WriteAllText(In("schema.json"), Two);
    }

    [TearDown]
    public void Remove_it() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Nothing_is_done_when_nothing_changed()
    {
        Assert.That(Compiled(), Is.EqualTo(new[] { "Pulumi.Acme.Iam.g.cs", "Pulumi.Acme.Net.g.cs", "Pulumi.Acme.g.cs" }));
        var stamp = File.GetLastWriteTimeUtc(Generated("files.txt"));

        Assert.That(Compiled(), Has.Length.EqualTo(3));
        Assert.That(File.GetLastWriteTimeUtc(Generated("files.txt")), Is.EqualTo(stamp));
    }

    [Test]
    public void What_leaves_the_schema_leaves_the_compilation_and_the_rest_stays_as_it_was()
    {
        Compiled();
        var written = File.GetLastWriteTimeUtc(Generated("Pulumi.Acme.Net.g.cs"));
        File.WriteAllText(In("schema.json"), One);
        File.SetLastWriteTimeUtc(In("schema.json"), DateTime.UtcNow.AddSeconds(1));

        Assert.That(Compiled(), Is.EqualTo(new[] { "Pulumi.Acme.Net.g.cs", "Pulumi.Acme.g.cs" }));
        Assert.That(File.Exists(Generated("Pulumi.Acme.Iam.g.cs")), Is.False);
        Assert.That(File.GetLastWriteTimeUtc(Generated("Pulumi.Acme.Net.g.cs")), Is.EqualTo(written));
    }

    [Test]
    public void A_lost_file_comes_back()
    {
        Compiled();
        File.Delete(Generated("Pulumi.Acme.Net.g.cs"));

        Assert.That(Compiled(), Does.Contain("Pulumi.Acme.Net.g.cs"));
        Assert.That(File.Exists(Generated("Pulumi.Acme.Net.g.cs")), Is.True);
    }

    [Test]
    public void A_fault_fails_the_build_with_its_message_and_keeps_what_was_there()
    {
        Compiled();
        File.WriteAllText(In("schema.json"), """{"name": "acme", "version": "1"}""");
        File.SetLastWriteTimeUtc(In("schema.json"), DateTime.UtcNow.AddSeconds(1));

        var (code, output) = MSBuild();

        Assert.That(code, Is.Not.Zero);
        Assert.That(output, Does.Contain("error : schema.json: #/version: \"1\" is not a semantic version")
            .And.Contain("    fix: write it like 7.48.0, without a leading v"));
        Assert.That(File.Exists(Generated("Pulumi.Acme.Net.g.cs")), Is.True);
    }

    [Test]
    public void An_editor_may_look_before_anything_is_built()
    {
        var (code, output) = MSBuild("-p:DesignTimeBuild=true", $"-p:Generator={In("never-built.dll")}");

        Assert.That(code, Is.Zero, output);
        Assert.That(Directory.Exists(In("obj/Debug/net10.0/sdk")), Is.False);
    }

    /// <summary>The generated files among those that the compiler would get.</summary>
    private string[] Compiled()
    {
        var (code, output) = MSBuild("-getItem:Compile");
        Assert.That(code, Is.Zero, output);
        using var items = JsonDocument.Parse(output);
        return
        [
            .. items.RootElement.GetProperty("Items").GetProperty("Compile").EnumerateArray()
                .Select(item => Path.GetFileName(item.GetProperty("Identity").GetString()!))
                .Where(name => name.StartsWith("Pulumi.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    private (int Code, string Output) MSBuild(params string[] more)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardOutput = true };
        foreach (var variable in start.Environment.Keys.ToList())
        {
            if (variable.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase))
                start.Environment.Remove(variable);
        }

        string[] arguments =
        [
            "msbuild", "Acme.csproj", "-restore", "-nologo", "-verbosity:quiet", "-nodeReuse:false", "-t:IncludeGeneratedSdk",
            $"-p:Generator={typeof(SourceFile).Assembly.Location}", .. more,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private string In(string path) => Path.Combine(_folder, path);

    private string Generated(string name) => In($"obj/Debug/net10.0/sdk/{name}");
}
