using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration as the engine hands it over. It does not know types or namespaces.</summary>
internal sealed class ConfigValues(ImmutableDictionary<string, string> values, ImmutableHashSet<string> secretKeys)
{
    /// <summary>A JSON object of texts in <c>PULUMI_CONFIG</c>, the secret ones' keys in <c>PULUMI_CONFIG_SECRET_KEYS</c>.</summary>
    public static ConfigValues FromEnvironment() => new(
        Read<Dictionary<string, string>>("PULUMI_CONFIG", []).ToImmutableDictionary(entry => Normal(entry.Key), entry => entry.Value),
        [.. Read<string[]>("PULUMI_CONFIG_SECRET_KEYS", []).Select(Normal)]);

    public string? Get(string key) => values.GetValueOrDefault(key);

    public bool IsSecret(string key) => secretKeys.Contains(key);

    /// <summary><c>namespace:config:key</c> is an old way to write <c>namespace:key</c>.</summary>
    private static string Normal(string key) =>
        key.Split(':', 3) is [var name, "config", var rest] ? $"{name}:{rest}" : key;

    private static T Read<T>(string variable, T absent)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(text))
            return absent;

        try
        {
            return JsonSerializer.Deserialize<T>(text) ?? absent;
        }
        catch (JsonException)
        {
            // The parser's message may quote a secret value.
            throw new RunException($"{variable} is not the JSON that the engine hands over; re-run using the `pulumi` CLI");
        }
    }
}
