namespace Platform.Components.AddOns;

/// <summary>
/// How alerts reach Slack. The address of the incoming webhook is a secret and no setting: the stack file's secret <c>slackWebhook</c>,
/// or key <c>url</c> of a Kubernetes Secret that somebody else keeps in the namespace.
/// </summary>
public sealed record SlackSettings
{
    /// <summary>The stack file's secret that the Kubernetes Secret is made of.</summary>
    public const string WebhookSecret = "slackWebhook";

    /// <summary>The channel of warnings. Default: <c>#platform-alerts</c>.</summary>
    public string Channel { get; init; } = "#platform-alerts";

    /// <summary>The channel of what somebody must look at now; null for the same one. Default: null.</summary>
    public string? CriticalChannel { get; init; }

    /// <summary>Channels of teams by the value of an alert's label <c>team</c>. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Teams { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// A Kubernetes Secret that somebody else keeps, with the webhook in its key <c>url</c>; null for one that is made of the stack file's
    /// secret. Default: null.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>The Kubernetes Secret with the webhook, whoever keeps it.</summary>
    internal string SecretName => Secret ?? "alertmanager-slack";
}

/// <summary>
/// Who notices when alerting itself is silent: a service outside the cluster that expects a call every few minutes and tells people when
/// none comes. Its address is a secret: the stack file's <c>deadMansSwitch</c>, or key <c>url</c> of a Kubernetes Secret.
/// </summary>
public sealed record DeadMansSwitchSettings
{
    /// <summary>The stack file's secret that the Kubernetes Secret is made of.</summary>
    public const string UrlSecret = "deadMansSwitch";

    /// <summary>How often it is called, in minutes, from 1. Default: 5.</summary>
    public int EveryMinutes { get; init; } = 5;

    /// <summary>
    /// A Kubernetes Secret that somebody else keeps, with the address in its key <c>url</c>; null for one that is made of the stack file's
    /// secret. Default: null.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>The Kubernetes Secret with the address, whoever keeps it.</summary>
    internal string SecretName => Secret ?? "alertmanager-dead-mans-switch";
}

/// <summary>
/// A copy of some metrics outside the cluster, such as in Grafana Cloud. The account is a secret: the stack file's <c>remoteWriteUser</c>
/// and <c>remoteWritePassword</c>, or keys <c>username</c> and <c>password</c> of a Kubernetes Secret.
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

    /// <summary>
    /// A Kubernetes Secret that somebody else keeps, with the account; null for one that is made of the stack file's secrets. Default:
    /// null.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>The Kubernetes Secret with the account, whoever keeps it.</summary>
    internal string SecretName => Secret ?? "prometheus-remote-write";
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
