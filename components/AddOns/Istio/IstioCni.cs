namespace Platform.Components.AddOns;

/// <summary>The agent of the mesh Istio on every node that leads the traffic of pods in the mesh to its tunnel.</summary>
public sealed record IstioCni : HelmAddOn
{
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
    public override string HomeNamespace => IstioBase.Home;

    /// <inheritdoc/>
    public override bool MakesNamespace => false;

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
