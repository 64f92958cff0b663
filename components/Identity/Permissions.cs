namespace Platform.Components.Identity;

/// <summary>What a workload may do, on both clouds side by side; only the one its cluster is on is used. Inert.</summary>
public sealed record Permissions
{
    /// <summary>Nothing, anywhere.</summary>
    public static Permissions None { get; } = new();

    /// <summary>What it may do on AWS. Default: nothing.</summary>
    public AwsPermissions Aws { get; init; } = new();

    /// <summary>What it may do on Google Cloud. Default: nothing.</summary>
    public GcpPermissions Gcp { get; init; } = new();

    /// <summary>These and others together, such as to unseal and to put snapshots. The same name must not stand for two things.</summary>
    /// <param name="other">The others.</param>
    public Permissions And(Permissions other) => new() { Aws = Aws.And(other.Aws), Gcp = Gcp.And(other.Gcp) };
}

/// <summary>Where a role's policy documents are kept.</summary>
public enum AwsPolicyKind
{
    /// <summary>In the role: they are no one else's and go with it. All of them together have 10,240 characters.</summary>
    Inline,

    /// <summary>As policies of their own, 6,144 characters each and 10 to a role, for what does not fit inline.</summary>
    Managed,
}

/// <summary>What a role may do on AWS. Inert.</summary>
public sealed record AwsPermissions
{
    /// <summary>
    /// Policy documents by a name for each, as functions of where the cluster is; a document may wait for resources of the program.
    /// Default: none.
    /// </summary>
    public ImmutableSortedDictionary<string, Func<AwsFacts, Input<PolicyDocument>>> Policies { get; init; } =
        ImmutableSortedDictionary.Create<string, Func<AwsFacts, Input<PolicyDocument>>>(StringComparer.Ordinal);

    /// <summary>Where the documents are kept. Default: in the role.</summary>
    public AwsPolicyKind Kind { get; init; } = AwsPolicyKind.Inline;

    /// <summary>
    /// Policies that exist, by a name for each: an ARN, or the name with its path of one that AWS keeps, such as
    /// <c>AmazonEKS_CNI_Policy</c>. Default: none.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Existing { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The permissions with one more document.</summary>
    /// <param name="name">A name for it, lower-case with dashes.</param>
    /// <param name="document">The document.</param>
    public AwsPermissions With(string name, Func<AwsFacts, Input<PolicyDocument>> document) =>
        this with { Policies = Policies.Add(name, document) };

    /// <summary>The permissions with one more policy that exists.</summary>
    /// <param name="name">A name for it, lower-case with dashes.</param>
    /// <param name="policy">Its ARN, or the name with its path of one that AWS keeps.</param>
    public AwsPermissions WithExisting(string name, string policy) => this with { Existing = Existing.Add(name, policy) };

    /// <summary>These and others together; kept as policies of their own if either is.</summary>
    /// <param name="other">The others.</param>
    public AwsPermissions And(AwsPermissions other) => this with
    {
        Policies = Policies.AddRange(other.Policies),
        Existing = Existing.AddRange(other.Existing),
        Kind = (AwsPolicyKind)Math.Max((int)Kind, (int)other.Kind),
    };
}

/// <summary>As whom Google Cloud knows the pods of a service account.</summary>
public enum GcpIdentityKind
{
    /// <summary>As themselves: grants name the Kubernetes service account. No other account, no key, one hop fewer.</summary>
    Direct,

    /// <summary>
    /// As a Google service account that they impersonate, where software signs with an account of its own or a service does not know
    /// Kubernetes service accounts.
    /// </summary>
    ServiceAccount,
}

/// <summary>What an identity may do on Google Cloud. Inert.</summary>
public sealed record GcpPermissions
{
    /// <summary>What is granted, by a name for each. Default: nothing.</summary>
    public ImmutableSortedDictionary<string, GcpGrant> Grants { get; init; } =
        ImmutableSortedDictionary.Create<string, GcpGrant>(StringComparer.Ordinal);

    /// <summary>As whom Google Cloud knows the pods. Default: as themselves.</summary>
    public GcpIdentityKind Kind { get; init; } = GcpIdentityKind.Direct;

    /// <summary>The permissions with one more grant.</summary>
    /// <param name="name">A name for it, lower-case with dashes.</param>
    /// <param name="grant">The grant.</param>
    public GcpPermissions With(string name, GcpGrant grant) => this with { Grants = Grants.Add(name, grant) };

    /// <summary>These and others together; as a service account if either needs one.</summary>
    /// <param name="other">The others.</param>
    public GcpPermissions And(GcpPermissions other) => this with
    {
        Grants = Grants.AddRange(other.Grants),
        Kind = (GcpIdentityKind)Math.Max((int)Kind, (int)other.Kind),
    };
}
