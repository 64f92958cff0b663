namespace Platform.Components.AddOns;

/// <summary>
/// HAProxy's ingress controller, for raw TCP behind a load balancer of its own. Ingresses ask for it by the class <c>haproxy</c>.
/// </summary>
public sealed record Haproxy : HelmAddOn
{
    private const string TcpServicesName = "tcp-services";

    /// <summary>What the chart's pods are called; the release's name is not in it.</summary>
    private const string PodName = "kubernetes-ingress";

    /// <inheritdoc/>
    public override string Name => "haproxy";

    /// <inheritdoc/>
    /// <value>Default: false; it needs to know the services.</value>
    public override bool Enabled { get; init; }

    /// <summary>How many controllers always run; null for three where availability counts, else one.</summary>
    public int? Replicas { get; init; }

    /// <summary>How many controllers run at most. Default: 9.</summary>
    public int MaxReplicas { get; init; } = 9;

    /// <summary>The share of their requested processor, in percent, above which more are started. Default: 70.</summary>
    public int TargetCpuPercent { get; init; } = 70;

    /// <summary>The services, by a name for each of up to 15 characters. Default: none.</summary>
    public ImmutableSortedDictionary<string, TcpService> TcpServices { get; init; } = TcpService.None;

    /// <summary>How many connections one controller holds. Default: 20000.</summary>
    public int MaxConnections { get; init; } = 20000;

    /// <summary>How long a connection may be idle, in seconds. Default: 3600, as databases' connection pools keep them.</summary>
    public int IdleSeconds { get; init; } = 3600;

    /// <inheritdoc/>
    public override Chart Chart => Charts.Haproxy;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override string HomeNamespace => "haproxy";

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.Ingress];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.LoadBalancers];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.MonitoringKinds];

    /// <summary>The controller adds the capability to bind low ports.</summary>
    public override PodSecurity PodSecurity => PodSecurity.Baseline;

    /// <inheritdoc/>
    public override NetworkRules Network => new()
    {
        Public = [8080, 8443, .. TcpServices.Values.Select(service => service.Port)],
        Metrics = [1024],
        To = NetworkRules.Everywhere,
    };

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (MaxReplicas < Least(facts))
        {
            yield return new("maxReplicas", $"{MaxReplicas}", $"must not be less than the {Least(facts)} controllers that always run",
                $"set it to {Least(facts)} or more");
        }

        foreach (var name in TcpServices.Keys.Where(name => name.Length > 15))
            yield return new($"tcpServices.{name}", name, "is the name of a port, which has up to 15 characters", "use a shorter name");
        foreach (var problem in TcpService.Check(TcpServices, [1042, 6060, 8080, 8443]))
            yield return problem;
    }

    /// <inheritdoc/>
    protected override IEnumerable<Resource> Before(AddOnChildren inside)
    {
        yield return new K8s.Core.V1.ConfigMap(inside.Named("tcp-services"), new K8s.Types.Inputs.Core.V1.ConfigMapArgs
        {
            Metadata = inside.Metadata(TcpServicesName),
            Data = TcpServices.Values.ToDictionary(service => $"{service.Port}", service => service.Address),
        }, inside.Options());
    }

    /// <inheritdoc/>
    protected override object ChartValues(AddOnFacts facts)
    {
        var least = Least(facts);
        return new
        {
            controller = new
            {
                kind = "Deployment",
                replicaCount = least,
                autoscaling = MaxReplicas > least
                    ? new
                    {
                        enabled = true,
                        minReplicas = least,
                        maxReplicas = MaxReplicas,
                        targetCPUUtilizationPercentage = TargetCpuPercent,
                    }
                    : (object)new { enabled = false },
                PodDisruptionBudget = least > 1 ? new { enable = true, maxUnavailable = 1 } : (object)new { enable = false },
                ingressClassResource = new { name = "haproxy", @default = false },
                extraArgs = new[] { $"--configmap-tcp-services={HomeNamespace}/{TcpServicesName}" },
                config = new Dictionary<string, string>
                {
                    ["maxconn"] = $"{MaxConnections}",
                    ["timeout-client"] = $"{IdleSeconds}s",
                    ["timeout-server"] = $"{IdleSeconds}s",
                    ["timeout-connect"] = "5s",
                },
                resources = PodResources.Of("250m", "512Mi", "1Gi"),
                priorityClassName = facts.Priority(Priorities.Critical),
                topologySpreadConstraints = new[] { Spread.OverZones(PodName) },
                service = new
                {
                    type = "LoadBalancer",
                    externalTrafficPolicy = "Local",
                    annotations = facts.PublicLoadBalancer,
                    // Statistics and administration are for the cluster's inside; QUIC is not what raw TCP is for.
                    enablePorts = new { http = true, https = true, quic = false, stat = false, admin = false },
                    tcpPorts = TcpServices.Select(service => new
                    {
                        name = service.Key,
                        port = service.Value.Port,
                        targetPort = service.Value.Port,
                    }).ToArray(),
                },
                serviceMonitor = new { enabled = facts.Offers(Capability.MonitoringKinds) },
            },
            crdjob = new { resources = PodResources.Of("50m", "128Mi", "256Mi") },
        };
    }

    private int Least(AddOnFacts facts) => Replicas ?? facts.Replicas(3);
}
