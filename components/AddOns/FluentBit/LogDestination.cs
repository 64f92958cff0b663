namespace Platform.Components.AddOns;

/// <summary>Where container logs go.</summary>
public enum LogDestination
{
    /// <summary>The Elasticsearch of the cluster.</summary>
    LogStore,

    /// <summary>An Elasticsearch somewhere else.</summary>
    Elasticsearch,

    /// <summary>An OpenSearch somewhere else.</summary>
    OpenSearch,

    /// <summary>Amazon CloudWatch.</summary>
    CloudWatch,

    /// <summary>Google Cloud Logging.</summary>
    CloudLogging,
}

/// <summary>
/// An Elasticsearch or OpenSearch outside the cluster. Its account is a secret: the stack file's <c>logUser</c> and <c>logPassword</c>, or
/// keys <c>username</c> and <c>password</c> of a Kubernetes Secret.
/// </summary>
public sealed record ExternalLogStore
{
    /// <summary>The stack file's secret with the user's name.</summary>
    public const string UserSecret = "logUser";

    /// <summary>The stack file's secret with the password.</summary>
    public const string PasswordSecret = "logPassword";

    /// <summary>The host name, without a scheme; must be given.</summary>
    public string Host { get; init; } = "";

    /// <summary>The port, which must speak TLS with a certificate of a public authority. Default: 443.</summary>
    public int Port { get; init; } = 443;

    /// <summary>The index or data stream. Default: <c>logs-kubernetes-containers</c>.</summary>
    public string Stream { get; init; } = LogSetup.Stream;

    /// <summary>
    /// The ARN of an OpenSearch domain of AWS, which knows the pods by their identity and needs no password; its role mapping must name
    /// that identity. Default: null.
    /// </summary>
    public string? Domain { get; init; }

    /// <summary>
    /// A Kubernetes Secret that somebody else keeps, with the account; null for one that is made of the stack file's secrets. Default:
    /// null.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>The Kubernetes Secret with the account, whoever keeps it.</summary>
    internal string SecretName => Secret ?? "log-store-account";
}
