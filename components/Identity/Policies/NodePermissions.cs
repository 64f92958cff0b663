namespace Platform.Components.Identity.Policies;

/// <summary>
/// What nodes themselves need: to join, to pull images, and on AWS to be reached for repair without SSH. Pods have identities of their own;
/// what a node may, every pod in its network namespace may. Pure.
/// </summary>
public static class NodePermissions
{
    private static readonly AwsPermissions OnAws = new AwsPermissions()
        .WithExisting("worker", "AmazonEKSWorkerNodePolicy")
        .WithExisting("images", "AmazonEC2ContainerRegistryPullOnly")
        .WithExisting("sessions", "AmazonSSMManagedInstanceCore");

    /// <summary>The permissions.</summary>
    /// <param name="repositories">Repositories on Google Cloud that nodes pull from, by a name for each. Default: none.</param>
    /// <param name="cni">Whether nodes also set up pods' networks on AWS, where the CNI has no role of its own. Default: false.</param>
    public static Permissions Of(ImmutableSortedDictionary<string, GcpRepository>? repositories = null, bool cni = false) => new()
    {
        Aws = cni ? OnAws.WithExisting("cni", "AmazonEKS_CNI_Policy") : OnAws,
        Gcp = ImageReaderPermissions.Reading(repositories ?? ImmutableSortedDictionary<string, GcpRepository>.Empty)
            .With("node", new GcpGrant.OnProject("roles/container.defaultNodeServiceAccount")),
    };
}
