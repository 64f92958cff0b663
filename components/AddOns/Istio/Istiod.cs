namespace Platform.Components.AddOns;

/// <summary>The control plane of the mesh Istio: issues the pods' certificates and tells node agents who may call whom.</summary>
public sealed record Istiod : HelmAddOn
{
    /// <inheritdoc/>
    public override string Name => "istiod";

    /// <inheritdoc/>
    /// <value>Default: false.</value>
    public override bool Enabled { get; init; }

    /// <inheritdoc/>
    public override Chart Chart => Charts.Istiod;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => IstioBase.Tested;

    /// <inheritdoc/>
    public override string HomeNamespace => IstioBase.Home;

    /// <inheritdoc/>
    public override bool MakesNamespace => false;

    /// <inheritdoc/>
    public override NetworkRules Network => new() { Webhooks = [15017] };

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.MeshControl];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.MeshKinds];

    /// <summary>
    /// Two at least where availability counts, over zones. It must know in which namespace the tunnels are that it is to trust.
    /// </summary>
    protected override object ChartValues(AddOnFacts facts)
    {
        var replicas = facts.Replicas(2);
        return new
        {
            profile = "ambient",
            autoscaleMin = replicas,
            autoscaleMax = facts.Replicas(5),
            resources = PodResources.Of("250m", "1Gi", "2Gi"),
            seccompProfile = new { type = "RuntimeDefault" },
            trustedZtunnelNamespace = IstioCni.Agents,
            topologySpreadConstraints = new[]
            {
                new
                {
                    maxSkew = 1,
                    topologyKey = "topology.kubernetes.io/zone",
                    whenUnsatisfiable = "ScheduleAnyway",
                    labelSelector = new { matchLabels = new { app = Name } },
                },
            },
            global = new
            {
                tag = Chart.Version,
                logAsJson = true,
                priorityClassName = facts.Priority(Priorities.Critical),
                defaultPodDisruptionBudget = new { enabled = replicas > 1 },
            },
        };
    }
}
