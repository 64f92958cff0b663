using System.Globalization;

namespace Platform.Components.Networks;

// The firewall. GKE makes the rules of its own traffic, with priority 1000 or stronger; these stand beside them.
public sealed partial class GcpNetwork
{
    // Just before the rule that every VPC ends with, which denies the same and cannot log.
    private const int LastPriority = 65534;

    // Ports that GKE opens from the control plane by itself.
    private static readonly ImmutableSortedSet<int> OpenedByGke = [443, 10250];

    // Google Cloud documentation, "Load balancer firewall rules": health checks and front ends.
    private static readonly ImmutableArray<string> LoadBalancers = ["130.211.0.0/22", "35.191.0.0/16"];

    private void Firewall(Gcp.Compute.Network vpc)
    {
        DenyIngress(vpc);
        Webhooks(vpc);
        Backends(vpc);
    }

    private Gcp.Compute.Firewall DenyIngress(Gcp.Compute.Network vpc) => new(Named("deny-ingress"), new()
    {
        Network = vpc.Id,
        Description = "Everything that no other rule lets in is denied, and logged",
        Direction = "INGRESS",
        Priority = LastPriority,
        SourceRanges = ["0.0.0.0/0"],
        Denies = [new Gcp.Compute.Inputs.FirewallDenyArgs { Protocol = "all" }],
        LogConfig = new Gcp.Compute.Inputs.FirewallLogConfigArgs { Metadata = "INCLUDE_ALL_METADATA" },
    }, Inside().Patiently());

    /// <summary>
    /// The API server calls webhooks at the pod's own port. A control plane without IP endpoints has no range of its own to let in: it
    /// calls through agents that run as pods, or from its endpoint in the nodes' subnet.
    /// </summary>
    private void Webhooks(Gcp.Compute.Network vpc)
    {
        var sources = _args.Settings.MorePods ? new[] { _plan.Nodes, _plan.Pods, _plan.MorePods } : [_plan.Nodes, _plan.Pods];
        Allow(vpc, "webhooks", "Admission webhooks and aggregated APIs, from the control plane", _args.WebhookPorts.Except(OpenedByGke),
            sources.Select(source => $"{source}"));
    }

    private void Backends(Gcp.Compute.Network vpc) => Allow(
        vpc, "backends", "Health checks and proxies of load balancers", _args.Settings.BackendPorts,
        [.. LoadBalancers, $"{_plan.Proxies}"]);

    private void Allow(Gcp.Compute.Network vpc, string role, string description, ImmutableSortedSet<int> ports, IEnumerable<string> sources)
    {
        if (ports.IsEmpty)
            return;

        _ = new Gcp.Compute.Firewall(Named(role), new()
        {
            Network = vpc.Id,
            Description = description,
            Direction = "INGRESS",
            SourceRanges = sources.ToArray(),
            Allows =
            [
                new Gcp.Compute.Inputs.FirewallAllowArgs
                {
                    Protocol = "tcp",
                    Ports = ports.Select(port => port.ToString(CultureInfo.InvariantCulture)).ToArray(),
                },
            ],
        }, Inside().Patiently());
    }
}
