using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Stacks.Profiles;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Environments;

/// <summary>Reads an environment from a stack's configuration over its profile. Precedence: profile, then stack file, nothing else.</summary>
public static class EnvironmentReader
{
    /// <summary>What a stack file may set; the name is the stack's, and a layer says nothing else.</summary>
    private static readonly string[] Keys = [.. SpecReader.Keys(typeof(EnvironmentSpec)).Where(key => key is not ("name" or LayerReader.Key))];

    /// <summary>The key of the secrets: their names are read here, their values only where they are used.</summary>
    public const string Secrets = "secrets";

    private const string ProfileKey = "profile";

    /// <summary>The environment, checked.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="configuration">The keys under <c>platform:</c> with their values: texts, or JSON where a key holds a map or a list.</param>
    /// <param name="today">The day against which support dates are read.</param>
    /// <param name="environments">The keys of another environment's stack file, for a layer; null where there is none. Default: there is none.</param>
    /// <returns>The environment, and what somebody should know of it.</returns>
    /// <exception cref="ConfigurationException">Something is wrong; the message lists everything.</exception>
    public static (EnvironmentSpec Environment, ImmutableArray<Problem> Warnings) Read(
        string stack,
        IReadOnlyDictionary<string, string> configuration,
        DateOnly today,
        Func<string, IReadOnlyDictionary<string, string>?>? environments = null) => configuration.ContainsKey(LayerReader.Key)
        ? Read(LayerReader.Read(stack, configuration, environments ?? (_ => null)), today)
        : Read(new(stack, null, configuration, []), today);

    private static (EnvironmentSpec Environment, ImmutableArray<Problem> Warnings) Read(Description description, DateOnly today)
    {
        var problems = new List<Problem>();
        var profile = EnvironmentProfiles.For(description.Environment, Chosen(description));
        var reader = new SpecReader(problems, profile.Entry);
        var spec = profile.Environment with { Name = description.Environment };
        foreach (var (key, text) in description.Configuration)
            spec = Set(reader, spec, key, text);
        if (description.Layer is not null)
            spec = spec with { Layer = description.Layer, Secrets = description.Secrets };

        var findings = EnvironmentRules.Check(spec, today);
        // Of what starts from no one knows what, nothing more can be said.
        if (!reader.Doubts(StackConfiguration.Namespace + ProfileKey))
            problems.AddRange(findings.Problems.Where(problem => !reader.Doubts(problem.Path)));
        return problems.Count == 0 ? (spec, findings.Warnings) : throw new ConfigurationException($"Pulumi.{description.Environment}.yaml", problems);
    }

    /// <summary>The profile has to be known before all else is read over it; what is wrong with the key is said when it is read again.</summary>
    private static ProfileName? Chosen(Description description) => description.Configuration.TryGetValue(ProfileKey, out var text)
        ? new SpecReader([], _ => null).With(new EnvironmentSpec { Name = "" }, ProfileKey, Parse(text), ProfileKey).Profile
        : null;

    private static EnvironmentSpec Set(SpecReader reader, EnvironmentSpec spec, string key, string text)
    {
        if (key == Secrets)
            return spec with { Secrets = SecretsIn(text) };
        if (Keys.Contains(key))
            return reader.With(spec, key, Parse(text), StackConfiguration.Namespace + key);

        reader.Unknown(StackConfiguration.Namespace, key, Keys);
        return spec;
    }

    /// <summary>The names of the secrets that a key holds.</summary>
    internal static ImmutableSortedSet<string> SecretsIn(string text) => [.. (Parse(text) as JsonObject ?? []).Select(secret => secret.Key)];

    /// <summary>Maps and lists arrive as JSON; everything else as the text that was written.</summary>
    internal static JsonNode? Parse(string text)
    {
        if (text is not (['{', ..] or ['[', ..]))
            return JsonValue.Create(text);

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
