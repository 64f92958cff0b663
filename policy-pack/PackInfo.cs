using Platform.Engine.Policies;
using Pulumirpc;
using PolicySeverity = Platform.Engine.Policies.PolicySeverity;

namespace Platform.PolicyPack;

/// <summary>What the pack says of itself: its rules, when they are asked, and what a breach of each does in this stack.</summary>
internal static class PackInfo
{
    /// <summary>The name under which the CLI shows its answers.</summary>
    public const string Name = "platform";

    private const string Page = "docs/policy.md";

    /// <summary>The version of the build.</summary>
    public static string Version { get; } = typeof(PackInfo).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>Whether a rule is asked about a resource by itself.</summary>
    public static bool AnswersAlone(PolicyRule rule) => rule is { LooksAround: false, AboutChanges: false };

    /// <summary>Whether a rule is asked when the whole stack is known.</summary>
    public static bool AnswersTogether(PolicyRule rule) => rule is { LooksAround: true, AboutChanges: false };

    /// <summary>All of it. What is deployed is not told to a pack, so rules about changes are not in it.</summary>
    public static AnalyzerInfo Of(PolicySettings settings) => new()
    {
        Name = Name,
        DisplayName = "Platform",
        Version = Version,
        Description = "The rules of the offline preview, for clusters on AWS and Google Cloud and what runs in them.",
        Policies = { PolicyBook.All.Where(rule => !rule.AboutChanges).Select(rule => Policy(rule, settings)) },
    };

    /// <summary>What a breach of the weight does.</summary>
    public static EnforcementLevel LevelOf(PolicySeverity severity, PolicySettings settings) =>
        severity >= PolicySeverity.High && settings.Enforcement == PolicyEnforcement.Mandatory
            ? EnforcementLevel.Mandatory
            : EnforcementLevel.Advisory;

    /// <summary>The weight in the protocol's words.</summary>
    public static Pulumirpc.PolicySeverity Wire(PolicySeverity severity) => severity switch
    {
        PolicySeverity.Critical => Pulumirpc.PolicySeverity.Critical,
        PolicySeverity.High => Pulumirpc.PolicySeverity.High,
        PolicySeverity.Medium => Pulumirpc.PolicySeverity.Medium,
        _ => Pulumirpc.PolicySeverity.Low,
    };

    private static PolicyInfo Policy(PolicyRule rule, PolicySettings settings)
    {
        var severity = rule.SeverityIn(settings.Environment);
        var holds = !rule.ProductionOnly || settings.Environment == PolicyEnvironment.Production;
        return new()
        {
            Name = rule.Id,
            DisplayName = rule.Id,
            Description = rule.Title,
            RemediationSteps = rule.Fix,
            Url = Page,
            PolicyType = rule.LooksAround ? PolicyType.Stack : PolicyType.Resource,
            Severity = Wire(severity),
            EnforcementLevel = holds ? LevelOf(severity, settings) : EnforcementLevel.Disabled,
            Tags = { rule.References },
        };
    }
}
