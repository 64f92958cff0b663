using System.Runtime.CompilerServices;

namespace Engine.Tests.Support;

/// <summary>Finds the repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder, by its path from the root.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>A source file. A build in CI names it as if the repository were the folder /_/, to come out the same everywhere.</summary>
    public static string Source(string path) => path.StartsWith("/_/", StringComparison.Ordinal) ? PathOf(path["/_/".Length..]) : path;

    private static string FindRoot([CallerFilePath] string source = "")
    {
        var start = File.Exists(source) ? Path.GetDirectoryName(source)! : TestContext.CurrentContext.TestDirectory;
        var folder = new DirectoryInfo(start);
        while (!File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"no Infra.sln above {start}");
        return folder.FullName;
    }
}
