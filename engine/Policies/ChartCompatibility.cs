using System.Globalization;

namespace Platform.Engine.Policies;

/// <summary>
/// Minors of Kubernetes that the makers of charts test them with, from their support pages as of November 2026. A chart or version
/// that is not listed is not judged.
/// </summary>
internal static class ChartCompatibility
{
    private static readonly (string Chart, string Version, int From, int To)[] Table =
    [
        ("cert-manager", "1.20", 32, 35),
        ("cert-manager", "1.21", 33, 36),
        ("contour", "0.7", 32, 34),
        ("eck-operator", "3.5", 32, 36),
        ("gateway-helm", "1.8", 32, 35),
        ("gateway-helm", "1.9", 33, 36),
        ("ingress-nginx", "4.15", 31, 35),
        ("istiod", "1.30", 32, 36),
        ("karpenter", "1.9", 29, 35),
        ("karpenter", "1.13", 29, 36),
        ("karpenter", "1.14", 29, 36),
        ("kyverno", "3.9", 33, 35),
        ("vault-secrets-operator", "1.4", 32, 36),
        ("velero", "12.1", 33, 35),
    ];

    /// <summary>The lowest and the highest minor, such as 33 for 1.33; null when nothing is known of the version.</summary>
    public static (int From, int To)? Of(string chart, string version)
    {
        var parts = version.TrimStart('v').Split('.');
        if (parts.Length < 2)
            return null;
        var minor = string.Create(CultureInfo.InvariantCulture, $"{parts[0]}.{parts[1]}");
        var found = Array.Find(Table, row => row.Chart == chart && row.Version == minor);
        return found.Chart is null ? null : (found.From, found.To);
    }
}
