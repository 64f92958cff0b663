namespace Platform.Components.AddOns;

/// <summary>
/// The agent of the mesh Istio on every node that leads the traffic of pods in the mesh to its tunnel, and the namespace of both: they
/// change the network of the node's pods, which nothing else should be let to.
/// </summary>
public sealed record IstioCni : HelmAddOn
{
    /// <summary>The namespace of the mesh's agents, the only privileged one of it.</summary>
    public const string Agents = "istio-agents";

    /// <inheritdoc/>
    public override string Name => "istio-cni";

    /// <inheritdoc/>
    /// <value>Default: false.</value>
    public override bool Enabled { get; init; }

    /// <inheritdoc/>
    public override Chart Chart => Charts.IstioCni;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => IstioBase.Tested;

    /// <inheritdoc/>
    public override string HomeNamespace => Agents;

    /// <summary>Both agents enter the networks of the node's pods.</summary>
    public override PodSecurity PodSecurity => PodSecurity.Privileged;

    /// <summary>Agents ask the control plane and are asked for metrics; what they carry goes by the pods' own networks.</summary>
    public override NetworkRules Network => new()
    {
        Metrics = [15014, 15020],
        To = new NetworkRules().To.Add(IstioBase.Home, [15012]),
    };

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.MeshRedirection];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.MeshControl];

    /// <summary>The quota lets pods of the highest priority run outside of <c>kube-system</c> where a cluster asks for one.</summary>
    protected override object ChartValues(AddOnFacts facts) => new
    {
        profile = "ambient",
        resources = PodResources.Of("100m", "100Mi", "256Mi"),
        resourceQuotas = new { enabled = true },
        global = new { tag = Chart.Version, logAsJson = true, platform = facts.MeshPlatform },
    };
}
