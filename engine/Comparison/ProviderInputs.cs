using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>The configurations of the declared providers, as far as they were come to.</summary>
internal sealed class ProviderInputs
{
    private readonly Dictionary<string, ResourceNode> _providers = new(StringComparer.Ordinal);

    /// <summary>Keeps the resource when it is a provider.</summary>
    public void Add(ResourceNode node)
    {
        if (Urns.IsProviderType(node.Type))
            _providers[node.Urn] = node;
    }

    /// <summary>What the provider of the resource is given; nothing when it has none.</summary>
    public ObjectValue Of(ResourceNode node) => Find(Urn(node.Provider))?.Inputs ?? ObjectValue.Empty;

    /// <summary>The declared provider of the urn.</summary>
    public ResourceNode? Find(string? urn) => urn is null ? null : _providers.GetValueOrDefault(urn);

    /// <summary>The urn in a reference, which ends with two colons and the id; null when there is no reference.</summary>
    public static string? Urn(string? reference) =>
        reference is { Length: > 0 } && reference.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end ? reference[..end] : null;
}
