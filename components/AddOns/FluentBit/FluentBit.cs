using System.Text.Json;
using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.AddOns;

/// <summary>
/// Ships what containers write, from every node to one destination: with the names that Kubernetes knows, without secrets, and through a
/// buffer on the node's disk. It counts lines that report errors, so that Prometheus can alert on them.
/// </summary>
public sealed record FluentBit : HelmAddOn
{
    /// <summary>The namespace.</summary>
    internal const string Home = "logging";

    private const string StoreSecret = "log-store";
    private const string ConfigurationFile = "fluent-bit.yaml";

    private static readonly int[] LogGroupDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731];

    /// <inheritdoc/>
    public override string Name => "fluent-bit";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>Where logs go. Default: the cluster's own Elasticsearch.</summary>
    public LogDestination Destination { get; init; } = LogDestination.LogStore;

    /// <summary>The store outside the cluster, where the destination is one; else null. Default: null.</summary>
    public ExternalLogStore? External { get; init; }

    /// <summary>
    /// Parts of names whose values are blotted out, in lower case. Default: authorization, api_key, apikey, cookie, passwd, password,
    /// private_key, secret, token.
    /// </summary>
    public ImmutableSortedSet<string> SecretNames { get; init; } =
        ["authorization", "api_key", "apikey", "cookie", "passwd", "password", "private_key", "secret", "token"];

    /// <summary>How much of each node's disk may hold logs that the destination has not taken, in GiB. Default: 5.</summary>
    public int BufferGiB { get; init; } = 5;

    /// <summary>
    /// After how many days CloudWatch forgets, where logs go there: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545 or 731.
    /// Default: 30.
    /// </summary>
    public int CloudWatchDays { get; init; } = 30;

    /// <summary>For how long the same records are offered again, in hours. Default: 12.</summary>
    public int RetryHours { get; init; } = 12;

    /// <inheritdoc/>
    public override Chart Chart => Charts.FluentBit;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.ContainerLogs];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => Destination switch
    {
        LogDestination.LogStore => [Capability.LogStore],
        LogDestination.CloudWatch => [Capability.CloudWatch, Capability.WorkloadIdentity],
        LogDestination.CloudLogging => [Capability.CloudMonitoring, Capability.WorkloadIdentity],
        _ => [],
    };

    /// <summary>It has no place where the cluster ships what containers write by itself.</summary>
    public override bool BelongsOn(AddOnFacts facts) => !facts.Native.Contains(Capability.ContainerLogs);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.MonitoringKinds, Capability.PriorityClasses];

    /// <inheritdoc/>
    public override string HomeNamespace => Home;

    /// <summary>It reads the node's log files.</summary>
    public override PodSecurity PodSecurity => PodSecurity.Privileged;

    /// <inheritdoc/>
    public override NetworkRules Network => new()
    {
        Metrics = [LogPipeline.MetricsPort, LogPipeline.CountsPort],
        To = Destination == LogDestination.LogStore ? new NetworkRules().To.Add(Elasticsearch.Home, [9200]) : new NetworkRules().To,
        Anywhere = External is { } store ? [443, store.Port] : [443],
    };

    /// <summary>The log group of CloudWatch that logs go to, made before them: one that is made by the way never forgets.</summary>
    /// <param name="facts">The cluster.</param>
    public static string LogGroup(AddOnFacts facts) => $"/eks/{facts.Cluster}/containers";

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        var outside = Destination is LogDestination.Elasticsearch or LogDestination.OpenSearch;
        if (outside && External is null)
            yield return new("external", "none", $"destination {Spelt(Destination)} is outside and must be named", "set external.host");
        if (!outside && External is { } unused)
        {
            yield return new("external.host", unused.Host, $"is not used by destination {Spelt(Destination)}",
                "remove external, or set destination to elasticsearch");
        }

        if (External is { } store && (store.Host.Length == 0 || store.Host.Contains('/')))
            yield return new("external.host", store.Host, "must be a host name", "leave out scheme and path");
        if (External?.Domain is { } domain && Destination != LogDestination.OpenSearch)
            yield return new("external.domain", domain, "is for OpenSearch", "set destination to openSearch, or remove it");
        if (BufferGiB < 1)
            yield return new("bufferGiB", $"{BufferGiB}", "must be at least 1", "set it to 5");
        if (!LogGroupDays.Contains(CloudWatchDays))
        {
            yield return new("cloudWatchDays", $"{CloudWatchDays}", $"must be one of {string.Join(", ", LogGroupDays)}",
                $"set it to {LogGroupDays.FirstOrDefault(days => days >= CloudWatchDays, 731)}");
        }

        if (RetryHours < 1)
            yield return new("retryHours", $"{RetryHours}", "must be at least 1", "set it to 12");
        foreach (var name in SecretNames.Where(name => name.Length == 0 || !name.All(IsPlain)))
            yield return new("secretNames", name, "must be lower-case letters, digits, _ and -", "write it so");
    }

    /// <inheritdoc/>
    public override IEnumerable<AddOnSecret> Secrets => External is not { Domain: null, Secret: null } ? [] :
    [
        new(ExternalLogStore.UserSecret, "external", "the user that logs are written as", "name a Kubernetes Secret in external.secret"),
        new(ExternalLogStore.PasswordSecret, "external", "the password of that user", "name a Kubernetes Secret in external.secret"),
    ];

    /// <summary>CloudWatch's log group.</summary>
    public override CloudNeeds CloudNeeds(AddOnFacts facts) => Destination == LogDestination.CloudWatch
        ? new() { LogGroups = new CloudNeeds().LogGroups.Add(LogGroup(facts), CloudWatchDays) }
        : AddOns.CloudNeeds.None;

    /// <inheritdoc/>
    public override Permissions? Permissions(AddOnFacts facts) => Destination switch
    {
        LogDestination.CloudWatch or LogDestination.CloudLogging => LogWriterPermissions.Of(),
        LogDestination.OpenSearch when External?.Domain is { } domain => LogWriterPermissions.OpenSearch(domain, External.Stream),
        _ => null,
    };

    /// <summary>One on every node, whatever its taints. It runs as root, who owns the files, but may nothing else of root's.</summary>
    protected override object ChartValues(AddOnFacts facts) => new
    {
        args = new[] { "--workdir=/fluent-bit/etc", $"--config=/fluent-bit/etc/conf/{ConfigurationFile}" },
        config = new { extraFiles = new Dictionary<string, string> { [ConfigurationFile] = LogPipeline.File(this, facts) } },
        luaScripts = new Dictionary<string, string> { [LogRedaction.File] = LogRedaction.Script(SecretNames) },
        env = Environment().ToArray(),
        extraVolumes = Mounts ? new[] { new { name = "store", secret = new { secretName = StoreSecret, items = AuthorityOnly } } } : null,
        extraVolumeMounts = Mounts ? new[] { new { name = "store", mountPath = LogPipeline.AuthorityFolder, readOnly = true } } : null,
        daemonSetVolumes = new[] { new { name = "varlog", hostPath = new { path = "/var/log" } } },
        daemonSetVolumeMounts = new[] { new { name = "varlog", mountPath = "/var/log" } },
        extraPorts = new[]
        {
            new { name = "counts", port = LogPipeline.CountsPort, containerPort = LogPipeline.CountsPort, protocol = "TCP" },
        },
        serviceMonitor = new
        {
            enabled = facts.Offers(Capability.MonitoringKinds),
            additionalEndpoints = new[] { new { port = "counts", path = "/metrics" } },
        },
        securityContext = new
        {
            allowPrivilegeEscalation = false,
            readOnlyRootFilesystem = true,
            capabilities = new { drop = new[] { "ALL" } },
            seccompProfile = new { type = "RuntimeDefault" },
        },
        tolerations = new[] { new { @operator = "Exists" } },
        priorityClassName = facts.Priority(Priorities.Critical),
        resources = PodResources.Of("50m", "128Mi", "512Mi"),
        updateStrategy = new { type = "RollingUpdate", rollingUpdate = new { maxUnavailable = "10%" } },
        testFramework = new { enabled = false },
    };

    /// <summary>What it must know of the store: who it is there, and whom it believes.</summary>
    protected override IEnumerable<Resource> Before(AddOnChildren inside) =>
        Account(inside) is { } data
            ?
            [
                new K8s.Core.V1.Secret(
                    inside.Named(StoreSecret), new() { Metadata = inside.Metadata(Secret), StringData = data }, inside.Options()),
            ]
            : [];

    /// <summary>Pods need the authority as a file, and the account only as variables.</summary>
    private static object[] AuthorityOnly { get; } = [new { key = "ca.crt", path = "ca.crt" }];

    private bool Mounts => Destination == LogDestination.LogStore;

    private string Secret => External?.SecretName ?? StoreSecret;

    /// <summary>
    /// The cluster's own store hands over its writer; one outside has a secret of the stack file's, or of somebody else's making.
    /// </summary>
    private InputMap<string>? Account(AddOnChildren inside)
    {
        if (Destination == LogDestination.LogStore)
        {
            var store = inside.Context.Providers.Values.OfType<ILogStore>().FirstOrDefault()
                ?? throw new InvalidOperationException($"{Name}: no add-on that it waits for is a log store");
            return new() { ["username"] = store.Writer, ["password"] = store.Password, ["ca.crt"] = store.Authority };
        }

        var secrets = inside.Context.Secrets;
        return External is { Domain: null, Secret: null }
            && secrets.TryGetValue(ExternalLogStore.UserSecret, out var user)
            && secrets.TryGetValue(ExternalLogStore.PasswordSecret, out var password)
            ? new() { ["username"] = user, ["password"] = password }
            : null;
    }

    private IEnumerable<object> Environment()
    {
        if (Destination is LogDestination.CloudWatch or LogDestination.CloudLogging)
            yield break;
        var (host, port, stream) = External is { } store
            ? (store.Host, store.Port, store.Stream)
            : (ElasticsearchComponent.ServiceHost, 9200, LogSetup.Stream);
        yield return new { name = "LOG_STORE_HOST", value = host };
        yield return new { name = "LOG_STORE_PORT", value = $"{port}" };
        yield return new { name = "LOG_STORE_STREAM", value = stream };
        if (External?.Domain is { } domain)
        {
            yield return new { name = "LOG_STORE_REGION", value = domain.Split(':').ElementAtOrDefault(3) };
            yield break;
        }

        yield return Key("LOG_STORE_USER", "username");
        yield return Key("LOG_STORE_PASSWORD", "password");
    }

    private object Key(string variable, string key) =>
        new { name = variable, valueFrom = new { secretKeyRef = new { name = Secret, key } } };

    private static bool IsPlain(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '-';

    private static string Spelt(LogDestination destination) => JsonNamingPolicy.CamelCase.ConvertName(destination.ToString());
}
