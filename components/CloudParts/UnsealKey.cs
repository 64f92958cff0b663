using Platform.Components.Identity;

namespace Platform.Components.CloudParts;

/// <summary>
/// A key that software encrypts its own master key with, so that it starts without anybody typing one. Losing it loses everything behind
/// it. It grants nobody anything: what may use it follows from <see cref="Resource"/>.
/// </summary>
public abstract class UnsealKey : PlatformComponent
{
    private protected UnsealKey(string token, string name, ResourceArgs args, ComponentResourceOptions? options)
        : base(token, name, args, options)
    {
    }

    /// <summary>The kind of seal, as Vault's configuration names it, such as <c>awskms</c>.</summary>
    public abstract string Seal { get; }

    /// <summary>The seal's settings, as Vault's configuration names them.</summary>
    public abstract Output<ImmutableSortedDictionary<string, string>> Settings { get; }

    /// <summary>The key as permissions name it.</summary>
    public abstract CloudResource Resource { get; }
}

/// <summary>Inputs of an <see cref="UnsealKey"/>, whichever cloud it is on.</summary>
public sealed class UnsealKeyArgs : ResourceArgs
{
    /// <summary>What the key is called.</summary>
    public required string KeyName { get; init; }

    /// <summary>Whether the key stays when it is removed from the program. Default: true.</summary>
    public bool Keep { get; init; } = true;
}
