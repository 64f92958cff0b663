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
    /// <param name="configuration">What its file says.</param>
    /// <param name="environments">What an environment's stack file says; null where there is none.</param>
    /// <exception cref="ConfigurationException">The layer's own file is wrong.</exception>
    public static Description Read(string stack, StackConfiguration configuration, Func<string, StackConfiguration?> environments)
    {
        var problems = new List<Problem>();
        var reader = new SpecReader(problems, _ => null);
        var given = EnvironmentReader.Parse(configuration.Values[Key]);
        var layer = (reader.With(new EnvironmentSpec { Name = stack }, Key, given, Path).Layer ?? new()) with { Stack = stack };
        problems.AddRange(LayerRules.Problems(layer).Where(problem => !reader.Doubts(problem.Path)));
        foreach (var key in configuration.Values.Keys.Where(key => key is not (Key or EnvironmentReader.Secrets)))
        {
            problems.Add(new($"{StackConfiguration.Namespace}{key}", "given", $"describes the environment, and {stack} is a layer of it",
                $"move it to {File(layer.Of)}, which all layers read"));
        }

        var environment = problems.Count == 0 ? environments(layer.Of) : null;
        if (problems.Count == 0 && environment is null)
            problems.Add(new($"{Path}.of", layer.Of, $"there is no {File(layer.Of)} in the project's folder",
                "name an environment that has a stack file"));
        if (environment?.Values.ContainsKey(Key) == true)
            problems.Add(new($"{Path}.of", layer.Of, "is a layer itself", "name the environment that both are of"));
        return problems.Count == 0
            ? new(layer.Of, layer, With(environment!, configuration))
            : throw new ConfigurationException(File(stack), problems);
    }

    /// <summary>All that the environment says, with the layer's own secrets: the environment's are encrypted for another stack.</summary>
    private static StackConfiguration With(StackConfiguration environment, StackConfiguration layer)
    {
        var values = environment.Values.Where(entry => entry.Key != EnvironmentReader.Secrets)
            .Concat(layer.Values.Where(entry => entry.Key == EnvironmentReader.Secrets));
        return layer with
        {
            Values = values.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Others = environment.Others.Union(layer.Others),
        };
    }

    private static string File(string stack) => $"Pulumi.{(stack.Length == 0 ? "ENVIRONMENT" : stack)}.yaml";
}

/// <summary>What an environment is read from.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="Layer">The part of it that the stack is; null for the whole.</param>
/// <param name="Configuration">What is said of it.</param>
internal sealed record Description(string Environment, LayerSpec? Layer, StackConfiguration Configuration);
