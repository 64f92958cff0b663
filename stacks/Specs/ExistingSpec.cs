namespace Platform.Stacks.Specs;

/// <summary>
/// A cluster that something else made and that only add-ons and identities go onto. Where it is say the cluster's own keys: cloud, region,
/// account or project. Without a cloud it is known by its kubeconfig alone, and pods get no identity in a cloud.
/// </summary>
public sealed record ExistingSpec
{
    /// <summary>The physical name.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// The name in <c>platform:secrets</c> under which its kubeconfig is. Default: none, tokens come from the cloud's exec plugin.
    /// </summary>
    public string? KubeconfigSecret { get; init; }

    /// <summary>The address of the API on EKS, or the host name of the DNS endpoint on GKE. Default: the cloud is asked.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The API's authority on EKS as base64 PEM. Default: the cloud is asked.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>The id of its VPC on AWS, for the load balancer controller. Default: none.</summary>
    public string? NetworkId { get; init; }
}
