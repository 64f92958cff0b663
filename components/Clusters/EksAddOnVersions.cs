namespace Platform.Components.Clusters;

/// <summary>
/// The versions of EKS's own add-ons that fit a Kubernetes minor version. Pinned: a floating one changes on someone else's run.
/// </summary>
public sealed record EksAddOnVersions
{
    /// <summary>The versions by Kubernetes minor version.</summary>
    /// <remarks>
    /// What <c>aws eks describe-addon-versions --kubernetes-version</c> answered between June and October 2026, and what clusters ran:
    /// kube-proxy, coredns, vpc-cni, EBS driver and metrics-server of all three are from one cluster's upgrade from 1.34 to 1.36 on
    /// 2026-09-24. Less sure, because seen on one of the minors only: snapshot-controller (1.35) and the node monitoring agent (1.6.4 on
    /// 1.35, 1.7.2 on 1.36). Ask that command again before a minor is first used.
    /// </remarks>
    public static ImmutableSortedDictionary<string, EksAddOnVersions> ByMinor { get; } = new Dictionary<string, EksAddOnVersions>
    {
        ["1.34"] = new() { KubeProxy = "v1.34.6-eksbuild.29", CoreDns = "v1.12.4-eksbuild.38", NodeMonitoringAgent = "v1.6.4-eksbuild.1" },
        ["1.35"] = new() { KubeProxy = "v1.35.3-eksbuild.29", CoreDns = "v1.13.2-eksbuild.31", NodeMonitoringAgent = "v1.6.4-eksbuild.1" },
        ["1.36"] = new() { KubeProxy = "v1.36.0-eksbuild.25", CoreDns = "v1.14.3-eksbuild.23", NodeMonitoringAgent = "v1.7.2-eksbuild.1" },
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>eks-pod-identity-agent, which gives pods the credentials of their role.</summary>
    public string PodIdentityAgent { get; init; } = "v1.3.10-eksbuild.3";

    /// <summary>vpc-cni, which gives pods addresses of the VPC and holds network policies.</summary>
    public string VpcCni { get; init; } = "v1.22.4-eksbuild.3";

    /// <summary>kube-proxy; its minor is the cluster's.</summary>
    public required string KubeProxy { get; init; }

    /// <summary>coredns.</summary>
    public required string CoreDns { get; init; }

    /// <summary>aws-ebs-csi-driver.</summary>
    public string EbsDriver { get; init; } = "v1.66.0-eksbuild.1";

    /// <summary>snapshot-controller.</summary>
    public string SnapshotController { get; init; } = "v8.6.0-eksbuild.8";

    /// <summary>metrics-server.</summary>
    public string MetricsServer { get; init; } = "v0.9.0-eksbuild.11";

    /// <summary>eks-node-monitoring-agent.</summary>
    public required string NodeMonitoringAgent { get; init; }

    /// <summary>The versions for a Kubernetes minor version.</summary>
    /// <exception cref="ArgumentException">None are known for it.</exception>
    public static EksAddOnVersions For(string minor) => ByMinor.TryGetValue(minor, out var versions)
        ? versions
        : throw new ArgumentException($"{minor}: EKS's add-ons are known for {string.Join(", ", ByMinor.Keys)}", nameof(minor));
}
