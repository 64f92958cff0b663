using Platform.Components.AddOns.Alerting;

namespace Platform.Components.AddOns;

/// <summary>
/// Asks public hosts as their users ask, and alerts on answers that are missing, wrong or slow and on certificates that run out. It asks
/// from inside the cluster; who wants to see the way there from outside too copies the readings out and asks from there.
/// </summary>
public sealed record PrometheusBlackboxExporter : HelmAddOn
{
    private const int Port = 9115;

    /// <inheritdoc/>
    public override string Name => "prometheus-blackbox-exporter";

    /// <inheritdoc/>
    /// <value>Default: false, as it must be told the hosts.</value>
    public override bool Enabled { get; init; }

    /// <summary>The hosts by a name for each. Default: none.</summary>
    public ImmutableSortedDictionary<string, HostProbe> Hosts { get; init; } =
        ImmutableSortedDictionary.Create<string, HostProbe>(StringComparer.Ordinal);

    /// <summary>How often each is asked, in seconds, from 15. Default: 30.</summary>
    public int IntervalSeconds { get; init; } = 30;

    /// <summary>An answer that takes longer than this, in milliseconds, is slow. Default: 2000.</summary>
    public int SlowMilliseconds { get; init; } = 2000;

    /// <summary>Where the runbooks are that alerts link to. Default: <c>docs/operations.md</c>, from the repository's root.</summary>
    public string Runbooks { get; init; } = Alerts.Runbooks;

    /// <inheritdoc/>
    public override Chart Chart => Charts.PrometheusBlackboxExporter;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.SyntheticChecks];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.MonitoringKinds];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.PriorityClasses];

    /// <summary>Ports of hosts cannot be known here, so it may call any that a probe names.</summary>
    public override NetworkRules Network => new()
    {
        Metrics = [Port],
        To = NetworkRules.Everywhere,
        Anywhere = [.. Hosts.Values.Select(PortOf).OfType<int>().Append(443)],
    };

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (Hosts.IsEmpty)
            yield return new("hosts", "none", "there is nothing to ask", "name one, such as hosts.www.target: https://example.com/");
        if (IntervalSeconds < 15)
            yield return new("intervalSeconds", $"{IntervalSeconds}", "must be at least 15: an answer may take ten", "set it to 30");
        if (SlowMilliseconds is < 1 or > 9000)
        {
            yield return new("slowMilliseconds", $"{SlowMilliseconds}",
                "must lie between 1 and 9000: after ten seconds the answer counts as missing", "set it to 2000");
        }

        foreach (var (name, host) in Hosts)
        {
            if (host.Kind == ProbeKind.Https && !host.Target.StartsWith("https://", StringComparison.Ordinal))
                yield return new($"hosts.{name}.target", host.Target, "must be an https address", $"write https://{host.Target}");
            else if (PortOf(host) is null)
                yield return new($"hosts.{name}.target", host.Target, "must be host:port", $"write {host.Target}:443");
        }
    }

    /// <summary>What is wrong with hosts.</summary>
    /// <param name="slowMilliseconds">An answer that takes longer is slow.</param>
    public static AlertGroup AlertsFor(int slowMilliseconds) => new("hosts",
    [
        new("HostDown", Severity.Critical,
            "max by (host, team) (probe_success) == 0",
            "{{ $labels.host }} does not answer as it should.",
            "Neither prober got a good answer for five minutes.")
            { ForMinutes = 5 },
        new("HostFlapping", Severity.Warning,
            "avg by (host, team) (avg_over_time(probe_success[30m])) < 0.95",
            "{{ $labels.host }} answers only {{ $value | humanizePercentage }} of the time.",
            "More than one request in twenty failed within the last half hour.")
            { ForMinutes = 5 },
        new("HostSlow", Severity.Warning,
            FormattableString.Invariant($"avg by (host, team) (avg_over_time(probe_duration_seconds[10m])) > {slowMilliseconds / 1000.0}"),
            "{{ $labels.host }} takes {{ $value | humanizeDuration }} to answer.",
            "That is the mean of ten minutes, from inside the cluster.")
            { ForMinutes = 15 },
        new("HostCertificateExpires", Severity.Warning,
            "min by (host, team) (probe_ssl_earliest_cert_expiry) - time() < 14 * 86400",
            "The certificate that {{ $labels.host }} shows expires within two weeks.",
            "It is the one that users get, whoever keeps it.")
            { ForMinutes = 60 },
        new("HostCertificateExpiresNow", Severity.Critical,
            "min by (host, team) (probe_ssl_earliest_cert_expiry) - time() < 3 * 86400",
            "The certificate that {{ $labels.host }} shows expires within three days.",
            "Then browsers and clients refuse to talk to it."),
    ]);

    /// <summary>Two probers, which hold no state; one module for each way of asking.</summary>
    protected override object ChartValues(AddOnFacts facts) => new
    {
        replicas = facts.Replicas(2),
        podDisruptionBudget = facts.HighlyAvailable ? new { maxUnavailable = 1 } : null,
        topologySpreadConstraints = new[] { Spread.OverZones(Name) },
        priorityClassName = facts.Priority(Priorities.Standard),
        podSecurityContext = new { seccompProfile = new { type = "RuntimeDefault" } },
        resources = PodResources.Of("20m", "32Mi", "64Mi"),
        config = new { modules = Modules },
        serviceMonitor = new { selfMonitor = new { enabled = true } },
    };

    /// <summary>A Probe for each host, and what alerts on them.</summary>
    protected override IEnumerable<Resource> After(AddOnChildren inside) =>
    [
        .. Hosts.Select(host => Probe(host.Key, host.Value, inside)),
        Alerts.Of(AlertsFor(SlowMilliseconds), Runbooks, inside),
    ];

    private K8s.ApiExtensions.CustomResource Probe(string name, HostProbe host, AddOnChildren inside) => new(
        inside.Named($"host-{name}"),
        new CustomObject("monitoring.coreos.com/v1", "Probe", inside.Metadata(name), new
        {
            jobName = "hosts",
            interval = $"{IntervalSeconds}s",
            scrapeTimeout = "12s",
            module = ModuleOf(host.Kind),
            prober = new { url = $"{Name}.{HomeNamespace}.svc:{Port}" },
            targets = new
            {
                staticConfig = new
                {
                    @static = new[] { host.Target },
                    labels = new Dictionary<string, string?> { ["host"] = name, ["team"] = host.Team },
                },
            },
        }),
        inside.Options());

    private static string ModuleOf(ProbeKind kind) => kind.ToString().ToLowerInvariant();

    private static Dictionary<string, object> Modules { get; } = new()
    {
        [ModuleOf(ProbeKind.Https)] = new
        {
            prober = "http",
            timeout = "10s",
            http = new { preferred_ip_protocol = "ip4", fail_if_not_ssl = true, follow_redirects = true },
        },
        [ModuleOf(ProbeKind.Tcp)] = new { prober = "tcp", timeout = "10s", tcp = new { preferred_ip_protocol = "ip4" } },
        [ModuleOf(ProbeKind.Tls)] = new { prober = "tcp", timeout = "10s", tcp = new { preferred_ip_protocol = "ip4", tls = true } },
        [ModuleOf(ProbeKind.Grpc)] = new { prober = "grpc", timeout = "10s", grpc = new { preferred_ip_protocol = "ip4", tls = true } },
    };

    private static int? PortOf(HostProbe host) => host.Kind == ProbeKind.Https
        ? Uri.TryCreate(host.Target, UriKind.Absolute, out var address) ? address.Port : null
        : int.TryParse(host.Target.AsSpan(host.Target.LastIndexOf(':') + 1), out var port) && host.Target.Contains(':') ? port : null;
}
