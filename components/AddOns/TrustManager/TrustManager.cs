namespace Platform.Components.AddOns;

/// <summary>trust-manager: bundles of trusted authorities, kept the same in every namespace that asks for them.</summary>
public sealed record TrustManager : HelmAddOn
{
    /// <summary>The name of the ConfigMap that every namespace gets: whom the platform trusts, key <c>ca.crt</c>.</summary>
    public const string Authorities = "platform-authorities";

    /// <inheritdoc/>
    public override string Name => "trust-manager";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>How many run, one of which works; null for two where availability counts, else one.</summary>
    public int? Replicas { get; init; }

    /// <inheritdoc/>
    public override Chart Chart => Charts.TrustManager;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <summary>The namespace that bundles take their sources from.</summary>
    public override string HomeNamespace => CertManager.Home;

    /// <inheritdoc/>
    public override bool MakesNamespace => false;

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.TrustBundles];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.Certificates];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.MonitoringKinds];

    /// <inheritdoc/>
    public override ImmutableSortedSet<int> WebhookPorts => [CertManager.TrustWebhook];

    /// <summary>
    /// The cluster's own authority beside the public ones, as a ConfigMap in every namespace; without an authority there is none.
    /// </summary>
    protected override IEnumerable<Resource> After(AddOnChildren inside)
    {
        if (!inside.Facts.Offers(Capability.PrivateAuthority))
            yield break;

        var metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = Authorities };
        yield return new K8s.ApiExtensions.CustomResource(
            inside.Named("authorities"), new CustomObject("trust.cert-manager.io/v1alpha1", "Bundle", metadata, new
            {
                sources = new object[]
                {
                    new { useDefaultCAs = true },
                    new { secret = new { name = CertManager.AuthoritySecret, key = "ca.crt" } },
                },
                target = new { configMap = new { key = "ca.crt" }, namespaceSelector = new { } },
            }), inside.Options());
    }

    /// <inheritdoc/>
    protected override object ChartValues(AddOnFacts facts)
    {
        var replicas = Replicas ?? facts.Replicas(2);
        return new
        {
            crds = new { enabled = true, keep = facts.RetainKinds },
            replicaCount = replicas,
            podDisruptionBudget = new { enabled = replicas > 1, minAvailable = 1 },
            priorityClassName = facts.Priority(Priorities.Standard),
            resources = PodResources.Of("25m", "128Mi", "256Mi"),
            topologySpreadConstraints = new[] { Spread.OverZones(Name) },
            defaultPackage = new { resources = PodResources.Of("10m", "32Mi", "64Mi") },
            filterExpiredCertificates = new { enabled = true },
            // Secrets only where a bundle cannot be a ConfigMap, and by name: it may write no others.
            secretTargets = facts.Offers(Capability.ClientAuthorities)
                ? new { enabled = true, authorizedSecrets = new[] { MutualTls.AuthoritiesName } }
                : (object)new { enabled = false },
            app = new
            {
                logFormat = "json",
                trust = new { @namespace = HomeNamespace },
                webhook = new { port = CertManager.TrustWebhook },
                metrics = new { service = new { servicemonitor = new { enabled = facts.Offers(Capability.MonitoringKinds) } } },
            },
        };
    }
}
