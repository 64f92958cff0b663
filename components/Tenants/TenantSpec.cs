namespace Platform.Components.Tenants;

/// <summary>A tenant: a team's namespace in a cluster, with what it may use and who may use it. Inert.</summary>
public sealed record TenantSpec
{
    /// <summary>The namespace; null for the tenant's name. Default: null.</summary>
    public string? Namespace { get; init; }

    /// <summary>What all its pods may request of processors, as Kubernetes writes it. Default: <c>8</c>.</summary>
    public string Cpu { get; init; } = "8";

    /// <summary>What all its pods may request of memory, and be limited to. Default: <c>16Gi</c>.</summary>
    public string Memory { get; init; } = "16Gi";

    /// <summary>How much all its volumes may hold. Default: <c>100Gi</c>.</summary>
    public string Storage { get; init; } = "100Gi";

    /// <summary>The most pods. Default: 100.</summary>
    public int Pods { get; init; } = 100;

    /// <summary>What a container requests of a processor that says nothing. Default: <c>100m</c>.</summary>
    public string DefaultCpu { get; init; } = "100m";

    /// <summary>What a container requests of memory, and is limited to, that says nothing. Default: <c>128Mi</c>.</summary>
    public string DefaultMemory { get; init; } = "128Mi";

    /// <summary>The most memory of a single container. Default: <c>8Gi</c>.</summary>
    public string LargestMemory { get; init; } = "8Gi";

    /// <summary>Groups that may change what is in the namespace, but no roles, quotas and network policies. Default: none.</summary>
    public ImmutableSortedSet<string> Developers { get; init; } = [];

    /// <summary>Groups whose members may look, but not at secrets. Default: none.</summary>
    public ImmutableSortedSet<string> Viewers { get; init; } = [];

    /// <summary>Namespaces whose pods may call, beside the ingress controllers' and the monitoring's. Default: none.</summary>
    public ImmutableSortedSet<string> CalledBy { get; init; } = [];

    /// <summary>Namespaces that its pods may call. Default: none.</summary>
    public ImmutableSortedSet<string> Calls { get; init; } = [];

    /// <summary>Blocks of addresses outside of the cluster that its pods may call, such as <c>0.0.0.0/0</c>. Default: none.</summary>
    public ImmutableSortedSet<string> Outside { get; init; } = [];

    /// <summary>Ports of <see cref="Outside"/>. Default: 443.</summary>
    public ImmutableSortedSet<int> OutsidePorts { get; init; } = [443];

    /// <summary>
    /// Whether its applications bring network policies of their own. Policies add up: they can open what the tenant's one closes.
    /// Default: false.
    /// </summary>
    public bool OwnNetworkPolicies { get; init; }

    /// <summary>Whether its pods are in the mesh, where the cluster has one. Default: false.</summary>
    public bool Mesh { get; init; }

    /// <summary>Repositories that its applications are delivered from. Default: none, and no project.</summary>
    public ImmutableSortedSet<string> Repositories { get; init; } = [];
}
