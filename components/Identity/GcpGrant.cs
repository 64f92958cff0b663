namespace Platform.Components.Identity;

/// <summary>A condition on a grant, in the Common Expression Language.</summary>
/// <param name="Title">What it says in a few words.</param>
/// <param name="Expression">The expression, such as <c>resource.name.startsWith("projects/1/secrets/dev-")</c>.</param>
public sealed record GcpCondition(string Title, string Expression);

/// <summary>A role on one resource of Google Cloud, for whoever it is given to. Inert; which resource says the derived type.</summary>
public abstract record GcpGrant
{
    private GcpGrant()
    {
    }

    /// <summary>The project of the resource. Default: the cluster's.</summary>
    public string? Project { get; init; }

    /// <summary>Under which condition. Default: always.</summary>
    public GcpCondition? Condition { get; init; }

    /// <summary>A role on a whole project, for what has no resource of its own to grant it on.</summary>
    /// <param name="Role">The role, such as <c>roles/monitoring.viewer</c>.</param>
    public sealed record OnProject(GcpRole Role) : GcpGrant;

    /// <summary>A role on a Cloud DNS zone.</summary>
    /// <param name="Zone">The zone's name.</param>
    /// <param name="Role">The role.</param>
    public sealed record OnDnsZone(Input<string> Zone, GcpRole Role) : GcpGrant;

    /// <summary>A role on a key.</summary>
    /// <param name="Key">The key's id, <c>projects/…/cryptoKeys/…</c>.</param>
    /// <param name="Role">The role.</param>
    public sealed record OnKey(Input<string> Key, GcpRole Role) : GcpGrant;

    /// <summary>A role on a bucket, which must have uniform bucket-level access.</summary>
    /// <param name="Bucket">The bucket's name.</param>
    /// <param name="Role">The role.</param>
    public sealed record OnBucket(Input<string> Bucket, GcpRole Role) : GcpGrant;

    /// <summary>A role on a secret.</summary>
    /// <param name="Secret">The secret's id.</param>
    /// <param name="Role">The role.</param>
    public sealed record OnSecret(Input<string> Secret, GcpRole Role) : GcpGrant;

    /// <summary>A role on a Pub/Sub topic.</summary>
    /// <param name="Topic">The topic's name.</param>
    /// <param name="Role">The role.</param>
    public sealed record OnTopic(Input<string> Topic, GcpRole Role) : GcpGrant;

    /// <summary>A role on a Pub/Sub subscription.</summary>
    /// <param name="Subscription">The subscription's name.</param>
    /// <param name="Role">The role.</param>
    public sealed record OnSubscription(Input<string> Subscription, GcpRole Role) : GcpGrant;

    /// <summary>A role on an Artifact Registry repository.</summary>
    /// <param name="Location">The repository's location.</param>
    /// <param name="Repository">The repository's name.</param>
    /// <param name="Role">The role.</param>
    public sealed record OnRepository(string Location, Input<string> Repository, GcpRole Role) : GcpGrant;

    /// <summary>A role on a service account.</summary>
    /// <param name="Account">The account's resource name, <c>projects/…/serviceAccounts/…</c>.</param>
    /// <param name="Role">The role.</param>
    public sealed record OnServiceAccount(Input<string> Account, GcpRole Role) : GcpGrant;

    /// <summary>A role on the service account that the workload impersonates itself, such as to sign with it. Needs one.</summary>
    /// <param name="Role">The role.</param>
    public sealed record OnItself(GcpRole Role) : GcpGrant;
}
