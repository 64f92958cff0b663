using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.AddOns;

/// <summary>cert-manager with its issuers: ACME by DNS-01, an authority of the cluster's own, and Vault as an option.</summary>
public sealed record CertManager : HelmAddOn
{
    internal const string Home = "cert-manager";

    /// <summary>The secret of the cluster's own authority.</summary>
    internal const string AuthoritySecret = "private-authority";

    /// <summary>trust-manager's webhook: it lives in the same namespace, under the same network policy.</summary>
    internal const int TrustWebhook = 6443;

    /// <inheritdoc/>
    public override string Name => Home;

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>Who is told by the ACME authority before a certificate ends. Default: nobody; then there are no ACME issuers.</summary>
    public string? Email { get; init; }

    /// <summary>
    /// Zones in which ACME challenges are answered, by a name for each provider. Default: none; then there are no ACME issuers.
    /// </summary>
    public ImmutableSortedDictionary<string, DnsAccess> Dns { get; init; } =
        ImmutableSortedDictionary.Create<string, DnsAccess>(StringComparer.Ordinal);

    /// <summary>Whether the cluster has an authority of its own, as ClusterIssuer <c>private</c>. Default: true.</summary>
    public bool PrivateAuthority { get; init; } = true;

    /// <summary>Vault as an authority, as ClusterIssuer <c>vault</c>. Default: none.</summary>
    public VaultIssuer? Vault { get; init; }

    /// <inheritdoc/>
    public override Chart Chart => Charts.CertManager;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(33, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides =>
        PrivateAuthority ? [Capability.Certificates, Capability.PrivateAuthority] : [Capability.Certificates];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.GatewayKinds, Capability.MonitoringKinds];

    /// <summary>DNS-01 asks name servers outside whether a challenge can be seen.</summary>
    public override NetworkRules Network => new()
    {
        Webhooks = [10250, TrustWebhook],
        Metrics = [9402],
        Anywhere = [53, 443],
        AnywhereUdp = [53],
        To = Vault is null ? ImmutableSortedDictionary<string, ImmutableSortedSet<int>>.Empty
            : ImmutableSortedDictionary<string, ImmutableSortedSet<int>>.Empty.Add("vault", [8200]),
    };

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (!Dns.IsEmpty && string.IsNullOrEmpty(Email))
            yield return new("email", "none", "an ACME account has an address", "set it to a mailbox that somebody reads");
        if (Dns.IsEmpty && Email is not null)
            yield return new("dns", "none", "ACME issuers need zones to answer challenges in", "name them in dns, or remove email");
        foreach (var problem in Dns.SelectMany(dns => dns.Value.Check($"dns.{dns.Key}", facts)))
            yield return problem;
        foreach (var twice in Dns.Values.SelectMany(dns => dns.Zones.Keys).GroupBy(domain => domain).Where(same => same.Count() > 1))
            yield return new("dns", twice.Key, "is the domain of two zones", "name the public one: challenges are answered there");
        if (Vault is { } vault && !vault.Server.StartsWith("https://", StringComparison.Ordinal))
            yield return new("vault.server", vault.Server, "must be an https:// address",
                "use Vault's TLS address, such as https://vault.vault.svc:8200");
    }

    /// <inheritdoc/>
    public override Permissions? Permissions(AddOnFacts facts)
    {
        var native = Dns.Values.Where(dns => dns.IsNative(facts)).ToArray();
        if (native.Length == 0)
            return null;

        var all = On(native.SelectMany(dns => dns.Resources()));
        var grants = native.SelectMany(dns => dns.InProject(On(dns.Resources())).Gcp.Grants);
        return all with { Gcp = all.Gcp with { Grants = grants.ToImmutableSortedDictionary(StringComparer.Ordinal) } };
    }

    private static Permissions On(IEnumerable<KeyValuePair<string, CloudResource>> zones) =>
        CertManagerPermissions.Of(zones.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <inheritdoc/>
    protected override object ChartValues(AddOnFacts facts)
    {
        var controllers = facts.Replicas(2);
        var webhooks = facts.Replicas(3);
        var monitored = facts.Offers(Capability.MonitoringKinds);
        return new
        {
            crds = new { enabled = true, keep = facts.RetainKinds },
            global = new { leaderElection = new { @namespace = HomeNamespace }, priorityClassName = facts.Priority(Priorities.Critical) },
            replicaCount = controllers,
            podDisruptionBudget = new { enabled = controllers > 1, minAvailable = 1 },
            resources = PodResources.Of("50m", "256Mi", "512Mi"),
            topologySpreadConstraints = new[] { Spread.OverZones(Name, "controller") },
            config = new
            {
                apiVersion = "controller.config.cert-manager.io/v1alpha1",
                kind = "ControllerConfiguration",
                logging = new { format = "json" },
                gatewayAPI = new { enabled = facts.Offers(Capability.GatewayKinds) },
            },
            // Secrets stay when a Certificate goes: deleting one by mistake must not take a site down.
            enableCertificateOwnerRef = false,
            // A private zone of the same name would hide the challenge from the cluster's own resolver.
            dns01RecursiveNameservers = "8.8.8.8:53,1.1.1.1:53",
            dns01RecursiveNameserversOnly = true,
            prometheus = new { enabled = true, servicemonitor = new { enabled = monitored } },
            webhook = new
            {
                replicaCount = webhooks,
                podDisruptionBudget = new { enabled = webhooks > 1, minAvailable = 1 },
                resources = PodResources.Of("25m", "64Mi", "128Mi"),
                topologySpreadConstraints = new[] { Spread.OverZones("webhook", "webhook") },
            },
            cainjector = new
            {
                replicaCount = controllers,
                podDisruptionBudget = new { enabled = controllers > 1, minAvailable = 1 },
                resources = PodResources.Of("25m", "256Mi", "512Mi"),
                topologySpreadConstraints = new[] { Spread.OverZones("cainjector", "cainjector") },
            },
            // The gate: the release is not ready before the webhook answers.
            startupapicheck = new { enabled = true, resources = PodResources.Of("10m", "64Mi", "128Mi") },
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<Resource> After(AddOnChildren inside) => new Issuers(this, inside).Make();
}

/// <summary>Vault's PKI engine as an authority.</summary>
public sealed record VaultIssuer
{
    /// <summary>Vault's address, with TLS. Default: the one in the cluster.</summary>
    public string Server { get; init; } = "https://vault.vault.svc:8200";

    /// <summary>The path that signs requests. Default: <c>pki/sign/platform</c>.</summary>
    public string Path { get; init; } = "pki/sign/platform";

    /// <summary>
    /// The role of the Kubernetes auth method, bound to the service account <c>vault-issuer</c>. Default: <c>cert-manager</c>.
    /// </summary>
    public string Role { get; init; } = "cert-manager";

    /// <summary>Where the Kubernetes auth method is mounted. Default: <c>kubernetes</c>.</summary>
    public string Mount { get; init; } = "kubernetes";

    /// <summary>The secret with the authority of Vault's own certificate, key <c>ca.crt</c>. Default: <c>vault-ca</c>.</summary>
    public string CaSecret { get; init; } = "vault-ca";
}
