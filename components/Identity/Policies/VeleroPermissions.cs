namespace Platform.Components.Identity.Policies;

/// <summary>
/// What Velero needs: its own prefix of one bucket. Volumes are the CSI driver's to snapshot, so it needs nothing of disks. On Google Cloud
/// it signs the addresses it hands out, which takes a service account of its own. Pure.
/// </summary>
public static class VeleroPermissions
{
    /// <summary>The permissions.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="prefix">What the names of its objects begin with, without a slash at the end; one for each cluster.</param>
    /// <param name="key">The key that the bucket on AWS is encrypted with, as an ARN. Default: S3's own.</param>
    public static Permissions Of(CloudResource bucket, string prefix, Input<string>? key = null) => new()
    {
        Aws = bucket.Aws is { } name
            ? new AwsPermissions().With("backups", facts =>
                Output.Tuple(name, key ?? "").Apply(known => OnAws(facts, known.Item1, prefix, known.Item2)))
            : new(),
        Gcp = bucket.Gcp is { } onGcp
            ? new GcpPermissions { Kind = GcpIdentityKind.ServiceAccount }
                .With("backups", new GcpGrant.OnBucket(onGcp, "roles/storage.objectAdmin"))
                .With("sign", new GcpGrant.OnItself("roles/iam.serviceAccountTokenCreator"))
            : new(),
    };

    private static PolicyDocument OnAws(AwsFacts facts, string bucket, string prefix, string key) => new(
    [
        new PolicyStatement("KeepBackups",
            ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
            [facts.Global("s3", $"{bucket}/{prefix}/*")]),
        new PolicyStatement("FindBackups", ["s3:ListBucket"], [facts.Global("s3", bucket)]).When("StringLike", "s3:prefix", $"{prefix}/*"),
        .. key.Length == 0 ? [] : ImmutableArray.Create(new PolicyStatement("Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"], [key])),
    ]);
}
