using Platform.Components.CloudParts;
using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.AddOns;

/// <summary>Backups of Kubernetes objects and volumes, into a bucket of the cluster's own.</summary>
public sealed record Velero : HelmAddOn
{
    private const string StoreName = "backups";
    private const string AccountAnnotation = "iam.gke.io/gcp-service-account";
    private const int HoursOfDay = 24;
    private const int Nobody = 65532;

    /// <inheritdoc/>
    public override string Name => "velero";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>What is backed up when, by a name for each. Default: everything every night, for 30 days.</summary>
    public ImmutableSortedDictionary<string, VeleroSchedule> Schedules { get; init; } =
        ImmutableSortedDictionary.Create<string, VeleroSchedule>(StringComparer.Ordinal).Add("nightly", new());

    /// <summary>
    /// Whether the contents of volume snapshots are copied into the bucket, which outlives the region's disks but takes agents with access
    /// to every node. Default: false; snapshots stay with the disks' service.
    /// </summary>
    public bool MoveSnapshots { get; init; }

    /// <inheritdoc/>
    public override Chart Chart => Charts.Velero;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(33, 35);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.Backups];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.WorkloadIdentity];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses =>
        [Capability.MonitoringKinds, Capability.VolumeSnapshots, Capability.DefaultStorageClass];

    /// <summary>Only the agents that copy volumes need the node.</summary>
    public override PodSecurity PodSecurity => MoveSnapshots ? PodSecurity.Privileged : PodSecurity.Baseline;

    /// <inheritdoc/>
    public override NetworkRules Network => new() { Metrics = [8085] };

    /// <summary>Only where the cluster gives identities in a cloud.</summary>
    public override bool BelongsOn(AddOnFacts facts) => facts.Native.Contains(Capability.WorkloadIdentity);

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (Schedules.IsEmpty)
        {
            yield return new(
                "schedules", "{}", "must have one: without any nothing is backed up", "leave schedules out, or disable velero");
        }

        foreach (var (name, schedule) in Schedules.Where(one => one.Value.Cron.Split(' ').Length != 5))
            yield return new($"schedules.{name}.cron", schedule.Cron, "must have five fields, as cron takes them", "write 0 3 * * *");
        foreach (var (name, schedule) in Schedules.Where(one => one.Value.RetentionDays < 1))
            yield return new($"schedules.{name}.retentionDays", $"{schedule.RetentionDays}", "must be a day or more", "set it to 30");
    }

    /// <inheritdoc/>
    public override CloudNeeds CloudNeeds(AddOnFacts facts) => new()
    {
        Stores = ImmutableSortedDictionary.Create<string, int?>(StringComparer.Ordinal).Add(StoreName, null),
    };

    /// <summary>Only the cluster's own prefix of its own bucket.</summary>
    public override Permissions? Permissions(AddOnFacts facts, CloudGiven cloud)
    {
        var store = cloud.Stores[StoreName];
        return VeleroPermissions.Of(store.Resource, facts.Cluster, store.WriterKey is { } key ? (Input<string>)key : null);
    }

    /// <summary>One server, as it allows no more; the bucket in the protocol that it speaks.</summary>
    protected override object ChartValues(AddOnFacts facts, CloudGiven cloud)
    {
        var store = cloud.Stores[StoreName];
        var (provider, plugin) = store.Protocol == StoreProtocol.S3
            ? ("aws", Images.VeleroPluginForAws)
            : ("gcp", Images.VeleroPluginForGcp);
        return new
        {
            initContainers = new[]
            {
                new
                {
                    name = $"velero-plugin-for-{provider}",
                    image = plugin,
                    securityContext = ContainerSecurity,
                    resources = PodResources.Of("10m", "64Mi"),
                    volumeMounts = new[] { new { name = "plugins", mountPath = "/target" } },
                },
            },
            resources = PodResources.Of("250m", "256Mi", "1Gi"),
            upgradeJobResources = PodResources.Of("50m", "128Mi", "256Mi"),
            podSecurityContext = new
            {
                runAsNonRoot = true,
                runAsUser = Nobody,
                fsGroup = Nobody,
                seccompProfile = new { type = "RuntimeDefault" },
            },
            containerSecurityContext = ContainerSecurity,
            priorityClassName = facts.Priority(Priorities.Standard),
            metrics = new { enabled = true, serviceMonitor = new { enabled = facts.Offers(Capability.MonitoringKinds) } },
            upgradeCRDs = true,
            cleanUpCRDs = false,
            kubectl = new { containerSecurityContext = ContainerSecurity },
            credentials = new { useSecret = false },
            serviceAccount = new { server = new { name = ServiceAccount, annotations = cloud.Annotations } },
            snapshotsEnabled = facts.Offers(Capability.VolumeSnapshots),
            deployNodeAgent = MoveSnapshots,
            nodeAgent = !MoveSnapshots ? null : new
            {
                resources = PodResources.Of("100m", "256Mi", "1Gi"),
                tolerations = new[] { new { @operator = "Exists" } },
                priorityClassName = facts.Priority(Priorities.Standard),
            },
            configuration = new
            {
                features = "EnableCSI",
                defaultSnapshotMoveData = MoveSnapshots,
                backupStorageLocation = new[]
                {
                    new
                    {
                        name = "default",
                        @default = true,
                        provider,
                        bucket = store.Bucket,
                        prefix = facts.Cluster,
                        config = Location(store, cloud),
                    },
                },
                volumeSnapshotLocation = new[] { new { name = "default", provider, config = new { region = store.Region } } },
            },
            schedules = Schedules.ToImmutableSortedDictionary(schedule => schedule.Key, schedule => Schedule(schedule.Value)),
        };
    }

    private static object ContainerSecurity => new
    {
        allowPrivilegeEscalation = false,
        readOnlyRootFilesystem = true,
        capabilities = new { drop = new[] { "ALL" } },
    };

    /// <summary>Google Cloud's plugin signs addresses as the account that the pods impersonate, and must be told which it is.</summary>
    private static Output<ImmutableDictionary<string, string>> Location(ObjectStore store, CloudGiven cloud) =>
        cloud.Annotations.Apply(annotations =>
        {
            var settings = ImmutableDictionary<string, string>.Empty;
            if (store.Protocol == StoreProtocol.S3)
                return settings.Add("region", store.Region);
            return annotations.TryGetValue(AccountAnnotation, out var account) ? settings.Add("serviceAccount", account) : settings;
        });

    private object Schedule(VeleroSchedule schedule) => new
    {
        disabled = false,
        schedule = schedule.Cron,
        useOwnerReferencesInBackup = false,
        template = new
        {
            ttl = $"{schedule.RetentionDays * HoursOfDay}h",
            includedNamespaces = schedule.Namespaces.IsEmpty ? ["*"] : schedule.Namespaces.ToArray(),
            storageLocation = "default",
            snapshotVolumes = schedule.Volumes,
            snapshotMoveData = MoveSnapshots,
        },
    };
}

/// <summary>What is backed up when.</summary>
public sealed record VeleroSchedule
{
    /// <summary>When, as cron takes it, in UTC. Default: <c>0 3 * * *</c>, every night at three.</summary>
    public string Cron { get; init; } = "0 3 * * *";

    /// <summary>How long a backup is kept, in days. Default: 30.</summary>
    public int RetentionDays { get; init; } = 30;

    /// <summary>The namespaces. Default: all.</summary>
    public ImmutableSortedSet<string> Namespaces { get; init; } = [];

    /// <summary>Whether volumes are part of it. Default: true.</summary>
    public bool Volumes { get; init; } = true;
}
