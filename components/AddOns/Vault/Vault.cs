using Platform.Components.Identity;
using Platform.Components.Identity.Policies;
using Batch = Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Rbac = Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Platform.Components.AddOns;

/// <summary>
/// HashiCorp Vault: one server in each zone on a shared log, unsealed by a key of the cloud, with certificates of its own authority and
/// snapshots into a bucket. Somebody initialises it once, by <c>docs/vault/init.sh</c>; no key material passes through here.
/// </summary>
public sealed record Vault : HelmAddOn
{
    /// <summary>The namespace.</summary>
    public const string Home = "vault";

    /// <summary>The port of the API.</summary>
    public const int Port = 8200;

    /// <summary>The API's address inside the cluster.</summary>
    public const string Address = "https://vault.vault.svc:8200";

    /// <summary>The secret with the servers' certificate and its authority.</summary>
    public const string TlsSecret = "vault-server-tls";

    /// <summary>Whom tokens of service accounts must be meant for, to be taken as a login.</summary>
    public const string Audience = "vault";

    private const string Snapshots = "vault-snapshots";
    private const string StoreName = "vault-snapshots";
    private const string SnapshotPrefix = "raft";
    private const string TlsFolder = $"/vault/userconfig/{TlsSecret}";
    private const int Servers = 3;
    private const int VaultUser = 100;
    private const int VaultGroup = 1000;

    private static readonly string[] NoInjection = ["kube-system", Home];

    private static readonly Dictionary<string, string> ServerLabels = new()
    {
        ["app.kubernetes.io/name"] = "vault",
        ["component"] = "server",
    };

    /// <inheritdoc/>
    public override string Name => "vault";

    /// <inheritdoc/>
    /// <value>Default: false; it wants somebody who initialises it and keeps its recovery keys.</value>
    public override bool Enabled { get; init; }

    /// <summary>The size of each server's volume, as Kubernetes writes it. Default: <c>10Gi</c>.</summary>
    public string DataSize { get; init; } = "10Gi";

    /// <summary>The size of each server's volume for the audit log. Default: <c>10Gi</c>.</summary>
    public string AuditSize { get; init; } = "10Gi";

    /// <summary>When snapshots are taken, as cron takes it, in UTC. Default: <c>15 */6 * * *</c>, four times a day.</summary>
    public string SnapshotCron { get; init; } = "15 */6 * * *";

    /// <summary>How long snapshots are kept, in days. Default: 30.</summary>
    public int SnapshotDays { get; init; } = 30;

    /// <summary>Whether pods can have secrets injected as files by an agent beside them. Default: true.</summary>
    public bool Injector { get; init; } = true;

    /// <inheritdoc/>
    public override Chart Chart => Charts.Vault;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(32, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.SecretStore];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires =>
        [Capability.WorkloadIdentity, Capability.Certificates, Capability.DefaultStorageClass];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.MonitoringKinds];

    /// <inheritdoc/>
    public override PodSecurity PodSecurity => PodSecurity.Baseline;

    /// <summary>Pods stay unready until somebody initialises Vault; a release that waited for them would never be done.</summary>
    public override bool Awaits => false;

    /// <inheritdoc/>
    public override NetworkRules Network => new()
    {
        Webhooks = [8080],
        From = ImmutableSortedDictionary.Create<string, ImmutableSortedSet<int>>(StringComparer.Ordinal).Add("*", [Port]),
    };

    /// <summary>Only where the cluster gives identities in a cloud.</summary>
    public override bool BelongsOn(AddOnFacts facts) => facts.Native.Contains(Capability.WorkloadIdentity);

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (facts.HighlyAvailable && facts.Zones.Count < Servers)
        {
            yield return new(
                "", $"{facts.Zones.Count} zones", "needs three zones: with two, the loss of one can take the majority",
                "add a zone, or disable vault");
        }

        if (SnapshotDays < 1)
            yield return new("snapshotDays", $"{SnapshotDays}", "must be a day or more", "set it to 30");
        if (SnapshotCron.Split(' ').Length != 5)
            yield return new("snapshotCron", SnapshotCron, "must have five fields, as cron takes them", "write 15 */6 * * *");
    }

    /// <inheritdoc/>
    public override CloudNeeds CloudNeeds(AddOnFacts facts) => new()
    {
        UnsealKey = true,
        Stores = ImmutableSortedDictionary.Create<string, int?>(StringComparer.Ordinal).Add(StoreName, SnapshotDays),
    };

    /// <summary>To unseal itself, and nothing else; snapshots are another account's.</summary>
    public override Permissions? Permissions(AddOnFacts facts, CloudGiven cloud) => VaultPermissions.Unsealing(cloud.Key!.Resource);

    /// <summary>Its own authority and the servers' certificate: Vault may become an issuer itself, so it cannot wait for one.</summary>
    protected override IEnumerable<Resource> Before(AddOnChildren inside) => VaultCertificates.Make(inside, TlsSecret, Home);

    /// <summary>As many servers as keep a majority without a zone, never two in one zone.</summary>
    protected override object ChartValues(AddOnFacts facts, CloudGiven cloud)
    {
        var servers = facts.Replicas(Servers);
        var monitored = facts.Offers(Capability.MonitoringKinds);
        var configuration = cloud.Key!.Settings.Apply(settings => VaultConfiguration.Of(servers, TlsFolder, cloud.Key.Seal, settings));
        return new
        {
            global = new { tlsDisable = false, serverTelemetry = new { prometheusOperator = monitored } },
            injector = InjectorValues(facts),
            server = new
            {
                logFormat = "json",
                resources = PodResources.Of("250m", "512Mi", "1Gi"),
                priorityClassName = facts.Priority(Priorities.Critical),
                extraEnvironmentVars = new { VAULT_CACERT = $"{TlsFolder}/ca.crt" },
                volumes = new[] { new { name = "tls", secret = new { secretName = TlsSecret, defaultMode = 288 } } },
                volumeMounts = new[] { new { name = "tls", mountPath = TlsFolder, readOnly = true } },
                topologySpreadConstraints = new[] { OnePerZone() },
                dataStorage = new { enabled = true, size = DataSize },
                auditStorage = new { enabled = true, size = AuditSize },
                serviceAccount = new { annotations = cloud.Annotations },
                statefulSet = new
                {
                    securityContext = new
                    {
                        pod = new
                        {
                            runAsNonRoot = true,
                            runAsUser = VaultUser,
                            runAsGroup = VaultGroup,
                            fsGroup = VaultGroup,
                            seccompProfile = new { type = "RuntimeDefault" },
                        },
                        container = new { allowPrivilegeEscalation = false, capabilities = new { drop = new[] { "ALL" } } },
                    },
                },
                ha = new
                {
                    enabled = true,
                    replicas = servers,
                    disruptionBudget = new { enabled = servers > 1, maxUnavailable = servers / 2 },
                    raft = new { enabled = true, setNodeId = true, config = configuration },
                },
            },
            serverTelemetry = new
            {
                serviceMonitor = new
                {
                    enabled = monitored,
                    tlsConfig = new { serverName = Name, ca = new { secret = new { name = TlsSecret, key = "ca.crt" } } },
                },
            },
        };
    }

    private object InjectorValues(AddOnFacts facts)
    {
        var replicas = facts.Replicas(2);
        return new
        {
            enabled = Injector,
            replicas,
            resources = PodResources.Of("50m", "64Mi", "128Mi"),
            priorityClassName = facts.Priority(Priorities.Critical),
            podDisruptionBudget = replicas > 1 ? new { minAvailable = 1 } : null,
            topologySpreadConstraints = new[] { Spread.OverZones("vault-agent-injector") },
            webhook = new
            {
                failurePolicy = "Ignore",
                namespaceSelector = new
                {
                    matchExpressions = new[] { new { key = "kubernetes.io/metadata.name", @operator = "NotIn", values = NoInjection } },
                },
            },
        };
    }

    /// <summary>A volume cannot follow its server into another zone; better a server that waits than two in one zone.</summary>
    private static object OnePerZone() => new
    {
        maxSkew = 1,
        topologyKey = "topology.kubernetes.io/zone",
        whenUnsatisfiable = "DoNotSchedule",
        labelSelector = new { matchLabels = ServerLabels },
    };

    /// <summary>The snapshots: an account of their own, that may log in to take one and may only add to the bucket.</summary>
    protected override IEnumerable<Resource> After(AddOnChildren inside)
    {
        var store = inside.Cloud.Stores[StoreName];
        var identity = inside.Identify("snapshots", Snapshots, VaultPermissions.Snapshots(
            store.Resource, SnapshotPrefix, store.WriterKey is { } key ? (Input<string>)key : null));
        var account = new K8s.Core.V1.ServiceAccount(inside.Named("snapshots"), new()
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs
            {
                Name = Snapshots,
                Namespace = inside.Namespace,
                Annotations = identity.ServiceAccountAnnotations,
            },
            AutomountServiceAccountToken = false,
        }, inside.Options(identity));
        var pod = new Core.PodTemplateSpecArgs { Spec = VaultSnapshots.Pod(inside.Facts, store, SnapshotPrefix, Snapshots) };
        var job = new K8s.Batch.V1.CronJob(inside.Named("snapshots"), new()
        {
            Metadata = inside.Metadata(Snapshots),
            Spec = new Batch.CronJobSpecArgs
            {
                Schedule = SnapshotCron,
                TimeZone = "Etc/UTC",
                ConcurrencyPolicy = "Forbid",
                StartingDeadlineSeconds = 600,
                SuccessfulJobsHistoryLimit = 1,
                FailedJobsHistoryLimit = 3,
                JobTemplate = new Batch.JobTemplateSpecArgs
                {
                    Spec = new Batch.JobSpecArgs
                    {
                        BackoffLimit = 2,
                        ActiveDeadlineSeconds = 1800,
                        TtlSecondsAfterFinished = 86_400,
                        Template = pod,
                    },
                },
            },
        }, inside.Options(account));
        return [identity, account, job, .. TenantsByNamespace(inside)];
    }

    /// <summary>A login that goes by the label of its namespace makes Vault look at the namespace.</summary>
    private IEnumerable<Resource> TenantsByNamespace(AddOnChildren inside)
    {
        const string RoleName = "vault-namespaces";
        var role = new K8s.Rbac.V1.ClusterRole(inside.Named("namespaces"), new()
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = RoleName },
            Rules = [new Rbac.PolicyRuleArgs { ApiGroups = [""], Resources = ["namespaces"], Verbs = ["get"] }],
        }, inside.Options());
        var binding = new K8s.Rbac.V1.ClusterRoleBinding(inside.Named("namespaces"), new()
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = RoleName },
            RoleRef = new Rbac.RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = RoleName },
            Subjects = [new Rbac.SubjectArgs { Kind = "ServiceAccount", Name = ServiceAccount, Namespace = Home }],
        }, inside.Options(role));
        return [role, binding];
    }
}
