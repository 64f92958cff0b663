using Platform.Components.CloudParts;
using Platform.Components.Clusters;

namespace Platform.Components.AddOns;

/// <summary>Where an add-on is installed.</summary>
/// <param name="Facts">The cluster in plain values.</param>
/// <param name="Cluster">The cluster itself.</param>
/// <param name="Name">What logical names start with: the cluster's name in its environment and the add-on's.</param>
/// <param name="Options">Options of the add-on's component: the cluster's provider, and what it waits for.</param>
public sealed record AddOnContext(AddOnFacts Facts, ICluster Cluster, string Name, ComponentResourceOptions Options)
{
    /// <summary>Makes what add-ons keep in the cloud; null where nothing is planned that keeps anything there. Default: null.</summary>
    public ICloud? Cloud { get; init; }

    /// <summary>The installed add-ons that it waits for, by name, for what it must know of one of them. Default: none.</summary>
    public ImmutableSortedDictionary<string, Resource> Providers { get; init; } =
        ImmutableSortedDictionary.Create<string, Resource>(StringComparer.Ordinal);

    /// <summary>The stack file's secrets by name. Default: none.</summary>
    public ImmutableSortedDictionary<string, Output<string>> Secrets { get; init; } =
        ImmutableSortedDictionary.Create<string, Output<string>>(StringComparer.Ordinal);
}
