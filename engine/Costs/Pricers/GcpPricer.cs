using Platform.Engine.Graph;

namespace Platform.Engine.Costs.Pricers;

/// <summary>What networks, keys and machines on Google Cloud cost beside GKE.</summary>
internal static class GcpPricer
{
    private const string ForwardingRule = "gcp:compute/forwardingRule:ForwardingRule";
    private const string GlobalForwardingRule = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    private const string NoUnitPrice = "paid by use, of which the price book has no price";

    // One price covers so many forwarding rules of a project; beyond, each is paid for.
    private const int RulesTogether = 5;

    // A gateway costs by the machines that it serves, up to so many.
    private const decimal MachinesAtMost = 32;

    /// <summary>The types by which this is asked.</summary>
    public static IReadOnlyDictionary<string, Pricer> Types { get; } = new Dictionary<string, Pricer>
    {
        ["gcp:compute/routerNat:RouterNat"] = Nat,
        ["gcp:compute/address:Address"] = Address,
        ["gcp:compute/globalAddress:GlobalAddress"] = Address,
        [ForwardingRule] = Rule,
        [GlobalForwardingRule] = Rule,
        ["gcp:kms/cryptoKey:CryptoKey"] = Key,
        ["gcp:compute/instance:Instance"] = Instance,
        ["gcp:compute/disk:Disk"] = (node, bill) => Disk(node, bill, node.Inputs, "size", "type"),
        ["gcp:storage/bucket:Bucket"] = (node, bill) => bill.NotPriced(node, NoUnitPrice),
        ["gcp:pubsub/topic:Topic"] = (node, bill) => bill.NotPriced(node, NoUnitPrice),
        ["gcp:pubsub/subscription:Subscription"] = (node, bill) => bill.NotPriced(node, NoUnitPrice),
    };

    private static void Nat(ResourceNode node, Bill bill)
    {
        var region = bill.Places.RegionOf(node);
        var account = bill.Places.AccountOf(node);
        Band?[] pools =
        [
            .. bill.OfType(GkePricer.NodePoolType)
                .Where(pool => bill.Places.RegionOf(pool) == region && bill.Places.AccountOf(pool) == account).Select(GkePricer.NodesOf),
        ];
        if (pools.Contains(null))
            bill.NotPriced(node, "how many machines use the gateway is not known");
        else
            bill.Add(node, "NAT, by machine", pools.OfType<Band>().Total().AtMost(MachinesAtMost), "nat-machine");
        bill.ByUse(node, "data through NAT", "nat-data");
    }

    private static void Address(ResourceNode node, Bill bill)
    {
        if (node.Inputs.TextAt("addressType") != "INTERNAL" && node.Inputs.TextAt("purpose") is null)
            bill.Add(node, "external address", Band.One, "external-address");
    }

    /// <summary>The first rule of a project carries the price of the first five.</summary>
    private static void Rule(ResourceNode node, Bill bill)
    {
        var account = bill.Places.AccountOf(node);
        var before = bill.OfType(ForwardingRule).Concat(bill.OfType(GlobalForwardingRule))
            .Where(rule => bill.Places.AccountOf(rule) == account).TakeWhile(rule => rule.Urn != node.Urn).Take(RulesTogether).Count();
        if (before == 0)
            bill.Add(node, "the first five forwarding rules", Band.One, "forwarding-rules-first-five");
        else if (before == RulesTogether)
            bill.Add(node, "forwarding rule beyond five", Band.One, "forwarding-rule");
        bill.ByUse(node, "data through load balancers", "load-balancer-data");
    }

    private static void Key(ResourceNode node, Bill bill)
    {
        if (node.Inputs.TextAt("versionTemplate", "protectionLevel") is not (null or "SOFTWARE"))
        {
            bill.NotPriced(node, "the price book has no price of keys outside software");
            return;
        }

        bill.Add(node, "key version", Band.One, "key-version");
        bill.ByUse(node, "key requests", "key-requests");
        if (node.Inputs.At("rotationPeriod") is not null)
            bill.Note("keys that rotate are priced with one version; every rotation adds one, until old ones are destroyed");
    }

    private static void Instance(ResourceNode node, Bill bill)
    {
        if (node.Inputs.TextAt("machineType") is { } type)
            bill.Add(node, type, Band.One, type);
        else
            bill.NotPriced(node, "the machine type is not known");
        Disk(node, bill, node.Inputs.At("bootDisk", "initializeParams") as ObjectValue ?? ObjectValue.Empty, "size", "type");
    }

    private static void Disk(ResourceNode node, Bill bill, ObjectValue disk, string size, string type)
    {
        var kind = disk.TextAt(type) ?? "pd-standard";
        if (disk.NumberAt(size) is { } gigabytes)
            bill.Add(node, $"disks, {kind}", Band.Exactly(gigabytes), $"disk-{kind}");
        else
            bill.NotPriced(node, "the size of a disk is not known");
    }
}
