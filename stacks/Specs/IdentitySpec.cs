namespace Platform.Stacks.Specs;

/// <summary>What the pods of one service account may do in the cloud.</summary>
public sealed record IdentitySpec
{
    /// <summary>The Kubernetes namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The Kubernetes service account.</summary>
    public string ServiceAccount { get; init; } = "";

    /// <summary>IAM policy ARNs on AWS, roles on Google Cloud, by a name for each. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Permissions { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
