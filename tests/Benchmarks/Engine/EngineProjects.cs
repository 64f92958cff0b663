using System.Globalization;
using Benchmarks.Measure;
using Benchmarks.Workload;

namespace Benchmarks.Engine;

/// <summary>Writes the projects that the engine previews into a folder of its own, and takes it away again.</summary>
internal sealed class EngineProjects : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("engine-benchmark-").FullName;

    /// <summary>The engine, as it was built together with this benchmark.</summary>
    public static string Engine { get; } = Path.Combine(Repository, "engine", "bin", "Release", "net10.0", "engine.dll");

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

    public static string Platform() => Repository;

    public string CSharp(int size)
    {
        var folder = Project(size, "cs", "runtime:\n  name: dotnet\n  options: { binary: ./program }\n");
        var own = Own.Executable(Roles.Program, ProgramRun.Loopback, size.ToString(CultureInfo.InvariantCulture));
        var program = Path.Combine(folder, "program");
        File.WriteAllText(program, $"#!/bin/sh\nexec {string.Join(' ', own.ArgumentList.Prepend(own.FileName).Select(part => $"'{part}'"))}\n");
        System.Diagnostics.Process.Start("chmod", ["u+x", program]).WaitForExit();
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
