namespace Platform.Components.AddOns;

/// <summary>A store of logs inside the cluster, as whoever ships logs must know it.</summary>
public interface ILogStore
{
    /// <summary>The host name of its service.</summary>
    string Host { get; }

    /// <summary>The port, which speaks TLS.</summary>
    int Port { get; }

    /// <summary>Where container logs go.</summary>
    string Stream { get; }

    /// <summary>Who may add logs and nothing else.</summary>
    string Writer { get; }

    /// <summary>The writer's password; a secret.</summary>
    Output<string> Password { get; }

    /// <summary>The authority of its certificate, as PEM.</summary>
    Output<string> Authority { get; }
}
