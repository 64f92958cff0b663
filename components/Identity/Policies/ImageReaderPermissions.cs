namespace Platform.Components.Identity.Policies;

/// <summary>A repository of container images on Google Cloud. Inert.</summary>
/// <param name="Location">Its location.</param>
/// <param name="Name">Its name.</param>
public sealed record GcpRepository(string Location, Input<string> Name)
{
    /// <summary>Its project. Default: the cluster's.</summary>
    public string? Project { get; init; }
}

/// <summary>What pods need that look images up, as Argo CD's image updater and Flux do; nodes pull as themselves. Pure.</summary>
public static class ImageReaderPermissions
{
    /// <summary>The permissions.</summary>
    /// <param name="aws">ARNs of repositories on AWS, by a name for each.</param>
    /// <param name="gcp">Repositories on Google Cloud, by a name for each.</param>
    public static Permissions Of(
        ImmutableSortedDictionary<string, Input<string>> aws, ImmutableSortedDictionary<string, GcpRepository> gcp)
    {
        var images = aws.IsEmpty ? new() : new AwsPermissions().With("images", _ => Output.All(aws.Values).Apply(OnAws));
        return new() { Aws = images, Gcp = Reading(gcp) };
    }

    /// <summary>What reading repositories on Google Cloud takes.</summary>
    internal static GcpPermissions Reading(ImmutableSortedDictionary<string, GcpRepository> repositories) => new()
    {
        Grants = repositories.ToImmutableSortedDictionary(
            repository => $"images-{repository.Key}", repository => (GcpGrant)OnGcp(repository.Value)),
    };

    private static GcpGrant.OnRepository OnGcp(GcpRepository repository) =>
        new(repository.Location, repository.Name, "roles/artifactregistry.reader") { Project = repository.Project };

    private static PolicyDocument OnAws(ImmutableArray<string> repositories) => new(
        new PolicyStatement("LogIn", ["ecr:GetAuthorizationToken"], ["*"]),
        new PolicyStatement("ReadImages",
        [
            "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer", "ecr:ListImages",
        ], repositories));
}
