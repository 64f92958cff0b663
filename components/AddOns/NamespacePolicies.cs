using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Net = Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Platform.Components.AddOns;

/// <summary>
/// The network policies of a namespace: nothing in or out but its own traffic, DNS, the cloud's credentials and what
/// <see cref="NetworkRules"/> say. It makes policies, not namespaces.
/// </summary>
internal static class NamespacePolicies
{
    /// <summary>The namespace whose Prometheus scrapes everything.</summary>
    public const string Monitoring = "monitoring";

    /// <summary>
    /// Where pods get credentials: EKS Pod Identity's agent on the node, and Google's metadata server, which GKE also serves on the node.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-config.html"/>
    /// <seealso href="https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy#network-policy-and-workload-identity"/>
    private static readonly (string Block, int Port)[] Credentials =
    [
        ("169.254.170.23/32", 80),
        ("169.254.169.254/32", 80),
        ("169.254.169.252/32", 988),
    ];

    /// <summary>NodeLocal DNSCache answers on this address of every node.</summary>
    private const string NodeLocalDns = "169.254.20.10/32";

    private const string Anyone = "0.0.0.0/0";

    private const string NameLabel = "kubernetes.io/metadata.name";

    /// <summary>The address that a mesh's node agent gives the kubelet's probes.</summary>
    /// <seealso href="https://istio.io/latest/docs/ambient/usage/networkpolicy/"/>
    private const string MeshProbes = "169.254.7.127/32";

    /// <summary>The port on which pods of the mesh talk to each other.</summary>
    private const int MeshTunnel = 15008;

    /// <summary>The specification of the one policy that selects all pods of a namespace.</summary>
    public static Net.NetworkPolicySpecArgs Of(NetworkRules rules, bool meshed = false) => new()
    {
        PodSelector = new Meta.LabelSelectorArgs(),
        PolicyTypes = ["Ingress", "Egress"],
        Ingress = Ingress(rules).Concat(meshed ? MeshIngress() : []).ToArray(),
        Egress = Egress(rules).Concat(meshed ? MeshEgress() : []).ToArray(),
    };

    /// <summary>In a mesh the tunnel carries every port, and who may call is the mesh's to say; probes come from one address.</summary>
    public static IEnumerable<Net.NetworkPolicyIngressRuleArgs> MeshIngress() =>
    [
        new() { From = [Namespace("*")], Ports = [Port(MeshTunnel, "TCP")] },
        new() { From = [Block(MeshProbes)] },
    ];

    /// <summary>The way to the tunnels of other pods.</summary>
    public static IEnumerable<Net.NetworkPolicyEgressRuleArgs> MeshEgress() =>
        [new() { To = [Namespace("*")], Ports = [Port(MeshTunnel, "TCP")] }];

    private static IEnumerable<Net.NetworkPolicyIngressRuleArgs> Ingress(NetworkRules rules)
    {
        yield return new() { From = [SameNamespace()] };
        if (!rules.Webhooks.IsEmpty)
            yield return new() { From = [Block(Anyone)], Ports = Tcp(rules.Webhooks) };
        if (!rules.Public.IsEmpty)
            yield return new() { From = [Block(Anyone), Namespace("*")], Ports = Tcp(rules.Public) };
        if (!rules.Metrics.IsEmpty)
            yield return new() { From = [Namespace(Monitoring)], Ports = Tcp(rules.Metrics) };
        foreach (var (name, ports) in rules.From)
            yield return ports.IsEmpty ? new() { From = [Namespace(name)] } : new() { From = [Namespace(name)], Ports = Tcp(ports) };
    }

    private static IEnumerable<Net.NetworkPolicyEgressRuleArgs> Egress(NetworkRules rules)
    {
        yield return new() { To = [SameNamespace()] };
        yield return new() { To = [Namespace("kube-system"), Block(NodeLocalDns)], Ports = [Port(53, "UDP"), Port(53, "TCP")] };
        foreach (var (block, port) in Credentials)
            yield return new() { To = [Block(block)], Ports = [Port(port, "TCP")] };
        if (!rules.Anywhere.IsEmpty || !rules.AnywhereUdp.IsEmpty)
        {
            yield return new()
            {
                To = [Block(Anyone)],
                Ports = rules.Anywhere.Select(port => Port(port, "TCP"))
                    .Concat(rules.AnywhereUdp.Select(port => Port(port, "UDP")))
                    .ToArray(),
            };
        }

        foreach (var (name, ports) in rules.To)
            yield return ports.IsEmpty ? new() { To = [Namespace(name)] } : new() { To = [Namespace(name)], Ports = Tcp(ports) };
    }

    private static Net.NetworkPolicyPeerArgs SameNamespace() => new() { PodSelector = new Meta.LabelSelectorArgs() };

    private static Net.NetworkPolicyPeerArgs Namespace(string name) => new()
    {
        NamespaceSelector = name == "*"
            ? new Meta.LabelSelectorArgs()
            : new Meta.LabelSelectorArgs { MatchLabels = { [NameLabel] = name } },
    };

    private static Net.NetworkPolicyPeerArgs Block(string cidr) => new() { IpBlock = new Net.IPBlockArgs { Cidr = cidr } };

    private static Net.NetworkPolicyPortArgs[] Tcp(IEnumerable<int> ports) => [.. ports.Select(port => Port(port, "TCP"))];

    private static Net.NetworkPolicyPortArgs Port(int number, string protocol) => new() { Port = number, Protocol = protocol };
}
