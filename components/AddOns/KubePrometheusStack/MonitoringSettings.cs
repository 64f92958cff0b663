namespace Platform.Components.AddOns;

/// <summary>
/// How alerts reach Slack. The address of the incoming webhook is a secret and no setting: the stack file's secret <c>slackWebhook</c>, or
/// key
/// <c>url</c> of a Kubernetes Secret that somebody else keeps in the namespace.
/// </summary>
public sealed record SlackSettings
{
    /// <summary>The stack file's secret that the Kubernetes Secret is made of, if it is there.</summary>
    public const string WebhookSecret = "slackWebhook";

    /// <summary>The channel of warnings, such as <c>#platform-alerts</c>; must be given.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The channel of what somebody must look at now; null for the same one. Default: null.</summary>
    public string? CriticalChannel { get; init; }

    /// <summary>Channels of teams by the value of an alert's label <c>team</c>. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Teams { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The Kubernetes Secret that holds the webhook in its key <c>url</c>. Default: <c>alertmanager-slack</c>.</summary>
    public string Secret { get; init; } = "alertmanager-slack";
}

/// <summary>
/// Who notices when alerting itself is silent: a service outside the cluster that expects a call every few minutes and tells people when
/// none comes. Its address is a secret: the stack file's <c>deadMansSwitch</c>, or key <c>url</c> of a Kubernetes Secret.
/// </summary>
public sealed record DeadMansSwitchSettings
{
    /// <summary>The stack file's secret that the Kubernetes Secret is made of, if it is there.</summary>
    public const string UrlSecret = "deadMansSwitch";

    /// <summary>How often it is called, in minutes, from 1. Default: 5.</summary>
    public int EveryMinutes { get; init; } = 5;

    /// <summary>
    /// The Kubernetes Secret that holds the address in its key <c>url</c>. Default: <c>alertmanager-dead-mans-switch</c>.
    /// </summary>
    public string Secret { get; init; } = "alertmanager-dead-mans-switch";
}

/// <summary>
/// A copy of some metrics outside the cluster, such as in Grafana Cloud. The account is a secret: the stack file's <c>remoteWriteUser</c>
/// and
/// <c>remoteWritePassword</c>, or keys <c>username</c> and <c>password</c> of a Kubernetes Secret.
/// </summary>
public sealed record RemoteWriteSettings
{
    /// <summary>The stack file's secret with the user's name.</summary>
    public const string UserSecret = "remoteWriteUser";

    /// <summary>The stack file's secret with the password or token.</summary>
    public const string PasswordSecret = "remoteWritePassword";

    /// <summary>Where to write, such as <c>https://prometheus-prod-01-eu-west-0.grafana.net/api/prom/push</c>.</summary>
    public string Url { get; init; } = "";

    /// <summary>
    /// A pattern of the metrics that are copied, as copies are paid by the series. Default: the probes' and what alerts fire.
    /// </summary>
    public string Metrics { get; init; } = "probe_.+|up|ALERTS";

    /// <summary>The Kubernetes Secret that holds the account. Default: <c>prometheus-remote-write</c>.</summary>
    public string Secret { get; init; } = "prometheus-remote-write";
}

/// <summary>Prometheus itself.</summary>
public sealed record PrometheusSettings
{
    /// <summary>For how many days metrics are kept, from 1. Default: 15.</summary>
    public int RetentionDays { get; init; } = 15;

    /// <summary>The size of each replica's volume, in GiB; the oldest metrics go when 85% of it is full. Default: 100.</summary>
    public int StorageGiB { get; init; } = 100;

    /// <summary>The memory that each replica asks for, in GiB; it may use half as much again. Default: 4.</summary>
    public int MemoryGiB { get; init; } = 4;
}
