namespace Platform.Components.AddOns;

/// <summary>
/// What add-ons know of their cluster before anything exists. Plain values; the cloud shows only in what the cluster offers.
/// </summary>
public sealed record AddOnFacts
{
    /// <summary>The cluster's physical name.</summary>
    public required string Cluster { get; init; }

    /// <summary>The region of the cluster.</summary>
    public required string Region { get; init; }

    /// <summary>The zones of its nodes.</summary>
    public required ImmutableSortedSet<string> Zones { get; init; }

    /// <summary>The Kubernetes minor, such as <c>1.35</c>.</summary>
    public required string Kubernetes { get; init; }

    /// <summary>What the cluster offers by itself.</summary>
    public required ImmutableSortedSet<Capability> Native { get; init; }

    /// <summary>What the cluster and all its add-ons offer together.</summary>
    public ImmutableSortedSet<Capability> Offered { get; init; } = [];

    /// <summary>How volumes are made; null where the platform makes no classes of them. Default: null.</summary>
    public StorageFacts? Storage { get; init; }

    /// <summary>The cloud's secret service; null where it has none that the cluster reaches. Default: null.</summary>
    public SecretServiceFacts? Secrets { get; init; }

    /// <summary>What a mesh must be told of the cluster's network, as Istio names platforms; null for nothing. Default: null.</summary>
    public string? MeshPlatform { get; init; }

    /// <summary>What a Service of type LoadBalancer is annotated with to get a public network load balancer. Default: nothing.</summary>
    public ImmutableSortedDictionary<string, string> PublicLoadBalancer { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What the composition made that add-ons refer to; nothing while they are planned.</summary>
    public CloudResources Resources { get; init; } = new();

    /// <summary>Whether add-ons run so that no zone's loss stops them. Default: true.</summary>
    public bool HighlyAvailable { get; init; } = true;

    /// <summary>Whether kinds and the objects of them stay when their add-on goes. Default: true.</summary>
    public bool RetainKinds { get; init; } = true;

    /// <summary>How many replicas of something that works with any number: as many where availability counts, else one.</summary>
    /// <param name="available">How many where availability counts.</param>
    public int Replicas(int available) => HighlyAvailable ? available : 1;

    /// <summary>A priority class of the platform's own, where they are installed; else none.</summary>
    /// <param name="name">One of <see cref="Priorities"/>.</param>
    public string? Priority(string name) => Offers(Capability.PriorityClasses) ? name : null;

    /// <summary>Whether the cluster or one of its add-ons offers it.</summary>
    public bool Offers(Capability capability) => Offered.Contains(capability);
}

/// <summary>What the composition made in the cloud that add-ons refer to. Inert; outputs of resources.</summary>
public sealed record CloudResources
{
    /// <summary>The id of the cluster's network: a VPC's, or the name of a Google Cloud network. Default: not told.</summary>
    public Input<string>? NetworkId { get; init; }

    /// <summary>The key that nodes' disks and the volumes of pods are encrypted with. Default: none; the cloud's own.</summary>
    public Input<string>? DiskKey { get; init; }
}
