using Platform.Components.CloudParts;
using Platform.Components.Identity;

namespace Platform.Components.AddOns;

/// <summary>
/// The store that logs are searched in: an Elasticsearch cluster with one node in each zone, which forgets logs after a while and keeps
/// snapshots of them in the cloud's object storage.
/// </summary>
public sealed record Elasticsearch : NamespacedAddOn
{
    /// <summary>The namespace.</summary>
    internal const string Home = "elasticsearch";

    /// <summary>The purpose of the bucket.</summary>
    internal const string Snapshots = "log-snapshots";

    private const string Repository = "repository";

    /// <inheritdoc/>
    public override string Name => "elasticsearch";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>How many nodes; null for three where availability counts, else one. Two cannot outvote a lost one.</summary>
    public int? Nodes { get; init; }

    /// <summary>The size of each node's volume, in GiB. Default: 100.</summary>
    public int StorageGiB { get; init; } = 100;

    /// <summary>The memory of each node, in GiB, of which Elasticsearch gives half to its heap. Default: 4.</summary>
    public int MemoryGiB { get; init; } = 4;

    /// <summary>The class of the volumes, which must be able to grow; null for the cluster's default one. Default: null.</summary>
    public string? StorageClass { get; init; }

    /// <summary>After how many days logs are forgotten, from 1. Default: 14.</summary>
    public int RetentionDays { get; init; } = 14;

    /// <summary>Whether Kibana runs beside it, to search logs with. Default: true.</summary>
    public bool Kibana { get; init; } = true;

    /// <summary>Namespaces whose pods may call Kibana, such as that of an ingress controller. Default: none.</summary>
    public ImmutableSortedSet<string> KibanaCallers { get; init; } = [];

    /// <summary>Whether a snapshot is taken every night, into a bucket of the cluster's own. Default: true.</summary>
    public bool TakesSnapshots { get; init; } = true;

    /// <summary>For how many days snapshots are kept, from 1. Default: 30.</summary>
    public int SnapshotDays { get; init; } = 30;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(32, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.LogStore];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires =>
        TakesSnapshots ? [Capability.ElasticKinds, Capability.WorkloadIdentity] : [Capability.ElasticKinds];

    /// <summary>It has no place where the cluster ships what containers write by itself, and the cloud keeps it.</summary>
    public override bool BelongsOn(AddOnFacts facts) => !facts.Native.Contains(Capability.ContainerLogs);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.DefaultStorageClass, Capability.PriorityClasses];

    /// <summary>Its volumes hold the logs.</summary>
    public override bool KeepsNamespace => true;

    /// <summary>Elasticsearch reads its files without mapping them into memory, so no pod changes settings of its node.</summary>
    public override PodSecurity PodSecurity => PodSecurity.Baseline;

    /// <inheritdoc/>
    public override NetworkRules Network => new()
    {
        From = KibanaCallers.Aggregate(
            new NetworkRules().From.Add("elastic-system", [9200]).Add(FluentBit.Home, [9200]),
            (from, caller) => from.SetItem(caller, [5601])),
    };

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (Nodes is < 1 or 2)
            yield return new("nodes", $"{Nodes}", "must be 1 or at least 3: of two neither outvotes a lost one", "set it to 3");
        if (StorageGiB < 10)
            yield return new("storageGiB", $"{StorageGiB}", "must be at least 10", "set it to 100");
        if (MemoryGiB is < 2 or > 64)
            yield return new("memoryGiB", $"{MemoryGiB}", "must lie between 2 and 64, of which the heap has half", "set it to 4");
        if (RetentionDays < 1)
            yield return new("retentionDays", $"{RetentionDays}", "must be at least 1", "set it to 14");
        if (SnapshotDays < 1)
            yield return new("snapshotDays", $"{SnapshotDays}", "must be at least 1", "set it to 30");
    }

    /// <summary>
    /// A bucket for snapshots. Elasticsearch itself deletes old ones: they share files, so age says nothing of a single object.
    /// </summary>
    public override CloudNeeds CloudNeeds(AddOnFacts facts) =>
        TakesSnapshots ? new() { Stores = new CloudNeeds().Stores.Add(Snapshots, null) } : AddOns.CloudNeeds.None;

    /// <inheritdoc/>
    public override Permissions? Permissions(AddOnFacts facts, CloudGiven cloud) =>
        cloud.Stores.GetValueOrDefault(Snapshots) is { } store ? SnapshotPermissions(store) : null;

    /// <inheritdoc/>
    public override Resource Install(AddOnContext context) => new ElasticsearchComponent(this, context);

    private static Permissions SnapshotPermissions(ObjectStore store) => new()
    {
        Aws = store.Resource.Aws is { } bucket
            ? new AwsPermissions().With(Repository, facts => Output.Tuple(bucket.ToOutput(), store.WriterKey ?? Output.Create(""))
                .Apply(known => OnAws(facts, known.Item1, known.Item2)))
            : new(),
        Gcp = store.Resource.Gcp is { } onGcp
            ? new GcpPermissions()
                .With(Repository, new GcpGrant.OnBucket(onGcp, "roles/storage.objectAdmin"))
                .With("bucket", new GcpGrant.OnBucket(onGcp, "roles/storage.legacyBucketReader"))
            : new(),
    };

    private static PolicyDocument OnAws(AwsFacts facts, string bucket, string key) => new(
    [
        new PolicyStatement("FindSnapshots",
            ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:ListBucketVersions"],
            [facts.Global("s3", bucket)]),
        new PolicyStatement("KeepSnapshots",
            ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
            [facts.Global("s3", $"{bucket}/*")]),
        .. key.Length == 0 ? [] : ImmutableArray.Create(new PolicyStatement("Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"], [key])),
    ]);
}
