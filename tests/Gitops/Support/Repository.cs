using System.Runtime.CompilerServices;

namespace Gitops.Tests.Support;

/// <summary>Finds the repository that the tests were built from, and reads its files.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder, by its path from the root.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>A file's text, by its path from the root.</summary>
    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>Every file below a folder that ends so, by its path from the root, in order.</summary>
    public static string[] Files(string folder, string ending) =>
    [
        .. Directory.EnumerateFiles(PathOf(folder), $"*{ending}", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    // A build in CI names sources as if the repository were the folder /_/, to come out the same everywhere.
    private static string FindRoot([CallerFilePath] string source = "")
    {
        var start = File.Exists(source) ? Path.GetDirectoryName(source)! : TestContext.CurrentContext.TestDirectory;
        var folder = new DirectoryInfo(start);
        while (!File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"no Infra.sln above {start}");
        return folder.FullName;
    }
}
