using Platform.Components.CloudParts;
using Platform.Components.Identity;

namespace Platform.Components.AddOns;

/// <summary>What an add-on keeps in its cluster's cloud beside an identity. Inert.</summary>
public sealed record CloudNeeds
{
    /// <summary>Nothing.</summary>
    public static CloudNeeds None { get; } = new();

    /// <summary>Whether it needs a key that it unseals itself with. Default: false.</summary>
    public bool UnsealKey { get; init; }

    /// <summary>A place in the cloud's log store by its name, with the days after which logs in it are forgotten. Default: none.</summary>
    public ImmutableSortedDictionary<string, int> LogGroups { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Stores of objects by their use, with the days after which objects go by themselves, or null. Default: none.</summary>
    public ImmutableSortedDictionary<string, int?> Stores { get; init; } =
        ImmutableSortedDictionary.Create<string, int?>(StringComparer.Ordinal);
}

/// <summary>What an add-on got in its cluster's cloud.</summary>
/// <param name="Key">The key that it asked for.</param>
/// <param name="Stores">The stores that it asked for, by what they are for.</param>
/// <param name="Identity">The identity of its service account, where it has permissions.</param>
public sealed record CloudGiven(UnsealKey? Key, ImmutableSortedDictionary<string, ObjectStore> Stores, WorkloadIdentity? Identity)
{
    /// <summary>Nothing.</summary>
    public static CloudGiven None { get; } = new(null, ImmutableSortedDictionary.Create<string, ObjectStore>(StringComparer.Ordinal), null);

    /// <summary>What the service account must be annotated with for its identity; mostly nothing.</summary>
    public Output<ImmutableDictionary<string, string>> Annotations =>
        Identity?.ServiceAccountAnnotations ?? Output.Create(ImmutableDictionary<string, string>.Empty);
}
