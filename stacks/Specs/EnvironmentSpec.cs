namespace Platform.Stacks.Specs;

/// <summary>An environment: clusters by name. Inert; profiles make it, rules check it, the composition builds it.</summary>
public sealed record EnvironmentSpec
{
    /// <summary>The environment's name, the stack's: <c>prod</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The organization's short name, in front of every physical name. Default: <c>acme</c>.</summary>
    public string Organization { get; init; } = "acme";

    /// <summary>The clusters by name; the name is identity.</summary>
    public ImmutableSortedDictionary<string, ClusterSpec> Clusters { get; init; } = ImmutableSortedDictionary<string, ClusterSpec>.Empty;
}

/// <summary>A cloud that a cluster can be on.</summary>
public enum Cloud
{
    /// <summary>Amazon Web Services: EKS.</summary>
    Aws,

    /// <summary>Google Cloud: GKE.</summary>
    Gcp,
}
