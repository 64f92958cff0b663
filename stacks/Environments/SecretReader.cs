using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Stacks.Rules;

namespace Platform.Stacks.Environments;

/// <summary>
/// Sees to it that what is encrypted stands among the secrets, and that what stands there is encrypted. It reads names; of a value it
/// never says more than that it is there.
/// </summary>
/// <param name="stack">The stack's name.</param>
/// <param name="configuration">What the stack file says.</param>
/// <param name="reader">Takes what is wrong.</param>
internal sealed class SecretReader(string stack, StackConfiguration configuration, SpecReader reader)
{
    private const string Path = StackConfiguration.Namespace + EnvironmentReader.Secrets;

    /// <summary>The names of the secrets that have a value.</summary>
    public ImmutableSortedSet<string> Names(JsonNode? given)
    {
        if (given is not JsonObject secrets)
        {
            reader.Report(Path, given is JsonArray ? "a list" : StackSecrets.Masked, "must be a map from names to secrets",
                $"set each by its name: {SecretRules.Command(stack, "NAME")}");
            return [];
        }

        foreach (var (name, value) in secrets)
        {
            if (value is not null && value.GetValueKind() != JsonValueKind.String)
                reader.Report($"{Path}.{name}", "given", "must be one text", SecretRules.Command(stack, name));
            else if (!IsEncrypted(value))
                reader.Report($"{Path}.{name}", "given", "must be encrypted", SecretRules.Command(stack, name));
        }

        return [.. secrets.Where(secret => !string.IsNullOrEmpty(Text(secret.Value))).Select(secret => secret.Key)];
    }

    /// <summary>Whether something in the value of another key is encrypted, which is reported: what is built of it would show it.</summary>
    public bool AreIn(string key, JsonNode? given)
    {
        if (!configuration.Encrypted.Contains(key))
            return false;
        var places = Masked($"{StackConfiguration.Namespace}{key}", given);
        foreach (var place in places.DefaultIfEmpty($"{StackConfiguration.Namespace}{key}"))
        {
            reader.Report(place, StackSecrets.Masked, $"must stand there in clear: only {Path} is kept secret",
                $"write it without secure:, or name it in {Path}");
        }

        // Where every secret is known by its place, and gone, the rest can be read.
        return places.Length == 0 || given is JsonValue;
    }

    /// <summary>One alone makes the whole key secret to the CLI; offline it can be seen which of them are.</summary>
    private bool IsEncrypted(JsonNode? value) =>
        value is null || (configuration.Encrypted.Contains(EnvironmentReader.Secrets)
            && (!configuration.IsMasked || Text(value) == StackSecrets.Masked));

    /// <summary>The places of what is encrypted; maps lose it, as if it had not been given.</summary>
    private string[] Masked(string path, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map when configuration.IsMasked:
                var places = map.SelectMany(entry => Masked($"{path}.{entry.Key}", entry.Value)).ToArray();
                foreach (var name in map.Where(entry => Text(entry.Value) == StackSecrets.Masked).Select(entry => entry.Key).ToArray())
                    map.Remove(name);
                return places;
            case JsonArray list when configuration.IsMasked:
                return [.. list.SelectMany((item, index) => Masked($"{path}[{index}]", item))];
            default:
                return configuration.IsMasked && Text(node) == StackSecrets.Masked ? [path] : [];
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
