namespace Platform.Components.Clusters;

/// <summary>What an EKS control plane is, beyond its version and its place.</summary>
public sealed record EksControlPlane
{
    /// <summary>
    /// The ranges from which the API also answers on the internet, such as an office's <c>203.0.113.0/24</c>; the whole internet is
    /// refused. Default: none, it answers inside the network only.
    /// </summary>
    public ImmutableSortedSet<string> PublicRanges { get; init; } = [];

    /// <summary>
    /// Whether Kubernetes secrets are encrypted with a key of the cluster's own; taking it away replaces the cluster. Default: true.
    /// </summary>
    public bool OwnSecretsKey { get; init; } = true;

    /// <summary>The range of services' addresses, /12 to /24 and outside the network; not with IPv6. Default: EKS chooses one.</summary>
    public string? ServiceRange { get; init; }

    /// <summary>The family of pods' and services' addresses; changing it replaces the cluster. Default: IPv4.</summary>
    public EksIpFamily IpFamily { get; init; }

    /// <summary>What happens when the version's standard support ends. Default: the cluster is upgraded.</summary>
    public EksSupport Support { get; init; }

    /// <summary>Whether traffic can be shifted away from a zone in trouble. Default: true.</summary>
    public bool ZonalShift { get; init; } = true;

    /// <summary>
    /// How much the control plane is provisioned with in advance; all but the standard cost by the hour. Default: standard.
    /// </summary>
    public EksTier Tier { get; init; }

    /// <summary>
    /// Whether what the control plane itself calls, such as webhooks and identity providers, goes through the network's own way out;
    /// going back replaces the cluster. Default: false, AWS carries it.
    /// </summary>
    public bool EgressThroughNetwork { get; init; }
}

/// <summary>The family of addresses inside a cluster.</summary>
public enum EksIpFamily
{
    /// <summary>IPv4.</summary>
    Ipv4,

    /// <summary>IPv6; nodes keep IPv4 addresses beside it.</summary>
    Ipv6,
}

/// <summary>What happens to a version whose standard support ends.</summary>
public enum EksSupport
{
    /// <summary>The control plane is upgraded to the next version that has it.</summary>
    Standard,

    /// <summary>The version stays for another year, at six times the price.</summary>
    Extended,
}

/// <summary>The capacity that a control plane is provisioned with in advance.</summary>
public enum EksTier
{
    /// <summary>It follows the load.</summary>
    Standard,

    /// <summary>tier-xl.</summary>
    Xl,

    /// <summary>tier-2xl.</summary>
    Xl2,

    /// <summary>tier-4xl.</summary>
    Xl4,

    /// <summary>tier-8xl.</summary>
    Xl8,
}

/// <summary>What is kept of a control plane's logs.</summary>
public sealed record ControlPlaneLogs
{
    /// <summary>
    /// Which logs. Default: all five, <c>api</c>, <c>audit</c>, <c>authenticator</c>, <c>controllerManager</c> and <c>scheduler</c>.
    /// </summary>
    public ImmutableSortedSet<string> Types { get; init; } = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

    /// <summary>
    /// How long they are kept, in days, of those that CloudWatch knows: 1, 3, 5, 7, 14, 30, 60, 90, 120 and more. Default: 90.
    /// </summary>
    public int RetentionDays { get; init; } = 90;

    /// <summary>Whether they are encrypted with a key of their own. Default: true.</summary>
    public bool OwnKey { get; init; } = true;
}

/// <summary>What a role or user may do in a cluster.</summary>
public sealed record EksAccess
{
    /// <summary>The ARN of the IAM role or user, with its path; of a role, not of a session in it.</summary>
    public required string Principal { get; init; }

    /// <summary>The access policy. Default: to see everything but secrets.</summary>
    public EksAccessLevel Level { get; init; } = EksAccessLevel.View;

    /// <summary>The namespaces it is for. Default: none are named, it is for the whole cluster.</summary>
    public ImmutableSortedSet<string> Namespaces { get; init; } = [];

    /// <summary>
    /// Kubernetes groups of the principal, for role bindings of the cluster's own; none that begin with <c>system:</c>. Default: none.
    /// </summary>
    public ImmutableSortedSet<string> Groups { get; init; } = [];
}

/// <summary>The access policies of EKS.</summary>
public enum EksAccessLevel
{
    /// <summary>No policy: only what role bindings give to its groups.</summary>
    None,

    /// <summary>To see everything but secrets.</summary>
    View,

    /// <summary>To see everything.</summary>
    AdminView,

    /// <summary>To change most things, but not who may do what.</summary>
    Edit,

    /// <summary>To change everything in namespaces, and who may do what there.</summary>
    Admin,

    /// <summary>Everything, everywhere.</summary>
    ClusterAdmin,
}
