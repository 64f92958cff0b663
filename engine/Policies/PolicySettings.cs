using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>
/// What a stack file says about policy, under a namespace of configuration that the program does not use: <c>policy:environment</c>
/// and <c>policy:waivers</c>. Other keys of it are mistakes.
/// </summary>
/// <param name="Environment">What the stack is for. Default: production.</param>
/// <param name="Waivers">The waivers that hold today.</param>
/// <param name="Today">The day.</param>
/// <param name="Problems">What is wrong with the settings, an expired waiver among it.</param>
internal sealed record PolicySettings(
    PolicyEnvironment Environment, IReadOnlyList<Waiver> Waivers, DateOnly Today, IReadOnlyList<Problem> Problems)
{
    public const string EnvironmentKey = "policy:environment";
    public const string WaiversKey = "policy:waivers";

    private const string Prefix = "policy:";

    /// <summary>Reads the configuration of a stack.</summary>
    /// <param name="config">Configuration by full key; lists as JSON text.</param>
    /// <param name="rules">The ids of the rules that there are.</param>
    /// <param name="today">The day on which waivers hold or not.</param>
    public static PolicySettings Of(ObjectValue config, IReadOnlySet<string> rules, DateOnly today)
    {
        var problems = new List<Problem>();
        foreach (var key in config.Names.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            if (key is not (EnvironmentKey or WaiversKey))
                problems.Add(new(Severity.Error, null, key, null, "there is no such key", $"there are {EnvironmentKey} and {WaiversKey}"));
        }

        var environment = PolicyEnvironment.Production;
        if (config.Text(EnvironmentKey) is { } name && !Environments.TryGetValue(name, out environment))
        {
            problems.Add(new(
                Severity.Error, null, EnvironmentKey, name, $"must be one of {string.Join(", ", Environments.Keys)}", "write one of them"));
        }

        var waivers = config.Text(WaiversKey) is { } text ? JsonValues.Parse(text) ?? (PropertyValue)text : config[WaiversKey]?.Plain;
        return new(environment, Waiver.Read(waivers, rules, today, problems), today, problems);
    }

    /// <summary>The environments by the names that a stack file has for them.</summary>
    public static IReadOnlyDictionary<string, PolicyEnvironment> Environments { get; } =
        Enum.GetValues<PolicyEnvironment>().ToDictionary(value => value.ToString().ToLowerInvariant(), StringComparer.Ordinal);
}
