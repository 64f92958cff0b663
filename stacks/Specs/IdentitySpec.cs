using Platform.Components.Identity;

namespace Platform.Stacks.Specs;

/// <summary>What the pods of one service account may do in the cloud.</summary>
public sealed record IdentitySpec
{
    /// <summary>The Kubernetes namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The Kubernetes service account.</summary>
    public string ServiceAccount { get; init; } = "";

    /// <summary>What they may do on AWS. Default: nothing.</summary>
    public AwsIdentitySpec Aws { get; init; } = new();

    /// <summary>What they may do on Google Cloud. Default: nothing.</summary>
    public GcpIdentitySpec Gcp { get; init; } = new();

    /// <summary>The identity, on both clouds.</summary>
    internal WorkloadIdentityArgs Args() => new()
    {
        Namespace = Namespace,
        ServiceAccount = ServiceAccount,
        Permissions = new()
        {
            Aws = Aws.Grants.Aggregate(
                new AwsPermissions { Existing = Aws.Policies },
                (permissions, grant) => permissions.With(grant.Key, _ => grant.Value.ToDocument())),
            Gcp = new()
            {
                Kind = Gcp.ServiceAccount ? GcpIdentityKind.ServiceAccount : GcpIdentityKind.Direct,
                Grants = Gcp.Grants.ToImmutableSortedDictionary(grant => grant.Key, grant => grant.Value.Grant()),
            },
        },
    };
}

/// <summary>What an identity may do on AWS.</summary>
public sealed record AwsIdentitySpec
{
    /// <summary>Actions on resources, by a name for each. Default: none.</summary>
    public ImmutableSortedDictionary<string, AwsGrant> Grants { get; init; } =
        ImmutableSortedDictionary.Create<string, AwsGrant>(StringComparer.Ordinal);

    /// <summary>
    /// Policies that exist, by a name for each: an ARN, or the name of one that AWS keeps, such as <c>AmazonS3ReadOnlyAccess</c>, which is
    /// for every resource of the account. Default: none.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Policies { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>What an identity may do on Google Cloud.</summary>
public sealed record GcpIdentitySpec
{
    /// <summary>Roles on resources, by a name for each. Default: none.</summary>
    public ImmutableSortedDictionary<string, GrantSpec> Grants { get; init; } =
        ImmutableSortedDictionary.Create<string, GrantSpec>(StringComparer.Ordinal);

    /// <summary>Whether Google Cloud knows the pods as an account of their own, for software that signs with one. Default: false.</summary>
    public bool ServiceAccount { get; init; }
}

/// <summary>A role on one resource of Google Cloud; on the cluster's project where no resource is named.</summary>
public sealed record GrantSpec
{
    /// <summary>The role, such as <c>roles/storage.objectViewer</c>.</summary>
    public string Role { get; init; } = "";

    /// <summary>The bucket's name. Default: none.</summary>
    public string? Bucket { get; init; }

    /// <summary>The Cloud DNS zone's name. Default: none.</summary>
    public string? Zone { get; init; }

    /// <summary>The key's id, <c>projects/…/cryptoKeys/…</c>. Default: none.</summary>
    public string? Key { get; init; }

    /// <summary>The secret's id. Default: none.</summary>
    public string? Secret { get; init; }

    /// <summary>The Pub/Sub topic's name. Default: none.</summary>
    public string? Topic { get; init; }

    /// <summary>How many resources it names: at most one.</summary>
    internal int Resources => new[] { Bucket, Zone, Key, Secret, Topic }.Count(resource => resource is not null);

    /// <summary>The grant.</summary>
    internal GcpGrant Grant() => this switch
    {
        { Bucket: { } bucket } => new GcpGrant.OnBucket(bucket, Role),
        { Zone: { } zone } => new GcpGrant.OnDnsZone(zone, Role),
        { Key: { } key } => new GcpGrant.OnKey(key, Role),
        { Secret: { } secret } => new GcpGrant.OnSecret(secret, Role),
        { Topic: { } topic } => new GcpGrant.OnTopic(topic, Role),
        _ => new GcpGrant.OnProject(Role),
    };
}
