using Platform.Components.Identity;

namespace Platform.Components.CloudParts;

/// <summary>An <see cref="ObjectStore"/> on S3.</summary>
public sealed class AwsObjectStore : ObjectStore
{
    internal const string Token = "platform:cloudParts:AwsObjectStore";

    private const int KeyDeletionDays = 30;
    private const int NameLimit = 63;

    private readonly ObjectStoreArgs _args;
    private readonly AwsFacts _facts;

    /// <summary>Makes the bucket and its key.</summary>
    public AwsObjectStore(string name, AwsFacts facts, ObjectStoreArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        _args = args;
        _facts = facts;
        var key = Key();
        var bucket = MakeBucket();
        Encrypt(bucket, key);
        var closed = Close(bucket);
        var versioning = Version(bucket);
        Expire(bucket, versioning);
        OnlyOverTls(bucket, closed);

        Bucket = bucket.BucketName;
        WriterKey = key.Arn;
        RegisterOutputs();
    }

    /// <inheritdoc/>
    public override StoreProtocol Protocol => StoreProtocol.S3;

    /// <inheritdoc/>
    public override string Region => _facts.Region;

    /// <inheritdoc/>
    [Output] public override Output<string> Bucket { get; }

    /// <inheritdoc/>
    [Output] public override Output<string> WriterKey { get; }

    /// <inheritdoc/>
    public override CloudResource Resource => new() { Aws = Bucket };

    private Aws.Kms.Key Key() => new(Named("key"), new()
    {
        Description = $"Objects of {_args.BucketName}",
        EnableKeyRotation = true,
        DeletionWindowInDays = KeyDeletionDays,
    }, Kept());

    private Aws.S3.Bucket MakeBucket() => new(Named("bucket"), new()
    {
        BucketName = ShortName.Within($"{_args.BucketName}-{_facts.Account}", NameLimit),
        ForceDestroy = !_args.Keep,
    }, Kept());

    /// <summary>A bucket key saves a call to the key for every object.</summary>
    private void Encrypt(Aws.S3.Bucket bucket, Aws.Kms.Key key)
    {
        var encryption = new Aws.S3.Inputs.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
        {
            SseAlgorithm = "aws:kms",
            KmsMasterKeyId = key.Arn,
        };
        _ = new Aws.S3.BucketServerSideEncryptionConfiguration(Named("bucket"), new()
        {
            Bucket = bucket.Id,
            Rules =
            [
                new Aws.S3.Inputs.BucketServerSideEncryptionConfigurationRuleArgs
                {
                    BucketKeyEnabled = true,
                    ApplyServerSideEncryptionByDefault = encryption,
                },
            ],
        }, Inside());
    }

    private Aws.S3.BucketPublicAccessBlock Close(Aws.S3.Bucket bucket)
    {
        _ = new Aws.S3.BucketOwnershipControls(Named("bucket"), new()
        {
            Bucket = bucket.Id,
            Rule = new Aws.S3.Inputs.BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
        }, Inside());
        return new(Named("bucket"), new()
        {
            Bucket = bucket.Id,
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        }, Inside());
    }

    private Aws.S3.BucketVersioning Version(Aws.S3.Bucket bucket) => new(Named("bucket"), new()
    {
        Bucket = bucket.Id,
        VersioningConfiguration = new Aws.S3.Inputs.BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
    }, Inside());

    private void Expire(Aws.S3.Bucket bucket, Aws.S3.BucketVersioning versioning)
    {
        var rule = new Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs
        {
            Id = "expire",
            Status = "Enabled",
            Filter = new Aws.S3.Inputs.BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
            NoncurrentVersionExpiration =
                new Aws.S3.Inputs.BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = _args.UndeleteDays },
            AbortIncompleteMultipartUpload =
                new Aws.S3.Inputs.BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = 7 },
        };
        if (_args.ExpireDays is { } days)
            rule.Expiration = new Aws.S3.Inputs.BucketLifecycleConfigurationRuleExpirationArgs { Days = days };
        _ = new Aws.S3.BucketLifecycleConfiguration(Named("bucket"), new() { Bucket = bucket.Id, Rules = [rule] }, Inside(versioning));
    }

    private void OnlyOverTls(Aws.S3.Bucket bucket, Resource after) => _ = new Aws.S3.BucketPolicy(Named("bucket"), new()
    {
        Bucket = bucket.Id,
        Policy = bucket.Arn.Apply(arn => new PolicyDocument(
            new PolicyStatement("OnlyOverTls", ["s3:*"], [arn, $"{arn}/*"]) { Effect = PolicyEffect.Deny }
                .For("*")
                .When("Bool", "aws:SecureTransport", "false")).ToJson()),
    }, Inside(after));

    private CustomResourceOptions Kept()
    {
        var options = Inside();
        options.RetainOnDelete = _args.Keep;
        return options;
    }
}
