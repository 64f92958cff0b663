using System.Diagnostics;
using System.Xml.Linq;

namespace Repository.Tests;

/// <summary>The working tree as tests see it: its root, its projects and the files git would keep.</summary>
internal static class Tree
{
    private static readonly TimeSpan CommandLimit = TimeSpan.FromMinutes(2);

    public static string Root { get; } = FindRoot(TestContext.CurrentContext.TestDirectory);

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>All project files, relative to the root, with forward slashes.</summary>
    public static string[] Projects() => [.. Files().Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    public static XDocument Project(string relative) => XDocument.Parse(Read(relative));

    /// <summary>What git keeps or would keep: tracked files and untracked ones that are not ignored.</summary>
    public static string[] Files() =>
    [
        .. Run("git", "ls-files", "--cached", "--others", "--exclude-standard")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(PathOf(file)))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A command's output; fails the test when the command fails.</summary>
    public static string Run(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            Assert.That(process.WaitForExit(CommandLimit), $"{command} is still running after {CommandLimit}");
            Assert.That(process.ExitCode, Is.Zero, () => $"{command} {string.Join(' ', arguments)}\n{output.Result}{error.Result}");
            return output.Result;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string FindRoot(string from)
    {
        var folder = new DirectoryInfo(from);
        while (!File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"no Infra.sln above {from}");
        return folder.FullName;
    }
}
