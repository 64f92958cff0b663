using System.Diagnostics;

namespace Gitops.Tests.Support;

/// <summary>Runs the programs that tests need and that not every machine has.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Skips the test, and says why, where the program is not there.</summary>
    public static void Require(string program)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, program))))
            Assert.Ignore($"{program} is not installed");
    }

    /// <summary>What the program writes; fails the test with what it complains of.</summary>
    public static string Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            Assert.That(process.WaitForExit(Limit), $"{program} is still running after {Limit}");
            Assert.That(process.ExitCode, Is.Zero, () => $"{program} {string.Join(' ', arguments)}\n{output.Result}{errors.Result}");
            return output.Result;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
