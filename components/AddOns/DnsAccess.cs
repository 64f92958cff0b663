using Platform.Components.Identity;

namespace Platform.Components.AddOns;

/// <summary>Whose DNS zones are.</summary>
public enum DnsProvider
{
    /// <summary>Amazon Route 53.</summary>
    Route53,

    /// <summary>Google Cloud DNS.</summary>
    CloudDns,
}

/// <summary>Zones of one provider, and as whom they are reached. Inert.</summary>
public record DnsAccess
{
    /// <summary>Whose the zones are. Default: Route 53.</summary>
    public DnsProvider Provider { get; init; }

    /// <summary>The zones by their domain: the zone's id in Route 53, its name in Cloud DNS. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Zones { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The Google Cloud project of the zones; none for Route 53.</summary>
    public string? Project { get; init; }

    /// <summary>
    /// A Kubernetes secret with credentials, in the add-on's namespace, where the cluster's own identities reach no further than its cloud.
    /// Default: null, the cluster's own identity.
    /// </summary>
    public string? Credentials { get; init; }

    /// <summary>Whether pods reach the zones with an identity that the cluster gives them.</summary>
    internal bool IsNative(AddOnFacts facts) => Credentials is null && facts.Offers(Capability);

    /// <summary>The zones as permissions name them.</summary>
    internal IEnumerable<KeyValuePair<string, CloudResource>> Resources() => Zones.Select(zone =>
        KeyValuePair.Create(
            zone.Key, Provider == DnsProvider.Route53 ? new CloudResource { Aws = zone.Value } : new CloudResource { Gcp = zone.Value }));

    /// <summary>Permissions on the zones in the zones' own project, which need not be the cluster's.</summary>
    internal Permissions InProject(Permissions permissions) => Project is not { } project ? permissions : permissions with
    {
        Gcp = permissions.Gcp with
        {
            Grants = permissions.Gcp.Grants.ToImmutableSortedDictionary(
                grant => grant.Key, grant => grant.Value with { Project = project }, StringComparer.Ordinal),
        },
    };

    /// <summary>What is wrong with it.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="facts">The cluster.</param>
    internal IEnumerable<AddOnProblem> Check(string key, AddOnFacts facts)
    {
        if (Zones.IsEmpty)
            yield return new($"{key}.zones", "none", "must name a zone or more", $"write {key}.zones: {{ example.com: Z0123456789 }}");
        if (Provider == DnsProvider.CloudDns && string.IsNullOrEmpty(Project))
            yield return new($"{key}.project", "none", "zones of Cloud DNS have a project", $"set {key}.project");
        if (Provider == DnsProvider.Route53 && Project is not null)
            yield return new($"{key}.project", Project, "zones of Route 53 have no project",
                $"remove {key}.project, or set {key}.provider to cloudDns");
        if (Credentials is null && !facts.Offers(Capability))
        {
            yield return new($"{key}.credentials", "none", $"this cluster's pods have no identity that {Provider} knows",
                $"put credentials into a secret, and name it in {key}.credentials");
        }
    }

    private Capability Capability => Provider == DnsProvider.Route53 ? AddOns.Capability.Route53 : AddOns.Capability.CloudDns;
}
