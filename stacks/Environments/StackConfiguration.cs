using System.Text.Json;

namespace Platform.Stacks.Environments;

/// <summary>
/// The stack's configuration under <c>platform:</c>, whole: the SDK's own <c>Config</c> answers for a key that is asked for, and says
/// nothing of one that nobody asks for, such as a misspelt one.
/// </summary>
public static class StackConfiguration
{
    /// <summary>The prefix of the platform's keys.</summary>
    public const string Namespace = "platform:";

    /// <summary>The variable in which a Pulumi program gets its configuration, as a JSON object of texts.</summary>
    public const string Variable = "PULUMI_CONFIG";

    /// <summary>The platform's keys, without their prefix, with their values as the CLI hands them over; empty outside a deployment.</summary>
    public static ImmutableSortedDictionary<string, string> Read() => Read(Environment.GetEnvironmentVariable(Variable));

    internal static ImmutableSortedDictionary<string, string> Read(string? json) => string.IsNullOrEmpty(json)
        ? ImmutableSortedDictionary<string, string>.Empty
        : JsonSerializer.Deserialize<Dictionary<string, string>>(json)!
            .Where(entry => entry.Key.StartsWith(Namespace, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(entry => entry.Key[Namespace.Length..], entry => entry.Value, StringComparer.Ordinal);
}
