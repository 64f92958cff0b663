namespace Platform.Components.AddOns;

/// <summary>
/// The kinds of the Prometheus operator, ahead of everything: nearly every chart brings a ServiceMonitor, and a release with an object of
/// an unknown kind fails. So monitoring may come after what it watches.
/// </summary>
public sealed record PrometheusOperatorCrds : HelmAddOn
{
    /// <inheritdoc/>
    public override string Name => "prometheus-operator-crds";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <inheritdoc/>
    public override Chart Chart => Charts.PrometheusOperatorCrds;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.MonitoringKinds];

    /// <summary>It has no pods; only the release's own record lies there.</summary>
    public override string HomeNamespace => "kube-system";

    /// <inheritdoc/>
    public override bool MakesNamespace => false;

    /// <summary>
    /// Helm leaves the kinds in place where they are retained: with them would go every rule and monitor of every namespace.
    /// </summary>
    protected override object ChartValues(AddOnFacts facts) => new
    {
        crds = new { annotations = facts.RetainKinds ? Keep : [] },
    };

    private static Dictionary<string, string> Keep { get; } = new() { ["helm.sh/resource-policy"] = "keep" };
}
