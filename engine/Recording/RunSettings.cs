using Platform.Engine.Graph;

namespace Platform.Engine.Recording;

/// <summary>What a run is about, before any program has said anything.</summary>
/// <param name="Organization">The organization; <c>organization</c> without a backend.</param>
/// <param name="Project">The project's name.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="Config">Configuration by full key; texts, the secret ones as <see cref="SecretValue"/>.</param>
/// <param name="Unknowns">Whether computed values stay unknown, as on a first real preview.</param>
/// <param name="StackOutputs">What other stacks export, by their full names, for stack references.</param>
internal sealed record RunSettings(
    string Organization, string Project, string Stack, ObjectValue Config, bool Unknowns,
    IReadOnlyDictionary<string, ObjectValue> StackOutputs)
{
    /// <summary>Whoever knows further stacks by their full names. Default: nobody.</summary>
    public Func<string, CancellationToken, Task<OtherStack>> OtherStacks { get; init; } = (_, _) => Task.FromResult(new OtherStack(null));
}
