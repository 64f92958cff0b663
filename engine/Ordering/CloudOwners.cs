using Platform.Engine.Graph;

namespace Platform.Engine.Ordering;

/// <summary>
/// Knows which resources make controllers in a cluster create objects in a cloud: load balancers, disks, machines. No stack has those
/// objects, so their owners must be gone while the controllers, and what these need, still work.
/// </summary>
internal static class CloudOwners
{
    private static readonly HashSet<string> Kinds =
    [
        // Load balancers.
        "Ingress", "Gateway", "TargetGroupBinding",
        // Disks and snapshots.
        "PersistentVolumeClaim", "VolumeSnapshot",
        // Machines: Karpenter.
        "NodePool", "NodeClaim", "EC2NodeClass",
    ];

    /// <summary>Whether the resource is such an owner. Of a Helm release that is not known, since its chart decides; it counts.</summary>
    public static bool Contains(ResourceNode node)
    {
        if (!node.Type.StartsWith("kubernetes:", StringComparison.Ordinal) || !node.Custom || node.External)
            return false;
        var kind = node.Type[(node.Type.LastIndexOf(':') + 1)..];
        return kind switch
        {
            "Release" => node.Type.StartsWith("kubernetes:helm.sh/", StringComparison.Ordinal),
            "Service" => (node.Inputs["spec"]?.Plain as ObjectValue)?.Text("type") == "LoadBalancer",
            _ => Kinds.Contains(kind),
        };
    }
}
