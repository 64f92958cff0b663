namespace Platform.Stacks.Rules;

/// <summary>What the rules have to say of an environment.</summary>
/// <param name="Problems">What must change before anything is built.</param>
/// <param name="Warnings">What is built as it is, and somebody should know.</param>
/// <param name="MissingSecrets">What must be set before anything is built, and need not be to see what would be.</param>
public sealed record Findings(ImmutableArray<Problem> Problems, ImmutableArray<Problem> Warnings, ImmutableArray<Problem> MissingSecrets);
