using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>What happens to one resource, and why.</summary>
internal sealed record Step
{
    /// <summary>What happens.</summary>
    public required Operation Operation { get; init; }

    /// <summary>The resource as it was; null when there was none.</summary>
    public EarlierResource? Old { get; init; }

    /// <summary>
    /// The resource as it will be; null when there will be none. Where the earlier deployment knows what the clouds made up, such as
    /// ids, its values stand here instead of simulated ones; what only an update can tell is unknown.
    /// </summary>
    public ResourceNode? New { get; init; }

    /// <summary>The differences of the inputs, by path. None of a resource that only one side has.</summary>
    public IReadOnlyList<PropertyChange> Changes { get; init; } = [];

    /// <summary>Why the resource is replaced; empty when it is not.</summary>
    public IReadOnlyList<ReplaceReason> Reasons { get; init; } = [];

    /// <summary>Whether a replacement deletes the earlier one before there is a new one. Default: false.</summary>
    public bool DeletesFirst { get; init; }

    /// <summary>Paths of secrets that could not be compared, because the earlier deployment has them encrypted.</summary>
    public IReadOnlyList<string> Uncompared { get; init; } = [];

    /// <summary>The resource after the operation, or before it when there is none after.</summary>
    public ResourceNode Node => New ?? Old!.Node;

    /// <summary>The resource's urn.</summary>
    public string Urn => Node.Urn;

    /// <summary>Whether it is a default provider, which the CLI neither shows nor counts.</summary>
    public bool IsInternal => IsDefaultProvider(Node);

    /// <summary>Whether something in a cloud ceases to exist.</summary>
    public bool Destroys =>
        Operation is Operation.Replace or Operation.Delete or Operation.DeleteReplaced
        && Old is { Node: { Custom: true, External: false, Options.RetainOnDelete: false } } && !Urns.IsProviderType(Node.Type);

    /// <summary>Whether deletion protection is switched on or off.</summary>
    public bool ChangesProtection => Old is not null && New is not null && Old.Node.Options.Protect != New.Options.Protect;

    /// <summary>Whether the CLI would list it when it leaves out what stays the same.</summary>
    public bool IsShown => !IsInternal && (Operation != Operation.Same || ChangesProtection);

    /// <summary>Whether the resource is a provider that the engine made for a package, because the program gave none.</summary>
    internal static bool IsDefaultProvider(ResourceNode node) =>
        Urns.IsProviderType(node.Type) && (node.Name == "default" || node.Name.StartsWith("default_", StringComparison.Ordinal));
}

/// <summary>Why a resource is replaced.</summary>
/// <param name="Key">
/// A property path, or one of the CLI's words: <c>provider</c>, <c>replaceWith</c>, <c>deletedWith</c>, <c>replacementTrigger</c>,
/// <c>import</c>, or <c>id</c> where the resource was marked or left unfinished.
/// </param>
/// <param name="Because">The urn of the resource that brings it about; null when it is the program.</param>
internal sealed record ReplaceReason(string Key, string? Because = null);
