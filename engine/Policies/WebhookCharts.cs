using Platform.Engine.Graph;
using Platform.Engine.Policies.Themes;

namespace Platform.Engine.Policies;

/// <summary>
/// Charts whose webhooks refuse objects while they are down, and the value that says how many answer. It is a list, to be added to.
/// </summary>
internal static class WebhookCharts
{
    private static readonly Dictionary<string, (string Path, int Default)[]> Charts = new(StringComparer.Ordinal)
    {
        ["aws-load-balancer-controller"] = [("replicaCount", 2)],
        ["cert-manager"] = [("webhook.replicaCount", 1)],
        ["external-secrets"] = [("webhook.replicaCount", 1)],
        ["gatekeeper"] = [("replicas", 3)],
        ["ingress-nginx"] = [("controller.autoscaling.minReplicas", 1), ("controller.replicaCount", 1)],
        ["kyverno"] = [("admissionController.replicas", 1)],
        ["trust-manager"] = [("replicaCount", 1)],
    };

    /// <summary>Complains of a release whose webhook has one replica only. Of several values the first that is set counts.</summary>
    public static void Check(Subject subject)
    {
        if (ChartRules.NameOf(subject.Node) is not { } name)
        {
            subject.Unknown("chart");
            return;
        }

        if (!Charts.TryGetValue(name, out var paths))
        {
            subject.Skip();
            return;
        }

        if (subject.At("values") is UnknownValue)
        {
            subject.Unknown("values");
            return;
        }

        var (path, usual) = paths.FirstOrDefault(entry => subject.At($"values.{entry.Path}") is not null, paths[^1]);
        subject.Must($"values.{path}", value => Values.Number(value) >= 2,
            "must be 2 or more: with one, its webhook is down whenever its node is", usual >= 2);
    }
}
