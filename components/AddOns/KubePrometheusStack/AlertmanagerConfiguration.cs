namespace Platform.Components.AddOns;

/// <summary>What Alertmanager is told: who hears of which alert, how often, and what keeps quiet about what. Pure.</summary>
internal static class AlertmanagerConfiguration
{
    private const string Nobody = "nobody";
    private const string Slack = "slack";
    private const string SlackCritical = "slack-critical";
    private const string DeadMansSwitch = "dead-mans-switch";

    /// <summary>Where the operator mounts a secret that the specification names.</summary>
    private static string File(string secret) => $"/etc/alertmanager/secrets/{secret}/url";

    /// <summary>The configuration.</summary>
    public static object Of(SlackSettings? slack, DeadMansSwitchSettings? deadMansSwitch) => new
    {
        global = new { resolve_timeout = "5m", slack_api_url_file = slack is null ? null : File(slack.SecretName) },
        route = new
        {
            receiver = slack is null ? Nobody : Slack,
            group_by = new[] { "alertname", "namespace" },
            group_wait = "30s",
            group_interval = "5m",
            repeat_interval = "12h",
            routes = Routes(slack, deadMansSwitch).ToArray(),
        },
        inhibit_rules = Quiet,
        receivers = Receivers(slack, deadMansSwitch).ToArray(),
    };

    /// <summary>The most particular first: an alert goes to the first route that it matches.</summary>
    private static IEnumerable<object> Routes(SlackSettings? slack, DeadMansSwitchSettings? deadMansSwitch)
    {
        yield return deadMansSwitch is null
            ? new { receiver = Nobody, matchers = new[] { Is("alertname", "Watchdog") } }
            : new
            {
                receiver = DeadMansSwitch,
                matchers = new[] { Is("alertname", "Watchdog") },
                group_wait = "0s",
                group_interval = "1m",
                repeat_interval = $"{deadMansSwitch.EveryMinutes}m",
            };
        yield return new { receiver = Nobody, matchers = new[] { Is("alertname", "InfoInhibitor") } };
        yield return new { receiver = Nobody, matchers = new[] { Is("severity", "info") } };
        if (slack is null)
            yield break;
        foreach (var team in slack.Teams.Keys)
            yield return new { receiver = Team(team), matchers = new[] { Is("team", team) } };
        yield return new { receiver = SlackCritical, matchers = new[] { Is("severity", "critical") }, repeat_interval = "1h" };
    }

    /// <summary>What is worse says it for the rest; and what only informs keeps quiet while nothing worse is wrong beside it.</summary>
    private static object[] Quiet { get; } =
    [
        Over(Is("severity", "critical"), "severity =~ \"warning|info\"", "namespace", "alertname"),
        Over(Is("severity", "warning"), Is("severity", "info"), "namespace", "alertname"),
        Over(Is("alertname", "InfoInhibitor"), Is("severity", "info"), "namespace"),
    ];

    private static object Over(string source, string target, params string[] equal) =>
        new { source_matchers = new[] { source }, target_matchers = new[] { target }, equal };

    private static IEnumerable<object> Receivers(SlackSettings? slack, DeadMansSwitchSettings? deadMansSwitch)
    {
        yield return new { name = Nobody };
        if (deadMansSwitch is not null)
        {
            yield return new
            {
                name = DeadMansSwitch,
                webhook_configs = new[] { new { url_file = File(deadMansSwitch.SecretName), send_resolved = false } },
            };
        }

        if (slack is null)
            yield break;
        yield return Channel(Slack, slack.Channel);
        yield return Channel(SlackCritical, slack.CriticalChannel ?? slack.Channel);
        foreach (var (team, channel) in slack.Teams)
            yield return Channel(Team(team), channel);
    }

    private static object Channel(string receiver, string channel) => new
    {
        name = receiver,
        slack_configs = new[]
        {
            new
            {
                channel,
                send_resolved = true,
                color = """{{ if eq .Status "resolved" }}good{{ else }}"""
                    + """{{ if eq .CommonLabels.severity "critical" }}danger{{ else }}warning{{ end }}{{ end }}""",
                title = """[{{ .Status | toUpper }} {{ len .Alerts }}] {{ .CommonLabels.alertname }}""",
                title_link = "{{ .CommonAnnotations.runbook_url }}",
                text = """{{ range .Alerts }}*{{ .Annotations.summary }}* {{ .Annotations.description }}{{ "\n" }}{{ end }}""",
                footer = "{{ .CommonLabels.cluster }}",
            },
        },
    };

    private static string Team(string team) => $"{Slack}-team-{team}";

    private static string Is(string label, string value) => $"{label} = \"{value}\"";
}
