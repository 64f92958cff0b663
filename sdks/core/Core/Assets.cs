using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A file or a tree of files that a resource takes as a value. It names the content; the engine reads it.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string signature, string property, object value) =>
        (Signature, Property, Value) = (signature, property, value);

    internal string Signature { get; }

    internal string Property { get; }

    internal object Value { get; }
}

/// <summary>A single file's content.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string property, object value) : base(Signatures.Asset, property, value)
    {
    }
}

/// <summary>A file on disk; relative paths start at the program's folder.</summary>
public sealed class FileAsset(string path) : Asset(Signatures.Path, path);

/// <summary>Content given as text.</summary>
public sealed class StringAsset(string text) : Asset(Signatures.Text, text);

/// <summary>A file behind a <c>file</c>, <c>http</c> or <c>https</c> address.</summary>
public sealed class RemoteAsset(string uri) : Asset(Signatures.Uri, uri);

/// <summary>Stands where the engine sent something else than the asset that was expected.</summary>
internal sealed class InvalidAsset() : Asset(Signatures.Text, "");

/// <summary>A tree of files.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive(string property, object value) : base(Signatures.Archive, property, value)
    {
    }
}

/// <summary>A folder, or a tar, tar.gz, zip or jar file on disk.</summary>
public sealed class FileArchive(string path) : Archive(Signatures.Path, path);

/// <summary>An archive file behind a <c>file</c>, <c>http</c> or <c>https</c> address.</summary>
public sealed class RemoteArchive(string uri) : Archive(Signatures.Uri, uri);

/// <summary>A tree made of other assets and archives by name.</summary>
public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets)
    : Archive(Signatures.Assets, assets.ToImmutableDictionary());

/// <summary>Stands where the engine sent something else than the archive that was expected.</summary>
internal sealed class InvalidArchive() : Archive(Signatures.Assets, ImmutableDictionary<string, AssetOrArchive>.Empty);
