using Platform.Components.Identity;

namespace Platform.Components.CloudParts;

/// <summary>Makes what add-ons keep in their cluster's cloud. One for each cluster; nothing above it knows which cloud it is.</summary>
public interface ICloud
{
    /// <summary>Makes a store of objects.</summary>
    /// <param name="name">Its logical name.</param>
    /// <param name="args">What it is to be.</param>
    ObjectStore Store(string name, ObjectStoreArgs args);

    /// <summary>Makes a key that something unseals itself with.</summary>
    /// <param name="name">Its logical name.</param>
    /// <param name="args">What it is to be.</param>
    UnsealKey UnsealKey(string name, UnsealKeyArgs args);

    /// <summary>Makes a place for logs, where the cloud's log store needs one.</summary>
    /// <param name="name">Its logical name.</param>
    /// <param name="args">What it is to be.</param>
    Resource? LogGroup(string name, LogGroupArgs args);
}

/// <summary>AWS; the twin of <see cref="GcpCloud"/>.</summary>
/// <param name="facts">Where the cluster is.</param>
/// <param name="options">Options of every component: the provider above all.</param>
public sealed class AwsCloud(AwsFacts facts, ComponentResourceOptions options) : ICloud
{
    /// <inheritdoc/>
    public ObjectStore Store(string name, ObjectStoreArgs args) => new AwsObjectStore(name, facts, args, options);

    /// <inheritdoc/>
    public UnsealKey UnsealKey(string name, UnsealKeyArgs args) => new AwsUnsealKey(name, facts, args, options);

    /// <inheritdoc/>
    public Resource? LogGroup(string name, LogGroupArgs args) => new AwsLogGroup(name, args, options);
}

/// <summary>Google Cloud; the twin of <see cref="AwsCloud"/>.</summary>
/// <param name="facts">Where the cluster is.</param>
/// <param name="options">Options of every component: the provider above all.</param>
public sealed class GcpCloud(GcpFacts facts, ComponentResourceOptions options) : ICloud
{
    /// <inheritdoc/>
    public ObjectStore Store(string name, ObjectStoreArgs args) => new GcpObjectStore(name, facts, args, options);

    /// <inheritdoc/>
    public UnsealKey UnsealKey(string name, UnsealKeyArgs args) => new GcpUnsealKey(name, facts, args, options);

    /// <summary>None: Cloud Logging needs no place made for logs.</summary>
    public Resource? LogGroup(string name, LogGroupArgs args) => null;
}
