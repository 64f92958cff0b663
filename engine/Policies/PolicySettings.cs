using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>
/// What a stack file says about policy, under a namespace of configuration that the program does not use: <c>policy:environment</c>,
/// <c>policy:enforcement</c>, <c>policy:waivers</c> and the limits of spending. Other keys of it are mistakes.
/// </summary>
/// <param name="Environment">What the stack is for. Default: production.</param>
/// <param name="Enforcement">What breaches do. Default: mandatory.</param>
/// <param name="Waivers">The waivers that hold today.</param>
/// <param name="Today">The day.</param>
/// <param name="Limits">What the stack may cost.</param>
/// <param name="Problems">What is wrong with the settings, an expired waiver among it.</param>
internal sealed record PolicySettings(
    PolicyEnvironment Environment, PolicyEnforcement Enforcement, IReadOnlyList<Waiver> Waivers, DateOnly Today,
    SpendingLimits Limits, IReadOnlyList<Problem> Problems)
{
    /// <summary>The key of the waivers.</summary>
    public const string WaiversKey = "policy:waivers";

    private const string EnvironmentKey = "policy:environment";
    private const string EnforcementKey = "policy:enforcement";
    private const string Prefix = "policy:";

    private static readonly string[] Keys =
        [EnvironmentKey, EnforcementKey, WaiversKey, SpendingLimits.BudgetKey, SpendingLimits.IncreaseKey];

    /// <summary>Reads the configuration of a stack.</summary>
    /// <param name="config">Configuration by full key; lists as JSON text.</param>
    /// <param name="rules">The ids of the rules that there are.</param>
    /// <param name="today">The day on which waivers hold or not.</param>
    public static PolicySettings Of(ObjectValue config, IReadOnlySet<string> rules, DateOnly today)
    {
        var problems = new List<Problem>();
        foreach (var key in config.Names.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal) && !Keys.Contains(key)))
        {
            problems.Add(new(
                Severity.Error, null, key, null, "there is no such key",
                NearestName.Of(key, Keys) is { } near ? $"did you mean {near}?" : $"there are {string.Join(", ", Keys)}"));
        }

        var waivers = config.Text(WaiversKey) is { } text ? JsonValues.Parse(text) ?? (PropertyValue)text : config[WaiversKey]?.Plain;
        return new(
            Word<PolicyEnvironment>(config, EnvironmentKey, problems), Word<PolicyEnforcement>(config, EnforcementKey, problems),
            Waiver.Read(waivers, rules, today, problems), today, SpendingLimits.Of(config, problems), problems);
    }

    /// <summary>One of a few words; the first where none is given.</summary>
    private static T Word<T>(ObjectValue config, string key, List<Problem> problems)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(value => value.ToString().ToLowerInvariant(), StringComparer.Ordinal);
        if (config.Text(key) is { } given && !words.ContainsKey(given))
            problems.Add(new(Severity.Error, null, key, given, $"must be one of {string.Join(", ", words.Keys)}", "write one of them"));
        return words.GetValueOrDefault(config.Text(key) ?? "");
    }
}
