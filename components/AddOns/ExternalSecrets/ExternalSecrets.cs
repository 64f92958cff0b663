using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.AddOns;

/// <summary>Secrets of the cloud's secret service and of Vault as Kubernetes secrets, kept up to date.</summary>
public sealed record ExternalSecrets : HelmAddOn
{
    /// <summary>The store of the cloud's own secret service; the same name on every cloud, so that what refers to it is portable.</summary>
    public const string CloudStore = "cloud";

    /// <summary>The store of the cluster's Vault.</summary>
    public const string VaultStore = "vault";

    /// <summary>The store of the cluster's Vault for tenants: each reads below its own namespace's name, with a login of its own.</summary>
    public const string TeamStore = "team";

    private const string StoreKind = "external-secrets.io/v1";

    /// <inheritdoc/>
    public override string Name => "external-secrets";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>
    /// What names of readable secrets begin with; null for the cluster's name. Names go on with a slash in AWS Secrets Manager and with a
    /// dash in Google Secret Manager, which knows no slashes. Default: null.
    /// </summary>
    public string? Prefix { get; init; }

    /// <summary>
    /// The namespaces that may read through the shared stores: those of the platform. Tenants get stores of their own.
    /// Default: argocd, cert-manager, external-dns, logging, monitoring.
    /// </summary>
    public ImmutableSortedSet<string> Namespaces { get; init; } = ["argocd", "cert-manager", "external-dns", "logging", "monitoring"];

    /// <inheritdoc/>
    public override Chart Chart => Charts.ExternalSecrets;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(33, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.ExternalSecrets];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.WorkloadIdentity];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.MonitoringKinds, Capability.SecretStore];

    /// <inheritdoc/>
    public override NetworkRules Network => new()
    {
        Webhooks = [10250],
        Metrics = [8080],
        To = ImmutableSortedDictionary.Create<string, ImmutableSortedSet<int>>(StringComparer.Ordinal).Add(Vault.Home, [Vault.Port]),
    };

    /// <summary>Only where the cluster gives identities in a cloud.</summary>
    public override bool BelongsOn(AddOnFacts facts) => facts.Native.Contains(Capability.WorkloadIdentity);

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (Prefix is { Length: 0 })
            yield return new("prefix", "\"\"", "must not be empty: every secret of the account would be readable", "leave prefix out");
        if (Namespaces.IsEmpty)
            yield return new("namespaces", "[]", "must name at least one: a store without any is open to all", "leave namespaces out");
    }

    /// <summary>To read secrets whose names begin with the cluster's prefix, and nothing else.</summary>
    public override Permissions? Permissions(AddOnFacts facts) => facts.Secrets is not { } service ? null : SecretReaderPermissions.Of(new()
    {
        AwsPrefix = $"{Prefix ?? facts.Cluster}/",
        GcpPrefix = service.ProjectNumber is null ? null : $"{Prefix ?? facts.Cluster}-",
        GcpProjectNumber = service.ProjectNumber,
    });

    /// <summary>Two of each part where availability counts; kinds that stay when the release goes, where kinds stay.</summary>
    protected override object ChartValues(AddOnFacts facts)
    {
        var replicas = facts.Replicas(2);
        var several = replicas > 1;
        var monitored = facts.Offers(Capability.MonitoringKinds);
        var priority = facts.Priority(Priorities.Critical);
        return new
        {
            installCRDs = true,
            crds = new
            {
                unsafeServeV1Beta1 = false,
                annotations = facts.RetainKinds ? new Dictionary<string, string> { ["helm.sh/resource-policy"] = "keep" } : null,
            },
            replicaCount = replicas,
            leaderElect = several,
            concurrent = 5,
            priorityClassName = priority,
            resources = PodResources.Of("50m", "128Mi", "256Mi"),
            podDisruptionBudget = new { enabled = several, minAvailable = 1 },
            topologySpreadConstraints = new[] { Spread.OverZones(Name) },
            serviceMonitor = new { enabled = monitored },
            grafanaDashboard = new { enabled = monitored },
            webhook = new
            {
                replicaCount = replicas,
                priorityClassName = priority,
                resources = PodResources.Of("20m", "64Mi", "128Mi"),
                podDisruptionBudget = new { enabled = several, minAvailable = 1 },
                topologySpreadConstraints = new[] { Spread.OverZones($"{Name}-webhook") },
            },
            certController = new
            {
                replicaCount = replicas,
                priorityClassName = priority,
                resources = PodResources.Of("20m", "64Mi", "192Mi"),
                podDisruptionBudget = new { enabled = several, minAvailable = 1 },
                topologySpreadConstraints = new[] { Spread.OverZones($"{Name}-cert-controller") },
            },
        };
    }

    /// <summary>The stores: one of the cloud's own service, one of Vault where the cluster has it.</summary>
    protected override IEnumerable<Resource> After(AddOnChildren inside)
    {
        if (inside.Facts.Secrets is { } service)
        {
            yield return Store(
                inside, CloudStore, new Dictionary<string, object> { [service.Provider] = service.Settings }, ForPlatform(), []);
        }

        if (!inside.Facts.Offers(Capability.SecretStore))
            yield break;

        yield return Store(
            inside, VaultStore,
            new { vault = OfVault(Name, new { name = ServiceAccount, @namespace = HomeNamespace, audiences = Audiences }) },
            ForPlatform(), SkipAwait);
        // Without a namespace the account is the one where the secret is asked for.
        yield return Store(
            inside, TeamStore, new { vault = OfVault("tenant", new { name = "default", audiences = Audiences }) }, ForTenants, SkipAwait);
    }

    /// <summary>Vault answers only once somebody has initialised it, for which an update does not wait.</summary>
    private static Dictionary<string, string> SkipAwait => new() { ["pulumi.com/skipAwait"] = "true" };

    private static readonly string[] Audiences = [Vault.Audience];

    private static object ForTenants => new
    {
        namespaceSelector = new { matchExpressions = new[] { new { key = Guardrails.TenantLabel, @operator = "Exists" } } },
    };

    private object ForPlatform() => new { namespaces = Namespaces.ToArray() };

    private static object OfVault(string role, object serviceAccountRef) => new
    {
        server = Vault.Address,
        path = "kv",
        version = "v2",
        caProvider = new { type = "Secret", @namespace = Vault.Home, name = Vault.TlsSecret, key = "ca.crt" },
        auth = new
        {
            kubernetes = new
            {
                mountPath = "kubernetes",
                role,
                serviceAccountRef,
            },
        },
    };

    private static K8s.ApiExtensions.CustomResource Store(
        AddOnChildren inside, string name, object provider, object condition, Dictionary<string, string> annotations)
    {
        var metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = name, Annotations = annotations };
        return new(inside.Named($"store-{name}"), new CustomObject(StoreKind, "ClusterSecretStore", metadata, new
        {
            provider,
            conditions = new[] { condition },
        }), inside.Kept());
    }
}
