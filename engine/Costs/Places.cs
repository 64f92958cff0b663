using Platform.Engine.Graph;

namespace Platform.Engine.Costs;

/// <summary>In which region resources are: their own, their provider's, or the stack's; of objects in a cluster the cluster's.</summary>
internal sealed class Places
{
    private readonly ResourceGraph _graph;
    private readonly Owners _owners;
    private readonly Dictionary<string, ResourceNode> _providers;

    public Places(ResourceGraph graph, Owners owners)
    {
        _graph = graph;
        _owners = owners;
        _providers = graph.Resources.Where(node => Urns.IsProviderType(node.Type)).DistinctBy(node => node.Urn)
            .ToDictionary(node => node.Urn, StringComparer.Ordinal);
    }

    /// <summary>
    /// The cloud whose prices hold: the package, or for what runs in a cluster that of the cluster. Null when there is none.
    /// </summary>
    public string? CloudOf(ResourceNode node) => Cloudy(node) is { } cloudy ? Urns.Package(cloudy.Type) : null;

    /// <summary>The region; null when it is not known.</summary>
    public string? RegionOf(ResourceNode node)
    {
        if (Cloudy(node) is not { } cloudy)
            return null;
        var provider = ProviderOf(cloudy)?.Inputs ?? ObjectValue.Empty;
        return cloudy.Inputs.TextAt("region") ?? OfLocation(cloudy.Inputs.TextAt("location"))
            ?? provider.TextAt("region") ?? OfLocation(provider.TextAt("zone"))
            ?? _graph.Config.TextAt($"{Urns.Package(cloudy.Type)}:region");
    }

    /// <summary>The account or project that a resource is in, as far as two of them can be told apart: its provider.</summary>
    public string AccountOf(ResourceNode node) => ProviderOf(node)?.Urn ?? "";

    /// <summary>A location of Google Cloud is a region, or a zone, which has one more part: <c>europe-west1-b</c>.</summary>
    public static bool IsZone(string location) => location.Count(letter => letter == '-') == 2;

    private static string? OfLocation(string? location) =>
        location is null || !IsZone(location) ? location : location[..location.LastIndexOf('-')];

    private ResourceNode? Cloudy(ResourceNode node) =>
        Urns.Package(node.Type) != "kubernetes" ? node : _owners.ClusterOf(node) is { } cluster && cluster.Urn != node.Urn ? cluster : null;

    private ResourceNode? ProviderOf(ResourceNode node) =>
        node.Provider is { } reference && reference.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end
            ? _providers.GetValueOrDefault(reference[..end])
            : null;
}
