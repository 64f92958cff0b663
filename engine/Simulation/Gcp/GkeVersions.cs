namespace Platform.Engine.Simulation.Gcp;

/// <summary>Versions of GKE, as its release notes had them in September 2026.</summary>
internal static class GkeVersions
{
    private const string Patch = "8-gke.1036000";

    /// <summary>The default version of each release channel.</summary>
    public static IReadOnlyDictionary<string, string> Channels { get; } = new Dictionary<string, string>
    {
        ["EXTENDED"] = $"1.35.{Patch}",
        ["RAPID"] = $"1.36.{Patch}",
        ["REGULAR"] = $"1.35.{Patch}",
        ["STABLE"] = $"1.34.{Patch}",
    };

    /// <summary>Every version on offer, the newest first.</summary>
    public static IReadOnlyList<string> All { get; } = [$"1.36.{Patch}", $"1.35.{Patch}", $"1.34.{Patch}", $"1.33.{Patch}"];

    /// <summary>What a cluster runs that asks for a version, or for none: 1.35 becomes the patch of 1.35.</summary>
    public static string Complete(string? asked) => asked switch
    {
        null or "" or "-" or "latest" => Channels["REGULAR"],
        _ when asked.Contains("-gke.", StringComparison.Ordinal) => asked,
        _ when asked.Split('.').Length == 3 => $"{asked}-gke.1036000",
        _ => $"{asked}.{Patch}",
    };
}
