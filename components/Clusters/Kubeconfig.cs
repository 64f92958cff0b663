namespace Platform.Components.Clusters;

/// <summary>Writes kubeconfigs whose tokens come from the cloud's own exec plugin, so that none holds a credential. It reads nothing.</summary>
internal static class Kubeconfig
{
    private const string ExecVersion = "client.authentication.k8s.io/v1";

    /// <param name="name">The cluster's physical name.</param>
    /// <param name="server">The address of the Kubernetes API.</param>
    /// <param name="certificateAuthority">The API's authority as base64 PEM; null for one that browsers trust.</param>
    /// <param name="command">The exec plugin.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Output<string> Create(
        Output<string> name, Output<string> server, Output<string>? certificateAuthority, string command, Output<ImmutableArray<string>> arguments)
    {
        var authority = certificateAuthority ?? Output.Create("");
        return Output.JsonSerialize(Output.Tuple(name, server, authority, arguments).Apply(all => (object)new Dictionary<string, object?>
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["current-context"] = all.Item1,
            ["clusters"] = new[] { new { name = all.Item1, cluster = Server(all.Item2, all.Item3) } },
            ["contexts"] = new[] { new { name = all.Item1, context = new { cluster = all.Item1, user = all.Item1 } } },
            ["users"] = new[] { new { name = all.Item1, user = new { exec = Exec(command, all.Item4) } } },
        }));
    }

    private static Dictionary<string, string> Server(string server, string authority) => authority.Length == 0
        ? new() { ["server"] = server }
        : new() { ["server"] = server, ["certificate-authority-data"] = authority };

    private static object Exec(string command, ImmutableArray<string> arguments) => new
    {
        apiVersion = ExecVersion,
        command,
        args = arguments,
        interactiveMode = "Never",
        provideClusterInfo = true,
    };
}
