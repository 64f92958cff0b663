using System.Diagnostics;
using Engine.Tests.Support;

namespace Platform.Tests.Golden.Pages;

/// <summary>
/// A folder that looks like a clone to the commands of a page: stack files of its own, and the repository's program. The engine is the one
/// that was built for the tests, so that a page's <c>dotnet run</c> builds nothing.
/// </summary>
internal sealed class PageCopy : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly string Dotnet = $$"""
        dotnet() {
          [ "$1 $2 $3 $4" = "run --project engine --" ] || { echo "dotnet $*: not for this copy" >&2; return 1; }
          shift 4
          command dotnet "{{Path.Combine(AppContext.BaseDirectory, "engine.dll")}}" "$@"
        }
        """;

    private readonly string _tools = Path.GetTempFileName();

    public PageCopy()
    {
        foreach (var file in Directory.GetFiles(Repository.Root, "Pulumi*.yaml"))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        var project = Path.Combine(Folder, "Pulumi.yaml");
        File.WriteAllText(project, File.ReadAllText(project).Replace("main: infra", $"main: {Repository.PathOf("infra")}", StringComparison.Ordinal));
        File.WriteAllText(_tools, Dotnet);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("page-").FullName;

    /// <summary>Runs a block, and gives what it printed and how it ended.</summary>
    public async Task<(string Text, int ExitCode)> RunAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-uc", script])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BASH_ENV"] = _tools;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (await output + await error, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Makes a change that a page shows: lines of the file with <c>-</c> before those to go, <c>+</c> before those to come.</summary>
    public void Edit(string file, Block change)
    {
        var path = Path.Combine(Folder, file);
        var lines = change.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var before = string.Concat(lines.Where(line => line[0] is ' ' or '-').Select(line => line[1..] + "\n"));
        var after = string.Concat(lines.Where(line => line[0] is ' ' or '+').Select(line => line[1..] + "\n"));
        var parts = File.ReadAllText(path).Split(before);
        Assert.That(parts, Has.Length.EqualTo(2), $"{change.Place}: {file}: must have these lines once:\n{before}");
        File.WriteAllText(path, string.Join(after, parts));
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        File.Delete(_tools);
    }
}
