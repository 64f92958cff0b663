using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Stacks.Profiles;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Environments;

/// <summary>
/// Reads an environment from a stack's configuration over its profile. Precedence: profile, then stack file, nothing else.
/// </summary>
public static class EnvironmentReader
{
    /// <summary>What a stack file may set; the name is the stack's, and a layer is read before all else.</summary>
    private static readonly string[] Keys =
        [.. SpecReader.Keys(typeof(EnvironmentSpec)).Where(key => key is not ("name" or LayerReader.Key))];

    /// <summary>The key of the secrets: their names are read here, their values only where they are used.</summary>
    public const string Secrets = "secrets";

    private const string ProfileKey = "profile";

    /// <summary>The environment of a preview, checked.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="configuration">
    /// The keys under <c>platform:</c> with their values: texts, or JSON where a key holds a map or a list.
    /// </param>
    /// <param name="today">The day against which support dates are read.</param>
    /// <returns>The environment, and what somebody should know of it.</returns>
    /// <exception cref="ConfigurationException">Something is wrong; the message lists everything.</exception>
    public static (EnvironmentSpec Environment, ImmutableArray<Problem> Warnings) Read(
        string stack, IReadOnlyDictionary<string, string> configuration, DateOnly today) =>
        Read(stack, new StackConfiguration { Values = configuration }, today);

    /// <summary>The environment, checked; what secrets it lacks is wrong in an update, and in a preview only to be known.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="configuration">What the stack file says.</param>
    /// <param name="today">The day against which support dates are read.</param>
    /// <param name="environments">
    /// What an environment's own stack file says, for a layer; null where there is none. Default: there is none.
    /// </param>
    /// <returns>The environment, and what somebody should know of it.</returns>
    /// <exception cref="ConfigurationException">Something is wrong; the message lists everything.</exception>
    public static (EnvironmentSpec Environment, ImmutableArray<Problem> Warnings) Read(
        string stack, StackConfiguration configuration, DateOnly today, Func<string, StackConfiguration?>? environments = null) =>
        configuration.Values.ContainsKey(LayerReader.Key)
            ? Read(stack, LayerReader.Read(stack, configuration, environments ?? (_ => null)), today)
            : Read(stack, new Description(stack, null, configuration), today);

    private static (EnvironmentSpec Environment, ImmutableArray<Problem> Warnings) Read(
        string stack, Description description, DateOnly today)
    {
        var (name, layer, configuration) = description;
        var problems = new List<Problem>();
        var profile = EnvironmentProfiles.For(name, Chosen(configuration));
        var reader = new SpecReader(problems, profile.Entry);
        var secrets = new SecretReader(stack, configuration, reader);
        var spec = profile.Environment with { Name = name, Layer = layer };
        foreach (var key in configuration.Others)
            Stray(reader, key);
        foreach (var (key, text) in configuration.Values)
            spec = Set(reader, secrets, spec, key, text);

        // Of what starts from no one knows what, nothing more can be said.
        var findings = reader.Doubts(StackConfiguration.Namespace + ProfileKey) ? new([], [], []) : EnvironmentRules.Check(spec, today);
        problems.AddRange(findings.Problems.Where(problem => !reader.Doubts(problem.Path)));
        var missing = findings.MissingSecrets.Where(problem => !reader.Doubts(problem.Path)).ToArray();
        if (configuration.IsUpdate)
            problems.AddRange(missing);
        return problems.Count == 0
            ? (spec, [.. findings.Warnings, .. missing])
            : throw new ConfigurationException($"Pulumi.{name}.yaml", problems);
    }

    /// <summary>
    /// The profile has to be known before all else is read over it; what is wrong with the key is said when it is read again.
    /// </summary>
    private static ProfileName? Chosen(StackConfiguration configuration) => configuration.Values.TryGetValue(ProfileKey, out var text)
        ? new SpecReader([], _ => null).With(new EnvironmentSpec { Name = "" }, ProfileKey, Parse(text), ProfileKey).Profile
        : null;

    private static EnvironmentSpec Set(SpecReader reader, SecretReader secrets, EnvironmentSpec spec, string key, string text)
    {
        if (key == Secrets)
            return spec with { Secrets = secrets.Names(Parse(text)) };
        if (!Keys.Contains(key))
            reader.Unknown(StackConfiguration.Namespace, key, Keys);
        else if (Parse(text) is var given && secrets.AreIn(key, given))
            return spec;
        else
            return reader.With(spec, key, given, StackConfiguration.Namespace + key);
        return spec;
    }

    /// <summary>A namespace that is nearly the platform's was meant to be it; any other is a provider's, or somebody else's.</summary>
    private static void Stray(SpecReader reader, string key)
    {
        var parts = key.Split(':', 2);
        if (parts.Length == 2 && Spelling.Nearest(parts[0], [StackConfiguration.Namespace[..^1]]) is not null)
            reader.Stray(key, StackConfiguration.Namespace + parts[1]);
    }

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
