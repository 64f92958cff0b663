namespace Platform.Components.AddOns;

/// <summary>A chart at one version.</summary>
/// <param name="Repository">The repository's address; null for a chart in an OCI registry.</param>
/// <param name="Reference">The chart's name in the repository, or its <c>oci://</c> address.</param>
/// <param name="Version">The exact version.</param>
public sealed record Chart(string? Repository, string Reference, string Version);

/// <summary>Every chart that the platform installs, at the version it was tested with. The only place that names one.</summary>
public static class Charts
{
    /// <summary>Cluster Autoscaler 1.35.0; the image follows the cluster's minor version.</summary>
    public static Chart ClusterAutoscaler { get; } = new("https://kubernetes.github.io/autoscaler", "cluster-autoscaler", "9.59.0");

    /// <summary>Controller 1.15.1. The last release: the project was retired in March 2026.</summary>
    public static Chart IngressNginx { get; } = new("https://kubernetes.github.io/ingress-nginx", "ingress-nginx", "4.15.1");

    /// <summary>Karpenter 1.14.1, for Kubernetes to 1.36.</summary>
    public static Chart Karpenter { get; } = new(null, "oci://public.ecr.aws/karpenter/karpenter", "1.14.1");

    /// <summary>The definitions of Karpenter's objects, of the same version.</summary>
    public static Chart KarpenterDefinitions { get; } = new(null, "oci://public.ecr.aws/karpenter/karpenter-crd", "1.14.1");
}
