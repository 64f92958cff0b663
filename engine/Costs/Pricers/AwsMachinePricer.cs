using Platform.Engine.Graph;

namespace Platform.Engine.Costs.Pricers;

/// <summary>
/// What machines on AWS cost: node groups between their smallest and largest size, single instances, and the disks of both.
/// </summary>
internal static class AwsMachinePricer
{
    private const string LaunchTemplate = "aws:ec2/launchTemplate:LaunchTemplate";

    // What EKS takes where a node group says nothing.
    private const string DefaultType = "t3.medium";
    private const decimal DefaultDiskGiB = 20;

    /// <summary>The types by which this is asked.</summary>
    public static IReadOnlyDictionary<string, Pricer> Types { get; } = new Dictionary<string, Pricer>
    {
        ["aws:eks/nodeGroup:NodeGroup"] = NodeGroup,
        ["aws:ec2/instance:Instance"] = Instance,
        ["aws:ebs/volume:Volume"] = (node, bill) => AwsDisks.Add(node, bill, node.Inputs, "size", "type", Band.One),
    };

    private static void NodeGroup(ResourceNode node, Bill bill)
    {
        var scaling = node.Inputs.At("scalingConfig") as ObjectValue ?? ObjectValue.Empty;
        if (scaling.NumberAt("minSize") is not { } min || scaling.NumberAt("maxSize") is not { } max)
        {
            bill.NotPriced(node, "how many nodes there are is not known");
            return;
        }

        var nodes = new Band(min, Math.Clamp(scaling.NumberAt("desiredSize") ?? min, min, Math.Max(min, max)), Math.Max(min, max));
        var template = TemplateOf(node, bill);
        if (node.Inputs.At("instanceTypes") is { HasUnknowns: true } or SecretValue)
            bill.NotPriced(node, "the machine type is not known");
        else
            Machines(node, bill, [.. node.Inputs.TextsAt("instanceTypes"), .. OfTemplate(template)], nodes);
        Disks(node, bill, template, nodes);
        if (template is { } own && own.Inputs.IsOn("monitoring", "enabled"))
            bill.NotPriced(node, "detailed monitoring is paid by metric, of which the price book has no price");
    }

    private static void Machines(ResourceNode node, Bill bill, IReadOnlyList<string> types, Band nodes)
    {
        string[] wanted = types.Count == 0 ? [DefaultType] : [.. types.Distinct()];
        Price[] prices = [.. wanted.Select(type => bill.PriceOf(node, type)).OfType<Price>()];
        if (node.Inputs.TextAt("capacityType") == "SPOT")
            bill.Note($"{node.Name}: spot machines, at the price on demand, which they never exceed");
        if (prices.Length < wanted.Length)
        {
            bill.NotPriced(node, $"no price of {string.Join(", ", wanted.Except(prices.Select(price => price.Item)))}");
            return;
        }

        // The first type is the one that a group prefers; the others only bound what it may cost.
        if (prices.Length > 1)
            bill.Note($"{node.Name}: its machines are priced as {wanted[0]}, the first of {wanted.Length} types");
        bill.Add(node, wanted[0], nodes, wanted[0]);
    }

    private static void Disks(ResourceNode node, Bill bill, ResourceNode? template, Band nodes)
    {
        var mappings = template?.Inputs.ObjectsAt("blockDeviceMappings") ?? [];
        ObjectValue[] disks = [.. mappings.Select(disk => disk.At("ebs")).OfType<ObjectValue>()];
        foreach (var disk in disks)
            AwsDisks.Add(node, bill, disk, "volumeSize", "volumeType", nodes);
        if (disks.Length == 0)
            bill.Add(node, "disks, gp3", nodes * (node.Inputs.NumberAt("diskSize") ?? DefaultDiskGiB), "disk-gp3");
    }

    private static void Instance(ResourceNode node, Bill bill)
    {
        var type = node.Inputs.TextAt("instanceType") ?? OfTemplate(TemplateOf(node, bill)).FirstOrDefault();
        if (type is null)
            bill.NotPriced(node, "the machine type is not known");
        else
            bill.Add(node, type, Band.One, type);
        if (node.Inputs.At("rootBlockDevice") is ObjectValue disk)
            AwsDisks.Add(node, bill, disk, "volumeSize", "volumeType", Band.One);
        foreach (var more in node.Inputs.ObjectsAt("ebsBlockDevices"))
            AwsDisks.Add(node, bill, more, "volumeSize", "volumeType", Band.One);
    }

    private static IEnumerable<string> OfTemplate(ResourceNode? template) =>
        template?.Inputs.TextAt("instanceType") is { } type ? [type] : [];

    /// <summary>By what the program says it comes from; in an export by its id.</summary>
    private static ResourceNode? TemplateOf(ResourceNode node, Bill bill)
    {
        if (node.Inputs.At("launchTemplate") is not ObjectValue template)
            return null;
        var sources = node.PropertyDependencies.GetValueOrDefault("launchTemplate") ?? [];
        var (id, name) = (template.TextAt("id"), template.TextAt("name"));
        return bill.OfType(LaunchTemplate).FirstOrDefault(candidate =>
            (id is not null && candidate.Id == id) || (name is not null && candidate.Inputs.TextAt("name") == name))
            ?? bill.OfType(LaunchTemplate).FirstOrDefault(candidate => sources.Contains(candidate.Urn));
    }
}

/// <summary>What disks on AWS cost: their size, and what a gp3 disk is given beyond what comes with it.</summary>
internal static class AwsDisks
{
    private const decimal IncludedIops = 3000;
    private const decimal IncludedThroughput = 125;

    /// <summary>Writes down a disk per machine.</summary>
    /// <param name="node">The resource that has them.</param>
    /// <param name="bill">Where to.</param>
    /// <param name="disk">What is said of the disk.</param>
    /// <param name="size">Under which name its size stands.</param>
    /// <param name="type">Under which name its type stands.</param>
    /// <param name="count">How many machines there are.</param>
    public static void Add(ResourceNode node, Bill bill, ObjectValue disk, string size, string type, Band count)
    {
        if ((disk.NumberAt(size) ?? disk.GiBAt(size)) is not { } gigabytes)
        {
            bill.NotPriced(node, "the size of a disk is not known");
            return;
        }

        var kind = disk.TextAt(type) ?? "gp3";
        bill.Add(node, $"disks, {kind}", count * gigabytes, $"disk-{kind}");
        if (kind != "gp3")
            return;
        if (disk.NumberAt("iops") is > IncludedIops and var iops)
            bill.Add(node, "disks, operations beyond 3,000 a second", count * (iops - IncludedIops), "disk-gp3-iops");
        if (disk.NumberAt("throughput") is > IncludedThroughput and var throughput)
            bill.Add(node, "disks, throughput beyond 125 MiB a second", count * (throughput - IncludedThroughput), "disk-gp3-throughput");
    }
}
