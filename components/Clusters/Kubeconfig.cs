namespace Platform.Components.Clusters;

/// <summary>
/// Writes kubeconfigs. Tokens come from the cloud's own exec plugin, so that a kubeconfig holds no credential; only where no plugin can run
/// does it hold a short-lived token. It reads nothing.
/// </summary>
internal static class Kubeconfig
{
    private const string ExecVersion = "client.authentication.k8s.io/v1";

    /// <summary>A kubeconfig whose tokens an exec plugin fetches.</summary>
    /// <param name="name">The cluster's physical name.</param>
    /// <param name="server">The address of the Kubernetes API.</param>
    /// <param name="certificateAuthority">The API's authority as base64 PEM; null for one that browsers trust.</param>
    /// <param name="command">The exec plugin.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Output<string> Create(
        Output<string> name,
        Output<string> server,
        Output<string>? certificateAuthority,
        string command,
        Output<ImmutableArray<string>> arguments) =>
        Write(name, server, certificateAuthority, arguments.Apply(list => (object)new { exec = Exec(command, list) }));

    /// <summary>A kubeconfig that holds a token, and is a secret with it.</summary>
    /// <param name="name">The cluster's physical name.</param>
    /// <param name="server">The address of the Kubernetes API.</param>
    /// <param name="certificateAuthority">The API's authority as base64 PEM; null for one that browsers trust.</param>
    /// <param name="token">The token.</param>
    public static Output<string> WithToken(
        Output<string> name, Output<string> server, Output<string>? certificateAuthority, Output<string> token) =>
        Write(name, server, certificateAuthority, Output.CreateSecret(token).Apply(value => (object)new { token = value }));

    /// <summary>A kubeconfig of a GKE cluster, whose DNS endpoint shows a certificate that every system trusts.</summary>
    /// <param name="name">The cluster's physical name.</param>
    /// <param name="dnsEndpoint">The endpoint's host name.</param>
    public static Output<string> OfGke(Output<string> name, Output<string> dnsEndpoint) =>
        Create(
            name, Address(dnsEndpoint), certificateAuthority: null, "gke-gcloud-auth-plugin", Output.Create(ImmutableArray<string>.Empty));

    /// <summary>A kubeconfig of a GKE cluster that holds a token of Google's.</summary>
    /// <param name="name">The cluster's physical name.</param>
    /// <param name="dnsEndpoint">The endpoint's host name.</param>
    /// <param name="token">The token.</param>
    public static Output<string> OfGke(Output<string> name, Output<string> dnsEndpoint, Output<string> token) =>
        WithToken(name, Address(dnsEndpoint), certificateAuthority: null, token);

    /// <summary>A kubeconfig of an EKS cluster.</summary>
    /// <param name="name">The cluster's physical name.</param>
    /// <param name="server">The address of the Kubernetes API.</param>
    /// <param name="certificateAuthority">The API's authority as base64 PEM.</param>
    /// <param name="region">The region that is asked for tokens.</param>
    public static Output<string> OfEks(Output<string> name, Output<string> server, Output<string> certificateAuthority, string region) =>
        Create(name, server, certificateAuthority, "aws", name.Apply(cluster =>
            ImmutableArray.Create("eks", "get-token", "--cluster-name", cluster, "--region", region, "--output", "json")));

    private static Output<string> Address(Output<string> host) => host.Apply(name => $"https://{name}");

    private static Output<string> Write(
        Output<string> name, Output<string> server, Output<string>? certificateAuthority, Output<object> user) =>
        Output.JsonSerialize(Output.Tuple(name, server, certificateAuthority ?? Output.Create(""), user)
            .Apply(all => (object)new Dictionary<string, object?>
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Config",
                ["current-context"] = all.Item1,
                ["clusters"] = new[] { new { name = all.Item1, cluster = Server(all.Item2, all.Item3) } },
                ["contexts"] = new[] { new { name = all.Item1, context = new { cluster = all.Item1, user = all.Item1 } } },
                ["users"] = new[] { new { name = all.Item1, user = all.Item4 } },
            }));

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
