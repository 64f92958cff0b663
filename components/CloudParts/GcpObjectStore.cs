using Platform.Components.Identity;

namespace Platform.Components.CloudParts;

/// <summary>An <see cref="ObjectStore"/> on Google Cloud Storage.</summary>
public sealed class GcpObjectStore : ObjectStore
{
    internal const string Token = "platform:cloudParts:GcpObjectStore";

    private const string Rotation = "7776000s";
    private const int NameLimit = 63;
    private const int SecondsOfDay = 86_400;

    private readonly ObjectStoreArgs _args;
    private readonly GcpFacts _facts;

    /// <summary>Makes the bucket and its key.</summary>
    public GcpObjectStore(string name, GcpFacts facts, ObjectStoreArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        _args = args;
        _facts = facts;
        var key = Key();
        var usable = UsableByStorage(key);
        var bucket = MakeBucket(key, usable);

        Bucket = bucket.Name;
        RegisterOutputs();
    }

    /// <inheritdoc/>
    public override StoreProtocol Protocol => StoreProtocol.Gcs;

    /// <inheritdoc/>
    public override string Region => _facts.Region;

    /// <inheritdoc/>
    [Output] public override Output<string> Bucket { get; }

    /// <summary>None: the storage service encrypts in its own name.</summary>
    public override Output<string>? WriterKey => null;

    /// <inheritdoc/>
    public override CloudResource Resource => new() { Gcp = Bucket };

    /// <summary>A key ring's name is taken for ever, so both are the store's own.</summary>
    private Gcp.Kms.CryptoKey Key()
    {
        var ring = new Gcp.Kms.KeyRing(Named("ring"), new()
        {
            Project = _facts.Project,
            Location = _facts.Region,
            Name = ShortName.Within(_args.BucketName, NameLimit),
        }, Kept());
        return new(Named("key"), new()
        {
            KeyRing = ring.Id,
            Name = "objects",
            Purpose = "ENCRYPT_DECRYPT",
            RotationPeriod = Rotation,
        }, Kept());
    }

    /// <summary>The storage service's own account encrypts and decrypts; it is there in every project that uses the service.</summary>
    private Gcp.Kms.CryptoKeyIAMMember UsableByStorage(Gcp.Kms.CryptoKey key) => new(Named("key"), new()
    {
        CryptoKeyId = key.Id,
        Role = "roles/cloudkms.cryptoKeyEncrypterDecrypter",
        Member = $"serviceAccount:service-{_facts.ProjectNumber}@gs-project-accounts.iam.gserviceaccount.com",
    }, Inside());

    private Gcp.Storage.Bucket MakeBucket(Gcp.Kms.CryptoKey key, Resource after)
    {
        var rules = new List<Gcp.Storage.Inputs.BucketLifecycleRuleArgs>
        {
            Delete(new() { DaysSinceNoncurrentTime = _args.UndeleteDays, WithState = "ARCHIVED" }),
        };
        if (_args.ExpireDays is { } days)
            rules.Add(Delete(new() { Age = days, WithState = "LIVE" }));
        var options = Kept(after);
        return new(Named("bucket"), new()
        {
            Project = _facts.Project,
            Location = _facts.Region,
            Name = ShortName.Within($"{_args.BucketName}-{_facts.ProjectNumber}", NameLimit),
            ForceDestroy = !_args.Keep,
            UniformBucketLevelAccess = true,
            PublicAccessPrevention = "enforced",
            Versioning = new Gcp.Storage.Inputs.BucketVersioningArgs { Enabled = true },
            SoftDeletePolicy = new Gcp.Storage.Inputs.BucketSoftDeletePolicyArgs { RetentionDurationSeconds = 7 * SecondsOfDay },
            Encryption = new Gcp.Storage.Inputs.BucketEncryptionArgs { DefaultKmsKeyName = key.Id },
            LifecycleRules = rules,
        }, options);
    }

    private static Gcp.Storage.Inputs.BucketLifecycleRuleArgs Delete(Gcp.Storage.Inputs.BucketLifecycleRuleConditionArgs condition) => new()
    {
        Action = new Gcp.Storage.Inputs.BucketLifecycleRuleActionArgs { Type = "Delete" },
        Condition = condition,
    };

    private CustomResourceOptions Kept(params Resource[] after)
    {
        var options = Inside(after);
        options.RetainOnDelete = _args.Keep;
        return options;
    }
}
