namespace Platform.Components.AddOns.Alerting;

/// <summary>How soon somebody must look.</summary>
public enum Severity
{
    /// <summary>Nobody is told; it is there for whoever looks.</summary>
    Info,

    /// <summary>Within the working day.</summary>
    Warning,

    /// <summary>Now.</summary>
    Critical,
}

/// <summary>Something that people must hear of. Inert.</summary>
/// <param name="Name">The name, in Pascal case; also the heading of its runbook.</param>
/// <param name="Severity">How soon somebody must look.</param>
/// <param name="Expression">What is true while it is wrong, in PromQL.</param>
/// <param name="Summary">What is wrong, in one line; may hold <c>{{ $labels.name }}</c>.</param>
/// <param name="Description">What that means for whom.</param>
public sealed record Alert(string Name, Severity Severity, string Expression, string Summary, string Description)
{
    /// <summary>For how many minutes it must have been wrong. Default: 10.</summary>
    public int ForMinutes { get; init; } = 10;

    /// <summary>The rule as Prometheus takes it.</summary>
    /// <param name="runbooks">Where the runbooks are; the alert's name in lower case is the anchor.</param>
    public object Rule(string runbooks) => new
    {
        alert = Name,
        expr = Expression,
        @for = $"{ForMinutes}m",
        labels = new { severity = Severity.ToString().ToLowerInvariant() },
        annotations = new
        {
            summary = Summary,
            description = Description,
            runbook_url = $"{runbooks}#{Name.ToLowerInvariant()}",
        },
    };
}

/// <summary>Alerts about one part of the platform, evaluated together. Inert.</summary>
/// <param name="Name">The name, lower-case with dashes; also that of the rule object.</param>
/// <param name="Alerts">The alerts.</param>
public sealed record AlertGroup(string Name, params ImmutableArray<Alert> Alerts)
{
    /// <summary>The specification of a PrometheusRule, which is also what a rule file holds.</summary>
    /// <param name="runbooks">Where the runbooks are.</param>
    public object Rules(string runbooks) => new
    {
        groups = new[] { new { name = Name, rules = Alerts.Select(alert => alert.Rule(runbooks)).ToArray() } },
    };
}

/// <summary>What rule objects and their runbooks have in common.</summary>
internal static class Alerts
{
    /// <summary>Where the runbooks of this repository are, from its root.</summary>
    public const string Runbooks = "docs/operations.md";

    /// <summary>A PrometheusRule of a group in the add-on's namespace.</summary>
    public static Resource Of(AlertGroup group, string runbooks, AddOnChildren inside) => new K8s.ApiExtensions.CustomResource(
        inside.Named($"alerts-{group.Name}"),
        new CustomObject("monitoring.coreos.com/v1", "PrometheusRule", inside.Metadata(group.Name), group.Rules(runbooks)),
        inside.Options());
}
