using Platform.Engine.Graph;
using Platform.Engine.Policies.Themes;

namespace Platform.Engine.Policies;

/// <summary>
/// Tells what runs on every node to look after it, or has Jobs there that do, from what only runs somewhere. The list of charts is to be
/// added to.
/// </summary>
internal static class NodeAgents
{
    private static readonly HashSet<string> Charts = new(StringComparer.Ordinal)
    {
        "alloy", "aws-ebs-csi-driver", "cilium", "cni", "datadog", "falco", "fluent-bit", "fluentd", "prometheus-node-exporter", "promtail",
        "runtime-class-manager", "secrets-store-csi-driver", "vector", "ztunnel",
    };

    /// <summary>What has pods and is no agent; DaemonSets are agents.</summary>
    public static IEnumerable<ResourceNode> Others(PolicyFacts facts) => Pods.Types
        .Where(type => type != "kubernetes:apps/v1:DaemonSet").SelectMany(facts.Of)
        .Concat(facts.Of(ChartRules.Release).Where(release => !Charts.Contains(ChartRules.NameOf(release) ?? "")));
}
