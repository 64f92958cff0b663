using Platform.Engine.Graph;
using Platform.Engine.Readers.Markdown;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>That what cannot be brought back stays, and that what is secret stays secret.</summary>
internal static class ProtectionRules
{
    private const int LeastLength = 8;

    // What is lost for good with the resource; a machine or an address can be made again.
    private static readonly string[] Kept =
    [
        "aws:dynamodb/table:Table", "aws:ec2/vpc:Vpc", "aws:ecr/repository:Repository", "aws:efs/fileSystem:FileSystem",
            "aws:eks/cluster:Cluster",
        "aws:kms/key:Key", "aws:rds/cluster:Cluster", "aws:rds/instance:Instance", "aws:route53/zone:Zone", "aws:s3/bucket:Bucket",
        "gcp:artifactregistry/repository:Repository", "gcp:compute/network:Network", "gcp:container/cluster:Cluster",
            "gcp:dns/managedZone:ManagedZone",
        "gcp:gkebackup/backupPlan:BackupPlan", "gcp:kms/cryptoKey:CryptoKey", "gcp:sql/databaseInstance:DatabaseInstance",
            "gcp:storage/bucket:Bucket",
        "kubernetes:core/v1:PersistentVolumeClaim",
    ];

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("PULUMI-001", High, "what cannot be brought back is protected in production",
            "set the resource option protect or retainOnDelete", ["CKV_GCP_82"], Kept, Protected)
        {
            ProductionOnly = true,
        },
        new("PULUMI-003", Critical, "nothing secret is shown in names, tags and outputs", "keep it out, or make the output secret", [],
            [Urns.StackType, "aws:*", "gcp:*", "kubernetes:*"], Shown) { LooksAround = true },
    ];

    private static void Protected(Subject subject)
    {
        if (subject.Node.Options is { Protect: true } or { RetainOnDelete: true })
            return;
        switch (subject.At("deletionProtection") ?? subject.At("deletionProtectionEnabled"))
        {
            case UnknownValue:
                subject.Unknown("deletionProtection");
                break;
            case var given when Values.Flag(given) == true:
                break;
            default:
                if (!subject.Node.Options.TellsRetention)
                    subject.Unknown("retainOnDelete", "is not told by the CLI, and protect is not set");
                else
                    subject.Fail(
                        "protect", null, $"must be set: with it goes {StatefulTypes.Holding(subject.Node.Type) ?? "what it holds"}");
                break;
        }
    }

    private static void Shown(Subject subject)
    {
        var secrets = subject.Facts.Secrets;
        if (secrets.Count == 0)
            return;
        IEnumerable<KeyValuePair<string, PropertyValue>> places = subject.Node.Type == Urns.StackType
            ? subject.Facts.Graph.Outputs
            : Places.Select(name => KeyValuePair.Create(name, Raw(subject.Node.Inputs, name))).Where(entry => entry.Value is not null)!;
        foreach (var (name, value) in places)
            Look(subject, name, value, secrets);
    }

    private static readonly string[] Places = ["name", "description", "tags", "labels", "resourceLabels", "metadata"];

    private static PropertyValue Raw(ObjectValue inputs, string name) => inputs[name]!;

    private static void Look(Subject subject, string path, PropertyValue value, IReadOnlySet<string> secrets)
    {
        switch (value)
        {
            case SecretValue:
                break;
            case UnknownValue:
                subject.Unknown(path);
                break;
            case StringValue text when text.Value.Length >= LeastLength
                && secrets.Any(secret => text.Value.Contains(secret, StringComparison.Ordinal)):
                subject.Fail(path, new SecretValue(value), "must not hold a secret that is not marked as one");
                break;
            case ListValue list:
                for (var index = 0; index < list.Items.Count; index++)
                    Look(subject, $"{path}[{index}]", list.Items[index], secrets);
                break;
            case ObjectValue members:
                foreach (var (name, member) in members)
                    Look(subject, $"{path}.{name}", member, secrets);
                break;
        }
    }
}
