namespace Platform.Components.AddOns;

/// <summary>
/// ExternalDNS: records for what Services, Ingresses and routes call themselves. One process serves one provider, so each entry is a
/// release of its own; all of them see the same sources.
/// </summary>
public sealed record ExternalDns : NamespacedAddOn
{
    /// <inheritdoc/>
    public override string Name => "external-dns";

    /// <inheritdoc/>
    /// <value>Default: false; it needs zones.</value>
    public override bool Enabled { get; init; }

    /// <summary>The providers by name; the name is part of what marks records as ours. Default: none.</summary>
    public ImmutableSortedDictionary<string, ExternalDnsProvider> Providers { get; init; } =
        ImmutableSortedDictionary.Create<string, ExternalDnsProvider>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.DnsRecords];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.WorkloadIdentity];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.GatewayKinds, Capability.MonitoringKinds];

    /// <inheritdoc/>
    public override NetworkRules Network => new() { Metrics = [7979] };

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (Providers.IsEmpty)
            yield return new("providers", "none", "must name a provider or more",
                "write providers: { public: { provider: route53, zones: { ... } } }");
        foreach (var (name, provider) in Providers)
        {
            foreach (var problem in provider.Check($"providers.{name}", facts))
                yield return problem;
            if (provider.AnnotationPrefix is not [.., '/'])
                yield return new($"providers.{name}.annotationPrefix", provider.AnnotationPrefix, "must end in a slash",
                    $"use {provider.AnnotationPrefix}/");
        }
    }

    /// <inheritdoc/>
    public override Resource Install(AddOnContext context) => new ExternalDnsComponent(this, context);
}

/// <summary>What a release does in one provider's zones.</summary>
public sealed record ExternalDnsProvider : DnsAccess
{
    /// <summary>What it may do to records. Default: make and change, never delete.</summary>
    public DnsPolicy Policy { get; init; }

    /// <summary>Whether the zones are private ones, seen from inside the network only. Default: false.</summary>
    public bool Private { get; init; }

    /// <summary>
    /// What annotations that it heeds begin with. Two providers with different prefixes give one source two names. Default:
    /// <c>external-dns.kubernetes.io/</c>.
    /// </summary>
    public string AnnotationPrefix { get; init; } = "external-dns.kubernetes.io/";

    /// <summary>
    /// The kinds whose names become records. Default: Services, Ingresses, and routes of HTTP and gRPC where their kinds are served.
    /// </summary>
    public ImmutableSortedSet<string> Sources { get; init; } = [];

    /// <summary>How often it looks at everything, in seconds; changes it sees at once. Default: 60.</summary>
    public int IntervalSeconds { get; init; } = 60;
}

/// <summary>What ExternalDNS may do to records. Records that it did not make it never touches.</summary>
public enum DnsPolicy
{
    /// <summary>Make and change.</summary>
    UpsertOnly,

    /// <summary>Make, change and delete.</summary>
    Sync,

    /// <summary>Make, and never change.</summary>
    CreateOnly,
}
