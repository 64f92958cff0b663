using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>
/// Which changes of a Kubernetes object make another object of it. The package schema does not say; the provider knows, and these are
/// the kinds and fields it lists (pulumi-kubernetes 4.34, its forced replacements).
/// </summary>
internal static class KubernetesReplacements
{
    // Of every kind.
    private static readonly string[] Identity = ["metadata.name", "metadata.namespace"];

    private static readonly Dictionary<string, string[]> ByKind = new(StringComparer.Ordinal)
    {
        ["apps/v1:DaemonSet"] = ["spec.selector"],
        ["apps/v1:Deployment"] = ["spec.selector"],
        ["apps/v1:StatefulSet"] =
            ["spec.podManagementPolicy", "spec.revisionHistoryLimit", "spec.selector", "spec.serviceName", "spec.volumeClaimTemplates"],
        ["batch/v1:Job"] = ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"],
        ["core/v1:PersistentVolume"] =
        [
            "spec.awsElasticBlockStore", "spec.azureDisk", "spec.azureFile", "spec.cephfs", "spec.cinder", "spec.csi", "spec.fc",
            "spec.flexVolume", "spec.flocker", "spec.gcePersistentDisk", "spec.glusterfs", "spec.hostPath", "spec.iscsi", "spec.local",
            "spec.nfs", "spec.photonPersistentDisk", "spec.portworxVolume", "spec.quobyte", "spec.rbd", "spec.scaleIO", "spec.storageos",
            "spec.vsphereVolume",
        ],
        ["core/v1:PersistentVolumeClaim"] = ["spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeName"],
        ["core/v1:ResourceQuota"] = ["spec.scopes"],
        ["core/v1:Secret"] = ["type"],
        ["core/v1:Service"] = ["spec.clusterIP"],
        ["rbac.authorization.k8s.io/v1:ClusterRoleBinding"] = ["roleRef"],
        ["rbac.authorization.k8s.io/v1:RoleBinding"] = ["roleRef"],
        ["storage.k8s.io/v1:StorageClass"] = ["parameters", "provisioner"],
    };

    /// <summary>The paths whose change replaces the object.</summary>
    /// <param name="node">The object as it will be.</param>
    /// <param name="provider">The configuration of its provider, which may allow the contents of config maps and secrets to change.</param>
    public static IReadOnlyList<string> Of(ResourceNode node, ObjectValue provider)
    {
        if (node.Type.StartsWith("kubernetes:helm.sh/", StringComparison.Ordinal))
            return ["name", "namespace"];

        var kind = node.Type["kubernetes:".Length..];
        return [.. Identity, .. ByKind.GetValueOrDefault(kind) ?? [], .. Contents(kind, node, provider)];
    }

    /// <summary>Whether the type is a kind of object, not a chart of them.</summary>
    public static bool IsObject(string type) =>
        type.StartsWith("kubernetes:", StringComparison.Ordinal) && !type.StartsWith("kubernetes:helm.sh/", StringComparison.Ordinal);

    private static string[] Contents(string kind, ResourceNode node, ObjectValue provider) => kind switch
    {
        "core/v1:ConfigMap" when IsFixed(node) || !Allows(provider, "enableConfigMapMutable") => ["data", "binaryData"],
        "core/v1:Secret" when IsFixed(node) || !Allows(provider, "enableSecretMutable") => ["data", "stringData"],
        _ => [],
    };

    private static bool IsFixed(ResourceNode node) => node.Inputs["immutable"]?.Plain is BoolValue { Value: true };

    private static bool Allows(ObjectValue provider, string option) =>
        provider[option]?.Plain is BoolValue { Value: true } or StringValue { Value: "true" };
}
