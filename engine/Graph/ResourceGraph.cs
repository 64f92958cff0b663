namespace Platform.Engine.Graph;

/// <summary>
/// Everything a program declared in one run. It is the one result of a preview; whatever is shown, exported, compared or checked
/// is read from it.
/// </summary>
public sealed record ResourceGraph
{
    /// <summary>The project's name.</summary>
    public required string Project { get; init; }

    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>The organization; <c>organization</c> without a backend.</summary>
    public string Organization { get; init; } = "organization";

    /// <summary>Whether computed values were left unknown, as on a first real preview.</summary>
    public bool Unknowns { get; init; }

    /// <summary>The configuration, secrets as <see cref="SecretValue"/>, by full key such as <c>aws:region</c>.</summary>
    public ObjectValue Config { get; init; } = ObjectValue.Empty;

    /// <summary>
    /// In the order of registration: a resource stands after its parent, its provider and everything it depends on. The stack is first.
    /// </summary>
    public IReadOnlyList<ResourceNode> Resources { get; init; } = [];

    /// <summary>
    /// Whether the program came to its end. What one that failed did not come to declare is not gone. Default: <see langword="true"/>.
    /// </summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>What the stack exports.</summary>
    public ObjectValue Outputs { get; init; } = ObjectValue.Empty;
}
