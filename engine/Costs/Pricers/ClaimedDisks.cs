using Platform.Engine.Graph;

namespace Platform.Engine.Costs.Pricers;

/// <summary>
/// What disks cost that are claimed inside a cluster: by a claim, or by templates of claims, of which there is one disk for every replica.
/// The kind of a disk is that of its storage class. It reads objects and the values of charts alike, since both hold templates.
/// </summary>
internal static class ClaimedDisks
{
    private const string StorageClass = "kubernetes:storage.k8s.io/v1:StorageClass";
    private const string IsDefault = "storageclass.kubernetes.io/is-default-class";

    /// <summary>Writes down the disks of all templates of claims that something holds.</summary>
    /// <param name="node">The resource.</param>
    /// <param name="bill">Where to.</param>
    /// <param name="value">What holds them, at any depth.</param>
    /// <param name="replicas">How many there are of what is around.</param>
    public static void InTemplates(ResourceNode node, Bill bill, PropertyValue value, decimal replicas = 1)
    {
        foreach (var item in (value as ListValue)?.Items ?? [])
            InTemplates(node, bill, item, replicas);
        if (value is not ObjectValue fields)
            return;

        var count = fields.NumberAt("replicas") ?? fields.NumberAt("replicaCount") ?? fields.NumberAt("count") ?? replicas;
        foreach (var (name, field) in fields)
        {
            switch (name, field)
            {
                case ("volumeClaimTemplate", ObjectValue template):
                    Add(node, bill, template, count);
                    break;
                case ("volumeClaimTemplates", ListValue):
                    foreach (var template in fields.ObjectsAt(name))
                        Add(node, bill, template, count);
                    break;
                case ("volumeClaimTemplate" or "volumeClaimTemplates", UnknownValue or SecretValue):
                    bill.NotPriced(node, "what disks it claims is not known");
                    break;
                default:
                    InTemplates(node, bill, field, count);
                    break;
            }
        }
    }

    /// <summary>Writes down the disks of one claim or template.</summary>
    /// <param name="node">The resource.</param>
    /// <param name="bill">Where to.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="count">How many disks there are of it.</param>
    public static void Add(ResourceNode node, Bill bill, ObjectValue claim, decimal count)
    {
        if (claim.GiBAt("spec", "resources", "requests", "storage") is not { } size)
            bill.NotPriced(node, "the size of a disk that it claims is not known");
        else if (KindOf(node, bill, claim.TextAt("spec", "storageClassName")) is not { } kind)
            bill.NotPriced(node, "the storage class of a disk that it claims is not in the graph");
        else
            bill.Add(node, $"disks claimed, {kind}", Band.Exactly(size * count), $"disk-{kind}");
    }

    private static string? KindOf(ResourceNode node, Bill bill, string? name)
    {
        var cluster = bill.Owners.ClusterOf(node)?.Urn;
        var found = bill.OfType(StorageClass).FirstOrDefault(candidate => bill.Owners.ClusterOf(candidate)?.Urn == cluster
            && (name is null
                ? candidate.Inputs.TextAt("metadata", "annotations", IsDefault) == "true"
                : candidate.Inputs.TextAt("metadata", "name") == name));
        return found?.Inputs.TextAt("provisioner") switch
        {
            "ebs.csi.aws.com" => found.Inputs.TextAt("parameters", "type") ?? "gp3",
            "pd.csi.storage.gke.io" => found.Inputs.TextAt("parameters", "type") ?? "pd-standard",
            _ => null,
        };
    }
}
