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

    private static readonly Lazy<int> Minor = new(() =>
    {
        var said = Tool.Run(Repository.Root, "kubectl", "version", "--client");
        return int.Parse(Version().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    });

    /// <summary>What a folder comes out as; fails the test with what kubectl says.</summary>
    public static string Build(string folder)
    {
        Tool.Require("kubectl");
        if (Minor.Value < OldestMinor)
            Assert.Ignore($"kubectl is 1.{Minor.Value}, older than 1.{OldestMinor}");
        return Tool.Run(Repository.Root, "kubectl", "kustomize", folder);
    }

    // 1.22 writes version.Info{Major:"1", Minor:"22", ...}, later ones Client Version: v1.32.4.
    [GeneratedRegex("""(?:Minor:"|Client Version: v1\.)(\d+)""")]
    private static partial Regex Version();
}
