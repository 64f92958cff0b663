using System.Text.Json;

namespace Platform.Stacks.Environments;

/// <summary>
/// The stack's configuration under <c>platform:</c>, whole: the SDK's own <c>Config</c> answers for a key that is asked for, and says
/// nothing of one that nobody asks for, such as a misspelt one.
/// </summary>
public sealed record StackConfiguration
{
    /// <summary>The prefix of the platform's keys.</summary>
    public const string Namespace = "platform:";

    /// <summary>The variable in which a Pulumi program gets its configuration, as a JSON object of texts.</summary>
    public const string Variable = "PULUMI_CONFIG";

    /// <summary>The variable with the keys of which something is encrypted, as a JSON list.</summary>
    private const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";

    /// <summary>The variable that says whether the CLI only previews.</summary>
    private const string DryRunVariable = "PULUMI_DRY_RUN";

    /// <summary>The variable in which the offline engine says that it is no update either.</summary>
    private const string OfflineVariable = "PULUMI_OFFLINE_PREVIEW";

    /// <summary>The keys without their prefix, with their values as the CLI hands them over: texts, or JSON of maps and lists.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Those of the keys of which something is encrypted in the stack file. Default: none.</summary>
    public ImmutableSortedSet<string> Encrypted { get; init; } = [];

    /// <summary>Whole keys outside of the namespace, such as those of providers, or misspelt ones. Default: none.</summary>
    public ImmutableSortedSet<string> Others { get; init; } = [];

    /// <summary>Whether resources are made in this run, which takes all secrets. Default: false, it is a preview.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>Whether what is encrypted reads <c>[secret]</c>, as nothing is decrypted offline. Default: false.</summary>
    public bool IsMasked { get; init; }

    /// <summary>What this program was given; empty outside a deployment.</summary>
    public static StackConfiguration Read() => Read(Environment.GetEnvironmentVariable);

    internal static StackConfiguration Read(Func<string, string?> variable)
    {
        var all = Parse<Dictionary<string, string>>(variable(Variable)) ?? [];
        var isOffline = variable(OfflineVariable) == "true";
        return Of(all) with
        {
            Encrypted = [.. (Parse<string[]>(variable(SecretKeysVariable)) ?? []).Where(IsOurs).Select(key => key[Namespace.Length..])],
            IsUpdate = !isOffline && variable(DryRunVariable) != "true",
            IsMasked = isOffline,
        };
    }

    /// <summary>Keys with their namespaces and their values, sorted out.</summary>
    internal static StackConfiguration Of(IReadOnlyDictionary<string, string> all) => new()
    {
        Values = all.Where(entry => IsOurs(entry.Key))
            .ToImmutableSortedDictionary(entry => entry.Key[Namespace.Length..], entry => entry.Value, StringComparer.Ordinal),
        Others = [.. all.Keys.Where(key => !IsOurs(key))],
    };

    private static bool IsOurs(string key) => key.StartsWith(Namespace, StringComparison.Ordinal);

    private static T? Parse<T>(string? json) => string.IsNullOrEmpty(json) ? default : JsonSerializer.Deserialize<T>(json);
}
