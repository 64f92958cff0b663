using Platform.Engine.Graph;

namespace Platform.Engine.Costs.Pricers;

/// <summary>
/// What objects in a cluster make clouds charge for: machines up to the limits of Karpenter's pools, load balancers, disks. All other
/// objects run on nodes that are paid for already.
/// </summary>
internal static class KubernetesPricer
{
    private const string ByController = "a controller makes a load balancer of it, of a kind that it decides";

    /// <summary>The types by which this is asked.</summary>
    public static IReadOnlyDictionary<string, Pricer> Types { get; } = new Dictionary<string, Pricer>
    {
        [KarpenterPool.Type] = KarpenterPool.Price,
        ["kubernetes:core/v1:Service"] = Service,
        ["kubernetes:core/v1:PersistentVolumeClaim"] =
            (node, bill) => bill.NotPriced(node, "a disk is made for it, of a kind that its storage class decides"),
        ["kubernetes:apps/v1:StatefulSet"] = StatefulSet,
        ["kubernetes:networking.k8s.io/v1:Ingress"] = (node, bill) => bill.NotPriced(node, ByController),
        ["kubernetes:gateway.networking.k8s.io/v1:Gateway"] = (node, bill) => bill.NotPriced(node, ByController),
        ["kubernetes:helm.sh/v3:Release"] = Chart,
        ["kubernetes:helm.sh/v4:Chart"] = Chart,
    };

    private static void Chart(ResourceNode node, Bill bill) =>
        bill.NotPriced(node, "what its chart makes clouds charge for, such as load balancers and disks, is not in the graph");

    private static void Service(ResourceNode node, Bill bill)
    {
        if (node.Inputs.TextAt("spec", "type") != "LoadBalancer")
            return;
        if (bill.Places.CloudOf(node) == "aws")
            bill.Add(node, "network load balancer", Band.One, "load-balancer");
        else
            bill.NotPriced(node, ByController);
    }

    private static void StatefulSet(ResourceNode node, Bill bill)
    {
        if (node.Inputs.CountAt("spec", "volumeClaimTemplates") is > 0)
            bill.NotPriced(node, "disks are made for its pods, of a kind that their storage class decides");
    }
}
