namespace Platform.Components.AddOns;

/// <summary>How a public host is asked.</summary>
public enum ProbeKind
{
    /// <summary>By an HTTPS request that must end in a good status; its certificate must be valid.</summary>
    Https,

    /// <summary>By opening a TCP connection.</summary>
    Tcp,

    /// <summary>By opening a TCP connection and shaking hands by TLS.</summary>
    Tls,

    /// <summary>By the gRPC health check, over TLS.</summary>
    Grpc,
}

/// <summary>A public host that is asked as its users ask.</summary>
public sealed record HostProbe
{
    /// <summary>
    /// What is asked: an address such as <c>https://www.example.com/health</c>, or <c>host:port</c> where it is not asked by HTTPS.
    /// </summary>
    public string Target { get; init; } = "";

    /// <summary>How. Default: by HTTPS.</summary>
    public ProbeKind Kind { get; init; } = ProbeKind.Https;

    /// <summary>The team that hears of it, as a label of its alerts; null for the platform's own. Default: null.</summary>
    public string? Team { get; init; }
}
