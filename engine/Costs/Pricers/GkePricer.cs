using Platform.Engine.Graph;

namespace Platform.Engine.Costs.Pricers;

/// <summary>
/// What GKE costs: the fee of a cluster, and the machines and disks of node pools between their smallest and largest size.
/// </summary>
internal static class GkePricer
{
    /// <summary>The type of node pools.</summary>
    public const string NodePoolType = "gcp:container/nodePool:NodePool";

    // What GKE takes where nothing is said.
    private const string DefaultType = "e2-medium";
    private const string DefaultDisk = "pd-balanced";
    private const decimal DefaultDiskGiB = 100;
    private const int ZonesOfRegion = 3;

    /// <summary>The types by which this is asked.</summary>
    public static IReadOnlyDictionary<string, Pricer> Types { get; } = new Dictionary<string, Pricer>
    {
        ["gcp:container/cluster:Cluster"] = Cluster,
        [NodePoolType] = NodePool,
        ["gcp:gkebackup/backupPlan:BackupPlan"] =
            (node, bill) => bill.NotPriced(node, "backups are paid by pod and by what they keep, of which the price book has no price"),
    };

    /// <summary>How many nodes a pool has; null when that is not known. Counts by zone are for every zone of the pool.</summary>
    public static Band? NodesOf(ResourceNode pool)
    {
        var zones = Zones(pool);
        var first = pool.Inputs.NumberAt("nodeCount") ?? pool.Inputs.NumberAt("initialNodeCount");
        if (pool.Inputs.At("autoscaling") is not ObjectValue scaling)
            return first is { } fixedCount ? Band.Exactly(fixedCount * zones) : null;

        var min = scaling.NumberAt("totalMinNodeCount") ?? scaling.NumberAt("minNodeCount") * zones ?? 0;
        if ((scaling.NumberAt("totalMaxNodeCount") ?? scaling.NumberAt("maxNodeCount") * zones) is not { } most)
            return null;
        var max = Math.Max(min, most);
        return new(min, Math.Clamp((first ?? 0) * zones, min, max), max);
    }

    private static void Cluster(ResourceNode node, Bill bill)
    {
        bill.Add(node, "control plane", Band.One, "cluster");
        if (node.Inputs.TextAt("releaseChannel", "channel") == "EXTENDED")
            bill.NotPriced(node, "a version in extended support costs more, of which the price book has no price");
        if (node.Inputs.IsOn("clusterAutoscaling", "enabled"))
            bill.NotPriced(node, "node auto-provisioning adds machines that nobody declared");
        if (node.Inputs.IsOn("enableAutopilot"))
            bill.NotPriced(node, "pods on Autopilot are paid by what they request");
        else if (!node.Inputs.IsOn("removeDefaultNodePool") && node.Inputs.NumberAt("initialNodeCount") is > 0 and var count)
            Machines(node, bill, Band.Exactly(count * Zones(node)));
    }

    private static void NodePool(ResourceNode node, Bill bill)
    {
        if (NodesOf(node) is { } nodes)
            Machines(node, bill, nodes);
        else
            bill.NotPriced(node, "how many nodes there are is not known");
    }

    private static void Machines(ResourceNode node, Bill bill, Band nodes)
    {
        var config = node.Inputs.At("nodeConfig") as ObjectValue ?? ObjectValue.Empty;
        if (config.At("machineType") is not (null or StringValue))
            bill.NotPriced(node, "the machine type is not known");
        else
            OfType(node, bill, nodes, config, config.TextAt("machineType") ?? DefaultType);

        var kind = config.TextAt("bootDisk", "diskType") ?? config.TextAt("diskType") ?? DefaultDisk;
        var size = config.NumberAt("bootDisk", "sizeGb") ?? config.NumberAt("diskSizeGb") ?? DefaultDiskGiB;
        bill.Add(node, $"disks, {kind}", nodes * size, $"disk-{kind}");
        if (config.CountAt("guestAccelerators") is > 0)
            bill.NotPriced(node, "the price book has no price of accelerators");
    }

    private static void OfType(ResourceNode node, Bill bill, Band nodes, ObjectValue config, string type)
    {
        var spot = config.IsOn("spot") || config.IsOn("preemptible");
        var region = bill.Places.RegionOf(node);
        if (spot && bill.PriceOf(node, PriceBook.Spot(type)) is { } price && price.Region == region)
        {
            bill.Note($"{node.Name}: spot machines, whose price changes up to once a month");
            bill.Add(node, $"{type}, spot", nodes, price.Item);
            return;
        }

        if (spot)
            bill.Note($"{node.Name}: spot machines, at the price on demand, which they never exceed");
        if (type.StartsWith("n1-", StringComparison.Ordinal) || type.StartsWith("n2-", StringComparison.Ordinal))
            bill.Note($"{node.Name}: list price; machines that run the whole month are billed at a discount of about a fifth (N1: more)");
        bill.Add(node, type, nodes, type);
    }

    private static int Zones(ResourceNode node)
    {
        if (node.Inputs.CountAt("nodeLocations") is > 0 and var named)
            return node.Type == NodePoolType || !IsZonal(node) ? named : named + 1;
        return IsZonal(node) ? 1 : ZonesOfRegion;
    }

    private static bool IsZonal(ResourceNode node) => node.Inputs.TextAt("location") is { } location && Places.IsZone(location);
}
