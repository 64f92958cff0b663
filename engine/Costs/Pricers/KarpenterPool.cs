using Platform.Engine.Graph;

namespace Platform.Engine.Costs.Pricers;

/// <summary>
/// What a pool of Karpenter may cost. Nobody can tell how many machines pods will need, so it is nothing at least and usually, and at
/// most what its limits allow of the machine type that makes it dearest.
/// </summary>
internal static class KarpenterPool
{
    /// <summary>The type of pools.</summary>
    public const string Type = "kubernetes:karpenter.sh/v1:NodePool";

    private const string ClassType = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";

    /// <summary>Writes down the machines at the limits, and their disks.</summary>
    public static void Price(ResourceNode node, Bill bill)
    {
        bill.NotPriced(node, "how many machines pods will need is not known: they are in the maximum only");
        var cpus = node.Inputs.CpusAt("spec", "limits", "cpu");
        var memory = node.Inputs.GiBAt("spec", "limits", "memory");
        if (cpus is null && memory is null)
        {
            bill.NotPriced(node, "it has no limits of cpu or memory, so that nothing bounds what it may cost");
            return;
        }

        if (Dearest(node, bill, cpus, memory) is not { } dearest)
        {
            bill.NotPriced(node, "the price book has no machine that it allows, so that its maximum is not known");
            return;
        }

        var nodes = new Band(0, 0, dearest.Count);
        bill.Note(
            $"{node.Name}: at most {dearest.Count} machines by its limits, were all {dearest.Type}, the dearest that the price book knows");
        bill.Add(node, $"machines at the limits, {dearest.Type}", nodes, dearest.Type);
        Disks(node, bill, nodes);
    }

    /// <summary>The type that costs most at the limits: of those with a price in the region, or of all when none has.</summary>
    private static (string Type, decimal Count)? Dearest(ResourceNode node, Bill bill, decimal? cpus, decimal? memory)
    {
        var wanted = new MachineRequirements(node.Inputs.ObjectsAt("spec", "template", "spec", "requirements"));
        var region = bill.Places.RegionOf(node);
        var choices = (bill.BookOf(node)?.Machines ?? []).Where(wanted.Allow)
            .Select(machine => (machine.Type, Count: Most(machine, cpus, memory), Price: bill.PriceOf(node, machine.Type)))
            .Where(choice => choice is { Count: > 0, Price: not null })
            .OrderByDescending(choice => choice.Price!.Region == region)
            .ThenByDescending(choice => choice.Count * choice.Price!.Amount)
            .ThenBy(choice => choice.Type, StringComparer.Ordinal).ToArray();
        return choices.Length == 0 ? null : (choices[0].Type, choices[0].Count);
    }

    /// <summary>The last machine may go beyond a limit, since Karpenter only looks at what there is already; that is not counted.</summary>
    private static decimal Most(Machine machine, decimal? cpus, decimal? memory) =>
        Math.Floor(Math.Min(cpus / machine.Cpus ?? decimal.MaxValue, memory / machine.MemoryGiB ?? decimal.MaxValue));

    private static void Disks(ResourceNode node, Bill bill, Band nodes)
    {
        var name = node.Inputs.TextAt("spec", "template", "spec", "nodeClassRef", "name");
        var cluster = bill.Owners.ClusterOf(node)?.Urn;
        var nodeClass = bill.OfType(ClassType).FirstOrDefault(candidate =>
            name is not null && candidate.Inputs.TextAt("metadata", "name") == name && bill.Owners.ClusterOf(candidate)?.Urn == cluster);
        if (nodeClass is null)
        {
            bill.NotPriced(node, "the disks of its machines are not known");
            return;
        }

        foreach (var disk in nodeClass.Inputs.ObjectsAt("spec", "blockDeviceMappings").Select(disk => disk.At("ebs")).OfType<ObjectValue>())
            AwsDisks.Add(node, bill, disk, "volumeSize", "volumeType", nodes);
    }
}
