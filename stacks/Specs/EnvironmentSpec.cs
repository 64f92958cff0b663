using Platform.Components.Identity;
using Platform.Components.Networks;

namespace Platform.Stacks.Specs;

/// <summary>An environment: clusters by name. Inert; profiles make it, rules check it, the composition builds it.</summary>
public sealed record EnvironmentSpec
{
    /// <summary>The environment's name, the stack's: <c>prod</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The organization's short name, in front of every physical name. Default: <c>acme</c>.</summary>
    public string Organization { get; init; } = "acme";

    /// <summary>
    /// The organization's block of addresses, divided into slots for clusters that name one. It is the same in every environment, so that
    /// no two networks ever overlap. Default: 64 slots of <c>10.0.0.0/8</c>.
    /// </summary>
    public FleetPlan Addresses { get; init; } = new();

    /// <summary>
    /// The regions in which anything may be, such as <c>eu-west-1</c> and <c>europe-west1</c>; a resource elsewhere is an error.
    /// Default: none listed, anywhere.
    /// </summary>
    public ImmutableSortedSet<string> Residency { get; init; } = [];

    /// <summary>
    /// Whether networks, clusters, keys and data are protected from replacement and deletion. Default: true; what is torn down every
    /// evening turns it off.
    /// </summary>
    public bool ReplaceGuard { get; init; } = true;

    /// <summary>
    /// Logical names of guarded resources that the next update may replace or delete, such as <c>main-vpc</c>. Default: none.
    /// </summary>
    public ImmutableSortedSet<string> AllowReplace { get; init; } = [];

    /// <summary>
    /// Tags and labels beyond the platform's own, such as <c>owner</c> and <c>cost-center</c>: lower case, digits, dash and underscore,
    /// up to 63 characters, as Google Cloud's labels demand. Default: none.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// The names of the secrets that the stack file holds; their values are read where they are used, and never kept here. Set one with
    /// <c>pulumi config set --secret --path 'platform:secrets.NAME'</c>. A preview needs none of them, an update all that settings ask for.
    /// Default: none.
    /// </summary>
    public ImmutableSortedSet<string> Secrets { get; init; } = [];

    /// <summary>
    /// Where roles on AWS are kept and beyond what none reaches, as a deployer that <see cref="Deploy"/> made demands of all roles it
    /// makes. Default: none, roles are kept where AWS puts them.
    /// </summary>
    public IamScope? IamScope { get; init; }

    /// <summary>Who deploys from GitHub. Default: nobody that this program makes.</summary>
    public DeploySpec? Deploy { get; init; }

    /// <summary>
    /// What the environment starts from before its stack file. Default: none, the profile of its own name, and production's where none has
    /// its name.
    /// </summary>
    public ProfileName? Profile { get; init; }

    /// <summary>
    /// The day until which the environment is needed, as in <c>"2026-12-01"</c>, in quotes; it becomes a tag, and previews warn from the
    /// day after. Nothing is destroyed by itself. Default: none, it stays.
    /// </summary>
    public string? Expires { get; init; }

    /// <summary>Which part of an environment the stack is. Default: none, the stack is the whole environment.</summary>
    public LayerSpec? Layer { get; init; }

    /// <summary>The clusters by name; the name is identity.</summary>
    public ImmutableSortedDictionary<string, ClusterSpec> Clusters { get; init; } = ImmutableSortedDictionary<string, ClusterSpec>.Empty;

    /// <summary>The stack that is read: the environment's, or a layer's own.</summary>
    internal string StackName => Layer?.Stack ?? Name;

    /// <summary>Whether a part of the environment is this stack's to build.</summary>
    public bool Builds(LayerPart part) => Layer is null || Layer.Part == part;
}

/// <summary>What an environment can start from.</summary>
public enum ProfileName
{
    /// <summary>Production: nothing given up.</summary>
    Prod,

    /// <summary>Production's shape at less cost.</summary>
    Staging,

    /// <summary>Cheap and quick, and gone without a trace.</summary>
    Dev,
}

/// <summary>A cloud that a cluster can be on.</summary>
public enum Cloud
{
    /// <summary>Amazon Web Services: EKS.</summary>
    Aws,

    /// <summary>Google Cloud: GKE.</summary>
    Gcp,
}
