using System.Text.Json;

namespace Peers.Tests;

/// <summary>Finds Node and the packages beside the tests that run, or has the test skipped by the name of what is missing.</summary>
internal static class Node
{
    /// <summary>The folder of the tests in the working copy, such as <c>tests/Peers</c>, where the packages and the scripts are.</summary>
    public static string Folder { get; } = FindFolder();

    private static string Place => $"tests/{Path.GetFileName(Folder)}";

    private static string Install => $"npm ci --prefix {Place}";

    /// <summary>Gives the <c>node</c> executable; ignores the running test when it or a package of package.json is not there.</summary>
    public static string Require()
    {
        var executable = Find("node");
        if (executable is null)
            Assert.Ignore($"node is not on the PATH: install Node 20 or later, then run {Install}");
        foreach (var (package, version) in Wanted())
            if (Installed(package) is var installed && installed != version)
                Assert.Ignore($"{package} {version} is wanted and {installed ?? "none"} is in {Place}/node_modules: run {Install}");
        return executable;
    }

    private static string? Find(string name)
    {
        var file = OperatingSystem.IsWindows() ? $"{name}.exe" : name;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<(string Package, string Version)> Wanted()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "package.json")));
        var dependencies = manifest.RootElement.GetProperty("dependencies").EnumerateObject();
        return [.. dependencies.Select(entry => (entry.Name, entry.Value.GetString()!))];
    }

    private static string? Installed(string package)
    {
        var path = Path.Combine(Folder, "node_modules", package, "package.json");
        if (!File.Exists(path))
            return null;
        using var manifest = JsonDocument.Parse(File.ReadAllText(path));
        return manifest.RootElement.GetProperty("version").GetString();
    }

    private static string FindFolder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "package.json")))
                return at.FullName;
        throw new DirectoryNotFoundException($"no package.json above {AppContext.BaseDirectory}: run the tests from the working copy");
    }
}
