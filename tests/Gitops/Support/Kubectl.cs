using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gitops.Tests.Support;

/// <summary>
/// Builds overlays with kubectl's own Kustomize. A test that needs it is skipped by name where kubectl is absent or older than 1.22, whose
/// Kustomize is too old.
/// </summary>
internal static partial class Kubectl
{
    private const int OldestMinor = 22;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>What a folder comes out as; fails the test with what kubectl says.</summary>
    public static string Build(string folder)
    {
        Require();
        var (code, output, errors) = Run("kustomize", Repository.PathOf(folder));
        Assert.That(code, Is.Zero, () => $"kubectl kustomize {folder}\n{errors}");
        return output;
    }

    private static void Require()
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "kubectl"))))
            Assert.Ignore("kubectl is not installed");

        var (_, version, errors) = Run("version", "--client");
        var minor = Version().Match(version) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        if (minor < OldestMinor)
            Assert.Ignore($"kubectl is older than 1.{OldestMinor}: {version}{errors}");
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("kubectl", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            Assert.That(process.WaitForExit(Limit), $"kubectl is still running after {Limit}");
            return (process.ExitCode, output.Result, errors.Result);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    // 1.22 writes version.Info{Major:"1", Minor:"22", ...}, later ones Client Version: v1.32.4.
    [GeneratedRegex("""(?:Minor:"|Client Version: v1\.)(\d+)""")]
    private static partial Regex Version();
}
