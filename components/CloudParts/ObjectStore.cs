using Platform.Components.Identity;

namespace Platform.Components.CloudParts;

/// <summary>How a store of objects is spoken to; clients come by protocol, not by cloud.</summary>
public enum StoreProtocol
{
    /// <summary>Amazon S3's.</summary>
    S3,

    /// <summary>Google Cloud Storage's.</summary>
    Gcs,
}

/// <summary>
/// A private bucket, encrypted with a key of its own, that keeps what is overwritten or deleted for a while. It grants nobody anything:
/// what may use it follows from <see cref="Resource"/>.
/// </summary>
public abstract class ObjectStore : PlatformComponent
{
    private protected ObjectStore(string token, string name, ResourceArgs args, ComponentResourceOptions? options)
        : base(token, name, args, options)
    {
    }

    /// <summary>How it is spoken to.</summary>
    public abstract StoreProtocol Protocol { get; }

    /// <summary>The region it is in.</summary>
    public abstract string Region { get; }

    /// <summary>The bucket's name.</summary>
    public abstract Output<string> Bucket { get; }

    /// <summary>The bucket as permissions name it.</summary>
    public abstract CloudResource Resource { get; }

    /// <summary>The key that a writer must be allowed to use, as permissions name it; null where the service encrypts by itself.</summary>
    public abstract Output<string>? WriterKey { get; }
}

/// <summary>Inputs of an <see cref="ObjectStore"/>, whichever cloud it is on.</summary>
public sealed class ObjectStoreArgs : ResourceArgs
{
    /// <summary>What the bucket is called; the account or project is added, as buckets share one world of names.</summary>
    public required string BucketName { get; init; }

    /// <summary>Whether a bucket that is not empty, and its key, stay when it is removed from the program. Default: true.</summary>
    public bool Keep { get; init; } = true;

    /// <summary>How long an overwritten or deleted object can be brought back, in days. Default: 30.</summary>
    public int UndeleteDays { get; init; } = 30;

    /// <summary>After how many days objects go by themselves; null for never. Default: never.</summary>
    public int? ExpireDays { get; init; }
}
