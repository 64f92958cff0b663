namespace Platform.Components.AddOns;

/// <summary>The kinds of the mesh Istio and the namespace of its parts. The first of four: istiod, istio-cni, ztunnel follow.</summary>
public sealed record IstioBase : HelmAddOn
{
    /// <summary>The namespace of every part.</summary>
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

    /// <summary>The node agents of the other parts change the network of the node's pods.</summary>
    public override PodSecurity PodSecurity => PodSecurity.Privileged;

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.MeshKinds];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.GatewayKinds, Capability.MonitoringKinds];

    /// <summary>Of all parts: the control plane answers agents and the API server. Agents work inside the pods' own networks.</summary>
    public override NetworkRules Network => new()
    {
        Webhooks = [15017],
        Metrics = [15014, 15020],
        From = ImmutableSortedDictionary.Create<string, ImmutableSortedSet<int>>(StringComparer.Ordinal).Add("*", [15012]),
    };

    /// <summary>The mesh without sidecars; the kinds are annotated in the chart to stay when it goes.</summary>
    protected override object ChartValues(AddOnFacts facts) => new { profile = "ambient" };
}
