namespace Platform.Components.AddOns;

/// <summary>
/// What may reach an add-on's pods, and what they may reach, beyond their own namespace and DNS. Everything else is denied. Inert.
/// </summary>
public sealed record NetworkRules
{
    /// <summary>
    /// Ports of admission and conversion webhooks: the API server calls them, from addresses that no policy can name. Default: none.
    /// </summary>
    public ImmutableSortedSet<int> Webhooks { get; init; } = [];

    /// <summary>Ports with metrics, open to the namespace of the metrics collector. Default: none.</summary>
    public ImmutableSortedSet<int> Metrics { get; init; } = [];

    /// <summary>
    /// Ports open to everybody, inside the cluster and outside: load balancers keep their callers' addresses. Default: none.
    /// </summary>
    public ImmutableSortedSet<int> Public { get; init; } = [];

    /// <summary>
    /// Ports open to other namespaces, by the namespace: <c>*</c> for all of them, no port for every port. Default: none.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableSortedSet<int>> From { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableSortedSet<int>>(StringComparer.Ordinal);

    /// <summary>
    /// Ports that the pods may call in other namespaces, by the namespace: <c>*</c> for all of them, no port for every port. Default: none.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableSortedSet<int>> To { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableSortedSet<int>>(StringComparer.Ordinal);

    /// <summary>
    /// Ports that the pods may call anywhere: the API server, whose addresses no policy can name, and the clouds' own services.
    /// Default: 443, which both answer on.
    /// </summary>
    public ImmutableSortedSet<int> Anywhere { get; init; } = [443];

    /// <summary>Every port of every namespace: for what routes traffic to pods that it does not know.</summary>
    public static ImmutableSortedDictionary<string, ImmutableSortedSet<int>> Everywhere { get; } =
        ImmutableSortedDictionary.Create<string, ImmutableSortedSet<int>>(StringComparer.Ordinal).Add("*", []);

    /// <summary>UDP ports that the pods may call anywhere. Default: none.</summary>
    public ImmutableSortedSet<int> AnywhereUdp { get; init; } = [];
}
