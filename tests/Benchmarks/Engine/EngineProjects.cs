using System.Diagnostics;
using System.Globalization;
using Benchmarks.Measure;
using Benchmarks.Workload;

namespace Benchmarks.Engine;

/// <summary>Writes the projects that the engine previews into a folder of its own, and takes it away again.</summary>
internal sealed class EngineProjects : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("engine-benchmark-").FullName;

    /// <summary>The engine, as README has it published.</summary>
    public string Engine => Path.Combine(_root, "engine", "engine.dll");

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
                folder = folder.Parent ?? throw new BenchmarkException("Infra.sln is not above this executable; run it from the repository");
            return folder.FullName;
        }
    }

    /// <summary>Publishes the engine and the platform's program: a preview's own cost is without the compiling.</summary>
    /// <exception cref="BenchmarkException">It does not build.</exception>
    public async Task PublishAsync(CancellationToken cancellation)
    {
        foreach (var project in (string[])["engine", "infra"])
        {
            Console.Error.WriteLine($"publishing {project}");
            string[] arguments = ["publish", Path.Combine(Repository, project), "-c", "Release", "-o", Path.Combine(_root, project), "-v", "quiet"];
            using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
            var output = await publish.StandardOutput.ReadToEndAsync(cancellation);
            await publish.WaitForExitAsync(cancellation);
            if (publish.ExitCode != 0)
                throw new BenchmarkException($"dotnet publish {project} failed\n{output}");
        }
    }

    /// <summary>The platform, with production as one of the repository's files describes it.</summary>
    public string Platform(string stackFile)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, Path.GetFileNameWithoutExtension(stackFile))).FullName;
        var program = Path.Combine(_root, "infra", "Infra.dll");
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), $"name: platform\nruntime:\n  name: dotnet\n  options: {{ binary: {program} }}\n");
        File.Copy(Path.Combine(Repository, stackFile), Path.Combine(folder, "Pulumi.prod.yaml"));
        return folder;
    }

    public string CSharp(int size)
    {
        var folder = Project(size, "cs", "runtime:\n  name: dotnet\n  options: { binary: ./program }\n");
        var own = Own.Executable(Roles.Program, ProgramRun.Loopback, size.ToString(CultureInfo.InvariantCulture));
        var program = Path.Combine(folder, "program");
        File.WriteAllText(program, $"#!/bin/sh\nexec {string.Join(' ', own.ArgumentList.Prepend(own.FileName).Select(part => $"'{part}'"))}\n");
        Process.Start("chmod", ["u+x", program]).WaitForExit();
        return folder;
    }

    public string Node(int size, NodeProgram node)
    {
        var folder = Project(size, "node", "runtime: nodejs\n");
        File.WriteAllText(Path.Combine(folder, "package.json"), "{ \"name\": \"things\", \"main\": \"index.js\" }\n");
        File.WriteAllText(Path.Combine(folder, "index.js"), $"require({Quoted(Path.Combine(node.Program, "thing.js"))}).declare({size});\n");
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), node.Modules);
        return folder;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Project(int size, string language, string runtime)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, $"{language}-{size}")).FullName;
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), $"name: things\n{runtime}");
        File.WriteAllText(Path.Combine(folder, "Pulumi.bench.yaml"), "config: {}\n");
        return folder;
    }

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
