using Platform.Engine.Graph;

namespace Platform.Engine.Costs.Pricers;

/// <summary>What a control plane of EKS costs, which depends on the age of its Kubernetes version. It knows nothing of nodes.</summary>
internal static class EksPricer
{
    // So many days before a fee rises, that is said.
    private const int Ahead = 90;

    /// <summary>The types by which this is asked.</summary>
    public static IReadOnlyDictionary<string, Pricer> Types { get; } = new Dictionary<string, Pricer>
    {
        ["aws:eks/cluster:Cluster"] = Cluster,
        ["aws:eks/fargateProfile:FargateProfile"] = (node, bill) => bill.NotPriced(node, "pods on Fargate are paid by what they request"),
    };

    private static void Cluster(ResourceNode node, Bill bill)
    {
        var version = node.Inputs.TextAt("version");
        var end = version is null ? null : SupportCalendar.EndOf(version);
        var staysBehind = node.Inputs.TextAt("upgradePolicy", "supportType") != "STANDARD";
        var extended = staysBehind && end <= bill.Day;
        bill.Add(
            node, extended ? $"control plane, {version} in extended support" : "control plane", Band.One,
            extended ? "cluster-extended-support" : "cluster");

        if (version is null)
            bill.Note($"{node.Name}: its Kubernetes version is not known; standard support is assumed");
        else if (end is null)
            bill.Note($"{node.Name}: nothing is known of the support of Kubernetes {version}; standard support is assumed");
        else if (!extended && end.Value.DayNumber - bill.Day.DayNumber <= Ahead)
            bill.Note(Soon(node, bill, version, end.Value, staysBehind));
        if (node.Inputs.TextAt("controlPlaneScalingConfig", "tier") is not (null or "standard"))
            bill.NotPriced(node, "the provisioned control plane costs more than the standard one");
        if (node.Inputs.IsOn("computeConfig", "enabled"))
            bill.NotPriced(node, "Auto Mode adds a fee to every node that it runs");
    }

    private static string Soon(ResourceNode node, Bill bill, string version, DateOnly end, bool staysBehind)
    {
        var day = $"{end:yyyy-MM-dd}";
        if (!staysBehind)
            return $"{node.Name}: standard support of Kubernetes {version} ends on {day}; the cluster is then upgraded, and costs no more";
        var (now, then) = (bill.PriceOf(node, "cluster"), bill.PriceOf(node, "cluster-extended-support"));
        var rise = now is null || then is null
            ? "the control plane costs more from then on"
            : FormattableString.Invariant($"the control plane then costs {then.Monthly:0.00} instead of {now.Monthly:0.00} USD");
        return $"{node.Name}: standard support of Kubernetes {version} ends on {day}; {rise}";
    }
}
