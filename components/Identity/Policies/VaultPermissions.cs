namespace Platform.Components.Identity.Policies;

/// <summary>What Vault needs: to unseal itself with exactly one key, and to put snapshots into exactly one bucket. Pure.</summary>
public static class VaultPermissions
{
    /// <summary>To unseal itself.</summary>
    /// <param name="key">The key: its ARN, or its id on Google Cloud.</param>
    public static Permissions Unsealing(CloudResource key) => new()
    {
        Aws = key.Aws is { } arn
            ? new AwsPermissions().With("unseal", _ => arn.ToOutput().Apply(known => new PolicyDocument(
                new PolicyStatement("Unseal", ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"], [known]))))
            : new(),
        // Vault also reads the key itself, which the role to encrypt with it does not include.
        Gcp = key.Gcp is { } id
            ? new GcpPermissions()
                .With("unseal", new GcpGrant.OnKey(id, "roles/cloudkms.cryptoKeyEncrypterDecrypter"))
                .With("read-key", new GcpGrant.OnKey(id, "roles/cloudkms.viewer"))
            : new(),
    };

    /// <summary>To put snapshots of its storage into a bucket, and not to read or delete them.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="prefix">What snapshots' names begin with, without a slash at the end.</param>
    /// <param name="key">The key that the bucket on AWS is encrypted with, as an ARN. Default: S3's own.</param>
    public static Permissions Snapshots(CloudResource bucket, string prefix, Input<string>? key = null) => new()
    {
        Aws = bucket.Aws is { } name
            ? new AwsPermissions().With("snapshots", facts =>
                Output.Tuple(name, key ?? "").Apply(known => OnAws(facts, known.Item1, prefix, known.Item2)))
            : new(),
        Gcp = bucket.Gcp is { } onGcp
            ? new GcpPermissions().With("snapshots", new GcpGrant.OnBucket(onGcp, "roles/storage.objectCreator"))
            : new(),
    };

    private static PolicyDocument OnAws(AwsFacts facts, string bucket, string prefix, string key) => new(
    [
        new PolicyStatement("PutSnapshots", ["s3:PutObject"], [facts.Global("s3", $"{bucket}/{prefix}/*")]),
        .. key.Length == 0 ? [] : ImmutableArray.Create(new PolicyStatement("Encrypt", ["kms:GenerateDataKey"], [key])),
    ]);
}
