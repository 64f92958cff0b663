using Platform.Components.AddOns;
using Platform.Components.Networks;
using Platform.Components.Tenants;

namespace Platform.Stacks.Specs;

/// <summary>A cluster with its network, its node pools and what is installed in it. The initialisers are production.</summary>
public sealed record ClusterSpec
{
    /// <summary>Where it is.</summary>
    public Cloud? Cloud { get; init; }

    /// <summary>A cluster to adopt; then there is no network and no node pool of ours. Default: none, the cluster is made.</summary>
    public ExistingSpec? Existing { get; init; }

    /// <summary>The region, such as <c>eu-west-1</c> or <c>europe-west1</c>.</summary>
    public string Region { get; init; } = "";

    /// <summary>The zones; pinned, because a zone that a cloud adds must not move anything.</summary>
    public ImmutableSortedSet<string> Zones { get; init; } = [];

    /// <summary>The Google Cloud project; none on AWS.</summary>
    public string? Project { get; init; }

    /// <summary>The Google Cloud project's number, which names its workload identity pool; none on AWS.</summary>
    public string? ProjectNumber { get; init; }

    /// <summary>The AWS account's 12 digits; none on Google Cloud.</summary>
    public string? Account { get; init; }

    /// <summary>The Kubernetes minor version. Default: 1.35, in standard support until 2027-03-27.</summary>
    public string Version { get; init; } = "1.35";

    /// <summary>The network around it.</summary>
    public NetworkSpec Network { get; init; } = new();

    /// <summary>The node pools by name; the name is identity.</summary>
    public ImmutableSortedDictionary<string, NodePoolSpec> NodePools { get; init; } = ImmutableSortedDictionary<string, NodePoolSpec>.Empty;

    /// <summary>Cloud identities for service accounts, by name. Default: none.</summary>
    public ImmutableSortedDictionary<string, IdentitySpec> Identities { get; init; } =
        ImmutableSortedDictionary<string, IdentitySpec>.Empty;

    /// <summary>The add-ons and their settings.</summary>
    public AddOnCatalogue AddOns { get; init; } = new();

    /// <summary>The teams that share the cluster, by name; the name is identity. Default: none.</summary>
    public ImmutableSortedDictionary<string, TenantSpec> Tenants { get; init; } =
        ImmutableSortedDictionary.Create<string, TenantSpec>(StringComparer.Ordinal);

    /// <summary>Whether add-ons run in several replicas over the zones, so that the loss of one stops none. Default: true.</summary>
    public bool HighlyAvailable { get; init; } = true;

    /// <summary>Whether kinds and their objects stay in the cluster when their add-on is removed. Default: true.</summary>
    public bool RetainKinds { get; init; } = true;

    /// <summary>What only EKS has.</summary>
    public EksSpec Eks { get; init; } = new();

    /// <summary>What only GKE has.</summary>
    public GkeSpec Gke { get; init; } = new();

    /// <summary>Whether deleting the cluster is refused. Default: true.</summary>
    public bool DeletionProtection { get; init; } = true;

    /// <summary>
    /// Whether Pulumi forgets objects in a cluster that does not answer: for taking down what is gone already. Default: false, because it
    /// would also forget them while a network is down.
    /// </summary>
    public bool ForgetUnreachable { get; init; }

    /// <summary>The block of its network; null while neither a block nor a slot of the fleet says which.</summary>
    /// <param name="fleet">The organization's addresses.</param>
    public CidrBlock? Block(FleetPlan fleet) => Network switch
    {
        { Cidr: { } block } => block,
        { Slot: { } slot } when slot >= 0 && slot < fleet.Slots => fleet.Slot(slot),
        _ => null,
    };
}
