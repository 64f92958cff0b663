using Platform.Stacks.Rules;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Environments;

/// <summary>
/// Reads the stack file of a layer: which part of which environment it is, and the secrets that this part uses. All else is in the
/// environment's own file, so that nothing is said twice.
/// </summary>
internal static class LayerReader
{
    /// <summary>The key that makes a stack a layer.</summary>
    public const string Key = "layer";

    private const string Path = StackConfiguration.Namespace + Key;

    /// <summary>What describes the layer's environment.</summary>
    /// <param name="stack">The layer's stack.</param>
    /// <param name="configuration">Its keys.</param>
    /// <param name="environments">The keys of an environment's stack file; null where there is none.</param>
    /// <exception cref="ConfigurationException">The layer's own file is wrong.</exception>
    public static Description Read(
        string stack, IReadOnlyDictionary<string, string> configuration, Func<string, IReadOnlyDictionary<string, string>?> environments)
    {
        var problems = new List<Problem>();
        var reader = new SpecReader(problems, _ => null);
        var layer = reader.With(new EnvironmentSpec { Name = stack }, Key, EnvironmentReader.Parse(configuration[Key]), Path).Layer ?? new();
        problems.AddRange(LayerRules.Problems(stack, layer).Where(problem => !reader.Doubts(problem.Path)));
        foreach (var key in configuration.Keys.Where(key => key is not (Key or EnvironmentReader.Secrets)))
        {
            problems.Add(new($"{StackConfiguration.Namespace}{key}", "given", $"describes the environment, and {stack} is a layer of it",
                $"move it to {File(layer.Of)}, which all layers read"));
        }

        var environment = problems.Count == 0 ? environments(layer.Of) : null;
        if (problems.Count == 0 && environment is null)
            problems.Add(new($"{Path}.of", layer.Of, $"there is no {File(layer.Of)} in the project's folder", "name an environment that has a stack file"));
        if (environment?.ContainsKey(Key) == true)
            problems.Add(new($"{Path}.of", layer.Of, "is a layer itself", "name the environment that both are of"));
        if (problems.Count > 0)
            throw new ConfigurationException(File(stack), problems);

        var secrets = configuration.TryGetValue(EnvironmentReader.Secrets, out var text) ? EnvironmentReader.SecretsIn(text) : [];
        return new(layer.Of, layer, environment!, secrets);
    }

    private static string File(string stack) => $"Pulumi.{(stack.Length == 0 ? "ENVIRONMENT" : stack)}.yaml";
}

/// <summary>What an environment is read from.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="Layer">The part of it that the stack is; null for the whole.</param>
/// <param name="Configuration">The keys that describe it.</param>
/// <param name="Secrets">The names of the secrets that a layer has of its own.</param>
internal sealed record Description(
    string Environment, LayerSpec? Layer, IReadOnlyDictionary<string, string> Configuration, ImmutableSortedSet<string> Secrets);
