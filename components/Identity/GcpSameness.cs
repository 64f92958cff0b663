namespace Platform.Components.Identity;

/// <summary>Clusters of one project whose pods Google Cloud cannot tell apart. Inert.</summary>
/// <param name="Project">The project.</param>
/// <param name="Clusters">The clusters.</param>
/// <param name="ServiceAccounts">Service accounts with an identity in any of them, as namespace and name with a slash between.</param>
public sealed record GcpSameness(string Project, ImmutableSortedSet<string> Clusters, ImmutableSortedSet<string> ServiceAccounts)
{
    /// <summary>What is the matter.</summary>
    public string Finding => $"clusters {string.Join(", ", Clusters)} share project {Project}, and so does every identity of their pods: "
        + (ServiceAccounts.IsEmpty
            ? "a service account of the same namespace and name is the same in each"
            : $"what {string.Join(", ", ServiceAccounts)} may do in one, whoever has that name may do in each");

    /// <summary>What to do about it.</summary>
    public string Fix => $"give each cluster a project of its own, or let the same people rule over these names in all {Clusters.Count}";

    /// <summary>
    /// Every project with more than one cluster: the pool that names pods is the project's, and names neither cluster nor environment.
    /// </summary>
    /// <param name="clusters">The clusters on Google Cloud: name, project, and service accounts with an identity.</param>
    public static ImmutableArray<GcpSameness> Of(
        IEnumerable<(string Cluster, string Project, IEnumerable<string> ServiceAccounts)> clusters) =>
    [
        .. clusters.GroupBy(cluster => cluster.Project, StringComparer.Ordinal)
            .Where(project => project.Count() > 1)
            .OrderBy(project => project.Key, StringComparer.Ordinal)
            .Select(project => new GcpSameness(
                project.Key,
                [.. project.Select(cluster => cluster.Cluster)],
                [.. project.SelectMany(cluster => cluster.ServiceAccounts)])),
    ];
}
