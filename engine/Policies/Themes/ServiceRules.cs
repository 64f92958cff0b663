using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>What a cluster shows to the outside, and which of its API's versions objects are written in.</summary>
internal static class ServiceRules
{
    private const string Service = "kubernetes:core/v1:Service";

    private static readonly string[] Webhooks =
    [
        "kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration",
        "kubernetes:admissionregistration.k8s.io/v1:MutatingWebhookConfiguration",
    ];

    // Annotation and the value with which the load balancer is for the network inside only.
    private static readonly (string Name, string Value)[] Internal =
    [
        ("service.beta.kubernetes.io/aws-load-balancer-scheme", "internal"),
        ("service.beta.kubernetes.io/aws-load-balancer-internal", "true"),
        ("networking.gke.io/load-balancer-type", "Internal"),
        ("cloud.google.com/load-balancer-type", "Internal"),
    ];

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("K8S-022", High, "load balancers are internal, or for named ranges",
            "set loadBalancerSourceRanges, or the annotation for an internal one",
            ["CIS-EKS-5.4.5", "CIS-GKE-5.6.7", "KSV-0108", "C-0231"], [Service], Exposed),
        new("K8S-024", High, "objects are written in a version of the API that the cluster has",
            "write the object in the version that took its place",
            ["KSV-0107"], ["kubernetes:*"], Removed) { LooksAround = true },
        new("HELM-004", High, "a webhook that is down does not stop the cluster",
            "let two replicas answer; leave kube-system out with namespaceSelector, or set failurePolicy to Ignore",
            [], [.. Webhooks, ChartRules.Release], Webhook),
    ];

    private static void Exposed(Subject subject)
    {
        subject.Must("spec.externalIPs", value => value is ListValue { Items.Count: 0 },
            "must be empty: a service could take over any address", missing: true);
        if (subject.Text("spec.type") != "LoadBalancer")
            return;
        foreach (var (name, value) in Internal)
        {
            var annotation = subject.At($"metadata.annotations[\"{name}\"]");
            if (annotation is UnknownValue)
                subject.Unknown($"metadata.annotations[\"{name}\"]");
            if (Values.Is(annotation, value))
                return;
        }

        subject.Must(
            "spec.loadBalancerSourceRanges", value => Values.Texts(value) is { Count: > 0 } ranges
                && !ranges.Any(range => range is "0.0.0.0/0" or "::/0"),
            "must name ranges");
    }

    private static void Removed(Subject subject)
    {
        if (subject.Node.Type.Split(':') is not [_, var version, var kind] || RemovedVersions.In(version, kind) is not { } removed)
        {
            // A release is no object of the API.
            if (subject.Node.Type.StartsWith("kubernetes:helm.sh", StringComparison.Ordinal))
                subject.Skip();
            return;
        }

        var cluster = subject.Facts.ClusterOf(subject.Node);
        if (PolicyFacts.MinorOf(cluster) is { } minor)
        {
            if (minor >= removed)
                subject.Fail("apiVersion", subject.At("apiVersion") ?? version, $"is gone since Kubernetes 1.{removed}");
        }
        else
        {
            subject.Unknown("apiVersion", $"is gone since Kubernetes 1.{removed}, and the cluster's version is not known");
        }
    }

    private static void Webhook(Subject subject)
    {
        if (subject.Node.Type == ChartRules.Release)
        {
            WebhookCharts.Check(subject);
            return;
        }

        foreach (var (path, hook) in subject.Each("webhooks"))
        {
            if (hook["failurePolicy"]?.HasUnknowns == true || hook["namespaceSelector"]?.HasUnknowns == true)
                subject.Unknown(path);
            else if (!Values.Is(hook["failurePolicy"], "Ignore") && !LeavesSystemOut(hook))
                subject.Fail($"{path}.failurePolicy", hook["failurePolicy"],
                    "must be Ignore, or kube-system left out: nodes could not come back");
        }
    }

    private static bool LeavesSystemOut(ObjectValue hook) =>
        Selects(hook["namespaceSelector"]) || Selects(hook["objectSelector"])
            || hook["matchConditions"]?.Plain is ListValue { Items.Count: > 0 };

    private static bool Selects(PropertyValue? selector) => selector?.Plain is ObjectValue { Count: > 0 };
}
