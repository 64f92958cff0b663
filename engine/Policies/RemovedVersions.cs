namespace Platform.Engine.Policies;

/// <summary>Versions of Kubernetes' API that are no longer served, and since which minor (Kubernetes, Deprecated API Migration
/// Guide).</summary>
internal static class RemovedVersions
{
    private static readonly Dictionary<(string Version, string Kind), int> Kinds = new()
    {
        [("batch/v1beta1", "CronJob")] = 25,
        [("discovery.k8s.io/v1beta1", "EndpointSlice")] = 25,
        [("events.k8s.io/v1beta1", "Event")] = 25,
        [("node.k8s.io/v1beta1", "RuntimeClass")] = 25,
        [("policy/v1beta1", "PodDisruptionBudget")] = 25,
        [("policy/v1beta1", "PodSecurityPolicy")] = 25,
        [("storage.k8s.io/v1beta1", "CSIDriver")] = 22,
        [("storage.k8s.io/v1beta1", "CSINode")] = 22,
        [("storage.k8s.io/v1beta1", "CSIStorageCapacity")] = 27,
        [("storage.k8s.io/v1beta1", "StorageClass")] = 22,
        [("storage.k8s.io/v1beta1", "VolumeAttachment")] = 22,
    };

    private static readonly Dictionary<string, int> Versions = new(StringComparer.Ordinal)
    {
        ["admissionregistration.k8s.io/v1beta1"] = 22,
        ["apiextensions.k8s.io/v1beta1"] = 22,
        ["apiregistration.k8s.io/v1beta1"] = 22,
        ["apps/v1beta1"] = 16,
        ["apps/v1beta2"] = 16,
        ["autoscaling/v2beta1"] = 25,
        ["autoscaling/v2beta2"] = 26,
        ["certificates.k8s.io/v1beta1"] = 22,
        ["coordination.k8s.io/v1beta1"] = 22,
        ["extensions/v1beta1"] = 22,
        ["flowcontrol.apiserver.k8s.io/v1beta1"] = 26,
        ["flowcontrol.apiserver.k8s.io/v1beta2"] = 29,
        ["flowcontrol.apiserver.k8s.io/v1beta3"] = 32,
        ["networking.k8s.io/v1beta1"] = 22,
        ["rbac.authorization.k8s.io/v1beta1"] = 22,
        ["scheduling.k8s.io/v1beta1"] = 22,
    };

    // Versions that were gone and came back with other kinds.
    private static readonly HashSet<string> Newer = ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding",
        "MutatingAdmissionPolicy",
        "MutatingAdmissionPolicyBinding", "IPAddress", "ServiceCIDR", "ClusterTrustBundle", "PodCertificateRequest", "LeaseCandidate"];

    /// <summary>The first minor without the version of the kind, such as 25 for 1.25; null when it is still served.</summary>
    public static int? In(string version, string kind) =>
        Kinds.TryGetValue((version, kind), out var own) ? own
        : !Newer.Contains(kind) && Versions.TryGetValue(version, out var all) ? all
        : null;
}
