using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>Buckets, registries and volumes: who reads them, and how they are encrypted.</summary>
internal static class StorageRules
{
    private const string Bucket = "aws:s3/bucket:Bucket";
    private const string Block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    private const string GcpBucket = "gcp:storage/bucket:Bucket";
    private const string StorageClass = "kubernetes:storage.k8s.io/v1:StorageClass";
    private const string Repository = "aws:ecr/repository:Repository";

    private static readonly string[] Blocks = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("STO-001", High, "buckets are closed to the public", "declare a BucketPublicAccessBlock with all four set",
            ["CKV2_AWS_6", "AWS-0094"], [Bucket], HasBlock) { LooksAround = true },
        new("STO-002", High, "the block of public access is complete", "set all four of its properties",
            ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "AWS-0086", "AWS-0087", "AWS-0091", "AWS-0093"], [Block], BlocksAll),
        new("STO-003", High, "buckets of Google Cloud are closed to the public", "set publicAccessPrevention to enforced",
            ["CKV_GCP_114"], [GcpBucket],
                subject => subject.Must("publicAccessPrevention", value => Values.Is(value, "enforced"), "must be enforced")),
        new("STO-004", Medium, "buckets of Google Cloud know no rights of single objects", "set uniformBucketLevelAccess",
            ["CKV_GCP_29", "GCP-0002"], [GcpBucket], subject => subject.MustBe("uniformBucketLevelAccess", true, missing: false)),
        new("STO-005", High, "volumes of Kubernetes are encrypted", "set the parameter encrypted to true", ["CKV_AWS_3", "AWS-0026"],
            [StorageClass], Volumes),
        new("STO-006", High, "no bucket of production is emptied with its stack", "leave forceDestroy false", [], [Bucket, GcpBucket],
            subject => subject.MustBe("forceDestroy", false, missing: false)) { ProductionOnly = true },
        new("AWS-007", Medium, "images are scanned, keep their tags, and are encrypted",
            "set scanOnPush, imageTagMutability and encryptionConfigurations",
            ["CIS-EKS-5.1.1", "CKV_AWS_163", "CKV_AWS_51", "CKV_AWS_136"], [Repository], Images),
    ];

    private static void HasBlock(Subject subject)
    {
        var blocks = subject.Facts.By(Block, "bucket");
        if (blocks.Naming(subject.Node).Concat(blocks.Like(subject.Node, "bucket")).Any())
            return;
        if (blocks.HasUnknowns)
            subject.Unknown("bucket", "the buckets of public access blocks are not known before the update");
        else
            subject.Fail("bucket", subject.At("bucket"), "must have a public access block beside it");
    }

    private static void BlocksAll(Subject subject)
    {
        foreach (var block in Blocks)
            subject.MustBe(block, true, missing: false);
    }

    private static void Volumes(Subject subject)
    {
        if (subject.At("provisioner") is UnknownValue)
            subject.Unknown("provisioner");
        // Disks of Google Cloud are always encrypted; those of AWS when the class says so.
        else if (subject.Text("provisioner") is "ebs.csi.aws.com" or "kubernetes.io/aws-ebs")
            subject.MustBe("parameters.encrypted", true, missing: false);
        else
            subject.Skip();
    }

    private static void Images(Subject subject)
    {
        subject.MustBe("imageScanningConfiguration.scanOnPush", true, missing: false);
        subject.Must("imageTagMutability", value => value is StringValue text
            && text.Value.StartsWith("IMMUTABLE", StringComparison.Ordinal), "must be IMMUTABLE");
        subject.Must("encryptionConfigurations[0].encryptionType", value => value is StringValue text
            && text.Value.StartsWith("KMS", StringComparison.Ordinal), "must be KMS");
    }
}
