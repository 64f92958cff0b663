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
        ["kubernetes:core/v1:PersistentVolumeClaim"] = (node, bill) => ClaimedDisks.Add(node, bill, node.Inputs, 1),
        ["kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition"] = (_, _) => { },
        ["kubernetes:networking.k8s.io/v1:Ingress"] = (node, bill) => bill.NotPriced(node, ByController),
        ["kubernetes:gateway.networking.k8s.io/v1:Gateway"] = (node, bill) => bill.NotPriced(node, ByController),
        ["kubernetes:helm.sh/v3:Release"] = Chart,
        ["kubernetes:helm.sh/v4:Chart"] = Chart,
    };

    /// <summary>Any other object: it may hold templates of claims, as stateful sets and those of operators do.</summary>
    public static void Object(ResourceNode node, Bill bill) => ClaimedDisks.InTemplates(node, bill, node.Inputs);

    private static void Chart(ResourceNode node, Bill bill)
    {
        ClaimedDisks.InTemplates(node, bill, node.Inputs);
        if (bill.Places.CloudOf(node) == "aws" && ChartLoadBalancers.CountIn(node.Inputs.At("values")) is > 0 and var count)
            NetworkLoadBalancers(node, bill, count);
        bill.NotPriced(node, "what else its chart makes clouds charge for, such as load balancers and disks, is not in the graph");
    }

    private static void Service(ResourceNode node, Bill bill)
    {
        if (node.Inputs.TextAt("spec", "type") != "LoadBalancer")
            return;
        if (bill.Places.CloudOf(node) == "aws")
            NetworkLoadBalancers(node, bill, 1);
        else
            bill.NotPriced(node, ByController);
    }

    private static void NetworkLoadBalancers(ResourceNode node, Bill bill, int count)
    {
        bill.Add(node, "network load balancers", Band.Exactly(count), "load-balancer");
        bill.ByUse(node, "network load balancer capacity", "network-capacity-unit");
    }
}
