namespace Platform.Components.AddOns;

/// <summary>
/// The kinds of the mesh Istio and the namespace of its control plane. The first of four: istiod, istio-cni, ztunnel follow; the latter
/// two, agents of nodes, have a namespace of their own.
/// </summary>
public sealed record IstioBase : HelmAddOn
{
    /// <summary>The namespace of the control plane, and of rules that hold for the whole mesh.</summary>
    public const string Home = "istio-system";

    /// <summary>The API group and version of the mesh's rules of access.</summary>
    internal const string Security = "security.istio.io/v1";

    internal static MinorRange Tested { get; } = new(32, 36);

    /// <inheritdoc/>
    public override string Name => "istio-base";

    /// <inheritdoc/>
    /// <value>Default: false; a mesh is for environments that must encrypt between pods.</value>
    public override bool Enabled { get; init; }

    /// <inheritdoc/>
    public override Chart Chart => Charts.IstioBase;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => Tested;

    /// <inheritdoc/>
    public override string HomeNamespace => Home;

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.MeshKinds];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.GatewayKinds, Capability.MonitoringKinds];

    /// <summary>The control plane answers agents, proxies and the API server.</summary>
    public override NetworkRules Network => new()
    {
        Webhooks = [15017],
        Metrics = [15014],
        From = ImmutableSortedDictionary.Create<string, ImmutableSortedSet<int>>(StringComparer.Ordinal).Add("*", [15012]),
    };

    /// <summary>The mesh without sidecars; the kinds are annotated in the chart to stay when it goes.</summary>
    protected override object ChartValues(AddOnFacts facts) => new { profile = "ambient" };
}
