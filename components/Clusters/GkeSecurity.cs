namespace Platform.Components.Clusters;

/// <summary>The keys of a GKE cluster and who is let in. What is free and harmless is on in every cluster and no setting.</summary>
public sealed record GkeSecurity
{
    /// <summary>Whether Kubernetes' secrets are encrypted with a key of the cluster's own, beneath Google's. Default: true.</summary>
    public bool EncryptSecrets { get; init; } = true;

    /// <summary>
    /// Whether nodes' disks are encrypted with a key of the cluster's own in place of Google's. Pools are replaced when it changes, and in
    /// a cluster with auto-provisioning, whose key is fixed, the cluster itself: decide it first. The platform's storage classes take the
    /// same key. Default: true.
    /// </summary>
    public bool EncryptDisks { get; init; } = true;

    /// <summary>How often keys get a new version, in days. Default: 90 (CIS GKE 5.3.1).</summary>
    public int KeyRotationDays { get; init; } = 90;

    /// <summary>How long a destroyed key can still be brought back, in days. Default: 30, Cloud KMS' own.</summary>
    public int KeyDestroyDelayDays { get; init; } = 30;

    /// <summary>
    /// Whether only images run that the project's policy of Binary Authorization admits. The policy belongs to the project, is the same for
    /// all of its clusters, and admits everything until someone writes it; GKE's own images need no mention in it. Default: true.
    /// </summary>
    public bool BinaryAuthorization { get; init; } = true;

    /// <summary>Whether GKE looks for weak settings of workloads, at no charge; it no longer looks into images. Default: true.</summary>
    public bool SecurityPosture { get; init; } = true;

    /// <summary>
    /// The Google group whose groups RBAC can name, <c>gke-security-groups@</c> and the domain. Default: none, so RBAC names people.
    /// </summary>
    public string? RbacGroup { get; init; }
}
