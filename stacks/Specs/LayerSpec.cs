namespace Platform.Stacks.Specs;

/// <summary>
/// Which part of an environment a stack is, where the environment is several stacks. It repeats nothing of the environment.
/// </summary>
public sealed record LayerSpec
{
    /// <summary>The environment, whose own stack file describes it: <c>prod</c> for <c>Pulumi.prod.yaml</c>.</summary>
    public string Of { get; init; } = "";

    /// <summary>Which part this stack is.</summary>
    public LayerPart? Part { get; init; }

    /// <summary>
    /// The stack of the layer below, such as <c>prod-foundation</c>, or in full <c>organization/project/stack</c>. Default: none, as for
    /// the foundation.
    /// </summary>
    public string? Below { get; init; }

    /// <summary>The layer's own stack, which its file's name says and no key.</summary>
    internal string Stack { get; init; } = "";
}

/// <summary>The parts of an environment, from the ground up; each stands on the one before.</summary>
public enum LayerPart
{
    /// <summary>What outlives clusters: networks, the APIs that a project has switched on, identities that deploy.</summary>
    Foundation,

    /// <summary>Control planes with their keys, node pools, what the cloud installs in them and what makes nodes.</summary>
    Clusters,

    /// <summary>What runs in the clusters: add-ons with what they keep in the cloud, identities of workloads, tenants.</summary>
    AddOns,
}
