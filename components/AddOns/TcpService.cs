namespace Platform.Components.AddOns;

/// <summary>A Service that is reached from outside by raw TCP, at a port of the load balancer. Inert.</summary>
public sealed record TcpService
{
    /// <summary>None at all.</summary>
    public static ImmutableSortedDictionary<string, TcpService> None { get; } =
        ImmutableSortedDictionary.Create<string, TcpService>(StringComparer.Ordinal);

    /// <summary>The load balancer's port, 1025 to 65535.</summary>
    public int Port { get; init; }

    /// <summary>The Service's namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The Service's name.</summary>
    public string Service { get; init; } = "";

    /// <summary>The Service's port; null for the same as the load balancer's.</summary>
    public int? ServicePort { get; init; }

    internal string Address => $"{Namespace}/{Service}:{ServicePort ?? Port}";

    /// <summary>What is wrong with some of them.</summary>
    /// <param name="services">The services, by name.</param>
    /// <param name="taken">Ports that the controller itself uses.</param>
    internal static IEnumerable<AddOnProblem> Check(ImmutableSortedDictionary<string, TcpService> services, ImmutableSortedSet<int> taken)
    {
        foreach (var (name, service) in services)
        {
            var key = $"tcpServices.{name}";
            if (service.Port is < 1025 or > 65535 || taken.Contains(service.Port))
                yield return new($"{key}.port", $"{service.Port}",
                    "must be a port from 1025 to 65535 that the controller does not use itself", "use another port");
            if (services.Any(other => string.CompareOrdinal(other.Key, name) < 0 && other.Value.Port == service.Port))
                yield return new($"{key}.port", $"{service.Port}", "is another service's port", "use another port");
            if (service.Namespace.Length == 0)
                yield return new($"{key}.namespace", "none", "a service has a namespace", $"set {key}.namespace");
            if (service.Service.Length == 0)
                yield return new($"{key}.service", "none", "must be a service's name", $"set {key}.service");
        }
    }
}
