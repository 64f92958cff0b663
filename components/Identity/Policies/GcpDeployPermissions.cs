namespace Platform.Components.Identity.Policies;

/// <summary>What a deployer and a previewer may do in a project on Google Cloud. Pure.</summary>
internal static class GcpDeployPermissions
{
    // A condition takes lists of up to ten roles.
    private const int RolesInList = 10;

    /// <summary>Roles on the project that the platform's components give to others, and a deployer therefore may.</summary>
    private static readonly ImmutableSortedSet<string> Grantable =
    [
        "roles/artifactregistry.reader", "roles/cloudtrace.agent", "roles/container.defaultNodeServiceAccount", "roles/dns.reader",
        "roles/logging.logWriter", "roles/monitoring.metricWriter", "roles/monitoring.viewer", "roles/secretmanager.secretAccessor",
        "roles/secretmanager.viewer", "roles/serviceusage.serviceUsageConsumer",
    ];

    private static readonly ImmutableSortedSet<string> Deployer =
    [
        "roles/cloudkms.admin", "roles/compute.networkAdmin", "roles/compute.securityAdmin", "roles/container.admin", "roles/dns.admin",
        "roles/gkebackup.admin", "roles/iam.roleAdmin", "roles/iam.serviceAccountAdmin", "roles/pubsub.admin",
        "roles/serviceusage.serviceUsageAdmin", "roles/storage.admin",
    ];

    private static readonly ImmutableSortedSet<string> Previewer =
    [
        "roles/cloudkms.viewer", "roles/compute.viewer", "roles/container.viewer", "roles/dns.reader", "roles/gkebackup.viewer",
        "roles/iam.securityReviewer", "roles/iam.serviceAccountViewer", "roles/pubsub.viewer", "roles/serviceusage.serviceUsageViewer",
    ];

    /// <summary>What a deployer may do.</summary>
    /// <param name="nodeAccounts">The accounts that nodes run as, by a name for each; none if the program makes them.</param>
    /// <param name="more">Further roles that it may give to others on the project.</param>
    /// <param name="state">Where Pulumi keeps its state, if in a bucket.</param>
    public static GcpPermissions Deploying(
        ImmutableSortedDictionary<string, Input<string>> nodeAccounts, ImmutableSortedSet<string> more, DeployState? state)
    {
        var permissions = WithState(OnProject(Deployer), state, "roles/storage.objectUser", "roles/cloudkms.cryptoKeyEncrypterDecrypter")
            .With("grant", new GcpGrant.OnProject("roles/resourcemanager.projectIamAdmin")
            {
                Condition = OnlyGranting(Grantable.Union(more)),
            });
        return nodeAccounts.IsEmpty
            ? permissions.With("act-as-nodes", new GcpGrant.OnProject("roles/iam.serviceAccountUser"))
            : nodeAccounts.Aggregate(permissions, (sum, account) =>
                sum.With($"act-as-{account.Key}", new GcpGrant.OnServiceAccount(account.Value, "roles/iam.serviceAccountUser")));
    }

    /// <summary>What a previewer may do: read settings, and neither contents nor secrets.</summary>
    /// <param name="state">Where Pulumi keeps its state, if in a bucket.</param>
    public static GcpPermissions Previewing(DeployState? state) =>
        WithState(OnProject(Previewer), state, "roles/storage.objectViewer", "roles/cloudkms.cryptoKeyDecrypter");

    private static GcpPermissions OnProject(ImmutableSortedSet<string> roles) => new()
    {
        Grants = roles.ToImmutableSortedDictionary(
            role => role["roles/".Length..].Replace('.', '-'), role => (GcpGrant)new GcpGrant.OnProject(role)),
    };

    private static GcpPermissions WithState(GcpPermissions permissions, DeployState? state, string objects, string keys)
    {
        if (state is null)
            return permissions;

        var kept = permissions.With("state", new GcpGrant.OnBucket(state.Bucket, objects));
        return state.Key is { } key ? kept.With("state-key", new GcpGrant.OnKey(key, keys)) : kept;
    }

    /// <summary>Without it, who may give roles gives itself the owner's.</summary>
    private static GcpCondition OnlyGranting(ImmutableSortedSet<string> roles) => new("Only the platform's roles", string.Join(
        " || ",
        roles.Chunk(RolesInList).Select(list => "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(["
            + $"{string.Join(", ", list.Select(role => $"'{role}'"))}])")));
}
