namespace Platform.Components.AddOns;

/// <summary>A chart at one version.</summary>
/// <param name="Repository">The repository's address; null for a chart in an OCI registry.</param>
/// <param name="Reference">The chart's name in the repository, or its <c>oci://</c> address.</param>
/// <param name="Version">The exact version.</param>
public sealed record Chart(string? Repository, string Reference, string Version);

/// <summary>Every chart that the platform installs, at the version it was tested with. The only place that names one.</summary>
public static class Charts
{
    /// <summary>Controller 1.15.1. The last release: the project was retired in March 2026.</summary>
    public static Chart IngressNginx { get; } = new("https://kubernetes.github.io/ingress-nginx", "ingress-nginx", "4.15.1");
}
