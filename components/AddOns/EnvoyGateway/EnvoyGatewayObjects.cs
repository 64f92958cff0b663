namespace Platform.Components.AddOns;

/// <summary>The objects of Envoy Gateway's and the Gateway API's kinds that make up the public Gateway.</summary>
/// <param name="addOn">The settings.</param>
/// <param name="inside">Names and places children.</param>
internal sealed class EnvoyGatewayObjects(EnvoyGateway addOn, AddOnChildren inside)
{
    private const string Standard = "gateway.networking.k8s.io";
    private const string Envoy = "gateway.envoyproxy.io";
    private const string Name = EnvoyGateway.PublicGateway;
    private const string Http = "http";

    /// <summary>Makes them; each waits for those that it refers to.</summary>
    public IEnumerable<Resource> Make()
    {
        var proxy = Make("proxy", $"{Envoy}/v1alpha1", "EnvoyProxy", Name, Proxy());
        var type = new K8s.ApiExtensions.CustomResource(inside.Named("class"), Class(), inside.Options(proxy));
        var gateway = Gateway(type);
        yield return gateway;
        yield return Make("clients", $"{Envoy}/v1alpha1", "ClientTrafficPolicy", Name, Clients(), gateway);
        yield return Make("backends", $"{Envoy}/v1alpha1", "BackendTrafficPolicy", Name, Backends(), gateway);
        foreach (var (host, _) in addOn.Hosts.Where(host => host.Value.ClientCertificates))
        {
            var listener = EnvoyGateway.Listener(host);
            yield return Make($"clients-{listener}", $"{Envoy}/v1alpha1", "ClientTrafficPolicy", $"{Name}-{listener}", Clients(listener),
                gateway);
        }

        if (!addOn.Hosts.IsEmpty)
            yield return Make("to-https", $"{Standard}/v1", "HTTPRoute", $"{Name}-to-https", ToHttps(), gateway);
    }

    private CustomObject Class() => new($"{Standard}/v1", "GatewayClass", new() { Name = Name }, new
    {
        controllerName = $"{Envoy}/gatewayclass-controller",
        parametersRef = new { group = Envoy, kind = "EnvoyProxy", name = Name, @namespace = inside.Namespace },
    });

    private K8s.ApiExtensions.CustomResource Make(string role, string version, string kind, string name, object spec,
        params Resource[] after) =>
        new(inside.Named(role), new CustomObject(version, kind, inside.Metadata(name), spec), inside.Options(after));

    private K8s.ApiExtensions.CustomResource Gateway(Resource type)
    {
        var metadata = inside.Metadata(Name);
        if (addOn.Issuer is { } issuer)
            metadata.Annotations.Add("cert-manager.io/cluster-issuer", issuer);
        var args = new CustomObject($"{Standard}/v1", "Gateway", metadata,
            new { gatewayClassName = Name, listeners = Listeners().ToArray() });
        return new(inside.Named("gateway"), args, inside.Options(type));
    }

    private IEnumerable<object> Listeners()
    {
        // With hosts, plain HTTP only redirects, and no route of anybody else may hold on to it.
        yield return new
        {
            name = Http,
            port = 80,
            protocol = "HTTP",
            allowedRoutes = addOn.Hosts.IsEmpty ? Routes() : new { namespaces = new { from = "Same" } },
        };
        foreach (var (host, settings) in addOn.Hosts)
        {
            yield return new
            {
                name = EnvoyGateway.Listener(host),
                hostname = host,
                port = 443,
                protocol = "HTTPS",
                tls = new
                {
                    mode = "Terminate",
                    certificateRefs = new[] { new { kind = "Secret", name = settings.Secret ?? Secret(host) } },
                },
                allowedRoutes = Routes(),
            };
        }

        foreach (var (name, port) in addOn.TcpPorts)
            yield return new { name, port, protocol = "TCP", allowedRoutes = Routes("TCPRoute") };
    }

    private static string Secret(string host) => $"{host.Replace("*", "any").Replace('.', '-')}-tls";

    private object Routes(string? kind = null) => new
    {
        kinds = kind is null ? null : new[] { new { kind } },
        namespaces = addOn.RoutesFrom == GatewayRoutes.Everywhere
            ? (object)new { from = "All" }
            : new
            {
                from = "Selector",
                selector = new { matchLabels = new Dictionary<string, string> { [EnvoyGateway.RoutesLabel] = Name } },
            },
    };

    private object Proxy()
    {
        var proxies = addOn.Proxies;
        var least = addOn.MinProxies(inside.Facts);
        var labels = new Dictionary<string, string> { [$"{Envoy}/owning-gateway-name"] = Name };
        return new
        {
            logging = new { level = new { @default = "warn" } },
            provider = new
            {
                type = "Kubernetes",
                kubernetes = new
                {
                    envoyDeployment = new
                    {
                        container = new { resources = PodResources.Of(proxies.Cpu, proxies.Memory) },
                        pod = new
                        {
                            priorityClassName = inside.Facts.Priority(Priorities.Critical),
                            topologySpreadConstraints = new[]
                            {
                                new
                                {
                                    maxSkew = 1,
                                    topologyKey = "topology.kubernetes.io/zone",
                                    whenUnsatisfiable = "ScheduleAnyway",
                                    labelSelector = new { matchLabels = labels },
                                },
                            },
                        },
                    },
                    envoyHpa = new
                    {
                        minReplicas = least,
                        maxReplicas = proxies.Max,
                        metrics = new[]
                        {
                            new
                            {
                                type = "Resource",
                                resource = new
                                {
                                    name = "cpu",
                                    target = new { type = "Utilization", averageUtilization = proxies.TargetCpuPercent },
                                },
                            },
                        },
                    },
                    envoyPDB = least > 1 ? new { maxUnavailable = 1 } : null,
                    envoyService = new
                    {
                        type = "LoadBalancer",
                        externalTrafficPolicy = "Local",
                        annotations = inside.Facts.PublicLoadBalancer,
                    },
                },
            },
            shutdown = new { drainTimeout = "60s", minDrainDuration = "10s" },
            telemetry = new { metrics = new { enableGRPCStats = true } },
        };
    }

    /// <summary>What clients may do. A policy of one listener stands in the place of the Gateway's, so it says everything again.</summary>
    private static object Clients(string? listener = null) => new
    {
        targetRefs = new[] { new { group = Standard, kind = "Gateway", name = Name, sectionName = listener } },
        tls = new
        {
            minVersion = "1.2",
            alpnProtocols = new[] { "h2", "http/1.1" },
            clientValidation = listener is null ? null : new
            {
                mode = "RequireAndVerify",
                caCertificateRefs = new[] { new { kind = "ConfigMap", name = MutualTls.AuthoritiesName } },
            },
        },
        timeout = new { http = new { requestReceivedTimeout = "60s", idleTimeout = "300s" }, tcp = new { tlsHandshakeTimeout = "10s" } },
        connection = new { bufferLimit = "32Ki", connectionLimit = new { value = 20000 } },
    };

    private object Backends() => new
    {
        targetRefs = new[] { new { group = Standard, kind = "Gateway", name = Name } },
        circuitBreaker = new
        {
            maxConnections = addOn.CircuitBreaking.MaxConnections,
            maxPendingRequests = addOn.CircuitBreaking.MaxPendingRequests,
            maxParallelRequests = addOn.CircuitBreaking.MaxParallelRequests,
            maxParallelRetries = addOn.CircuitBreaking.MaxParallelRetries,
        },
        healthCheck = addOn.CircuitBreaking.ConsecutiveErrors == 0 ? null : new
        {
            passive = new
            {
                consecutive5XxErrors = addOn.CircuitBreaking.ConsecutiveErrors,
                interval = "10s",
                baseEjectionTime = "30s",
                maxEjectionPercent = 50,
            },
        },
        retry = new
        {
            numRetries = 2,
            retryOn = new { triggers = new[] { "connect-failure", "refused-stream", "reset-before-request" } },
            perRetry = new { backOff = new { baseInterval = "100ms", maxInterval = "1s" } },
        },
        rateLimit = addOn.RequestsPerSecond == 0 ? null : new
        {
            type = "Local",
            local = new { rules = new[] { new { limit = new { requests = addOn.RequestsPerSecond, unit = "Second" } } } },
        },
        timeout = new { tcp = new { connectTimeout = "5s" } },
    };

    private static object ToHttps() => new
    {
        parentRefs = new[] { new { name = Name, sectionName = Http } },
        rules = new[]
        {
            new { filters = new[] { new { type = "RequestRedirect", requestRedirect = new { scheme = "https", statusCode = 301 } } } },
        },
    };
}
