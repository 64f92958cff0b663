using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>Namespaces: what pods in them may be, and whom they may talk to. And what is said where it should not be.</summary>
internal static class NamespaceRules
{
    private const string Namespace = "kubernetes:core/v1:Namespace";
    private const string NetworkPolicy = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
    private const string Enforce = "metadata.labels[\"pod-security.kubernetes.io/enforce\"]";

    private static readonly string[] Standards = ["restricted", "baseline", "privileged"];
    private static readonly string[] System = ["kube-system", "kube-public", "kube-node-lease", "default"];

    private static readonly string[] Namespaced =
        [.. Pods.Types, "kubernetes:core/v1:Service", "kubernetes:core/v1:ConfigMap", "kubernetes:core/v1:Secret",
            "kubernetes:core/v1:ServiceAccount"];

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("K8S-011", High, "namespaces enforce a Pod Security Standard", "label it pod-security.kubernetes.io/enforce: restricted",
            ["CIS-EKS-4.2.1", "CIS-GKE-4.2.1"], [Namespace], Own(subject => subject.Must(
                Enforce, value => Standards.Any(standard => Values.Is(value, standard)),
                    "must be restricted, baseline or, for agents of nodes, privileged"))),
        new("K8S-028", High, "where pods may take over nodes, there are agents of nodes only",
            "move what is no agent to a namespace labelled restricted, or label this one so",
            ["CIS-EKS-4.2.1", "CIS-GKE-4.2.1"], [Namespace], Own(AgentsOnly)) { LooksAround = true },
        new("K8S-012", Medium, "namespaces deny traffic that no policy allows",
            "declare a NetworkPolicy for all pods with Ingress and Egress",
            ["CIS-EKS-4.3.2", "CIS-GKE-4.3.2", "CKV2_K8S_6", "KSV-0038", "C-0030"], [Namespace], Own(DefaultDeny)) { LooksAround = true },
        new("K8S-019", Low, "nothing is in the namespace default", "set metadata.namespace",
            ["CIS-EKS-4.5.2", "CIS-GKE-4.6.4", "CKV_K8S_21", "KSV-0110"], Namespaced, subject => subject.Must(
                "metadata.namespace", value => !Values.Is(value, "default"), "must not be default")),
        new("K8S-027", High, "nothing secret is in a ConfigMap", "put it into a Secret",
            ["CIS-EKS-4.4.1", "KSV-0109"], ["kubernetes:core/v1:ConfigMap"], ConfigMap),
    ];

    private static Action<Subject> Own(Action<Subject> test) => subject =>
    {
        if (subject.At("metadata.name") is not StringValue name || !System.Contains(name.Value))
            test(subject);
    };

    private static void AgentsOnly(Subject subject)
    {
        if (subject.Text(Enforce) != "privileged")
            return;
        foreach (var node in NodeAgents.Others(subject.Facts).Where(node => node.Provider == subject.Node.Provider))
        {
            var inside = Values.At(node.Inputs, node.Type == ChartRules.Release ? "namespace" : "metadata.namespace");
            if (inside is UnknownValue || subject.At("metadata.name") is UnknownValue)
                subject.Unknown("metadata.name", $"the namespace of {node.Name} is not known before the update");
            else if (inside is null || !inside.Equals(subject.At("metadata.name")))
                continue;
            else if (node.Inputs["chart"]?.HasUnknowns == true)
                subject.Unknown("metadata.name", $"the chart of {node.Name} is not known before the update");
            else
                subject.Fail(Enforce, subject.At(Enforce), $"must not be privileged: {node.Name} in it is no agent of nodes");
        }
    }

    private static void DefaultDeny(Subject subject)
    {
        if (subject.Text("metadata.name") is not { } name)
            return;
        var policies = subject.Facts.By(NetworkPolicy, "metadata.namespace");
        var open = policies.HasUnknowns;
        foreach (var policy in policies.Saying(name).Where(policy => policy.Provider == subject.Node.Provider && IsForAll(policy)))
        {
            open |= Values.At(policy.Inputs, "spec")?.HasUnknowns == true;
            if (Values.Texts(Values.At(policy.Inputs, "spec.policyTypes")) is var types && types.Contains("Ingress")
                && types.Contains("Egress"))
                return;
        }

        if (open)
            subject.Unknown("metadata.name", "the namespaces of network policies are not known before the update");
        else
            subject.Fail("metadata.name", name, "must have a network policy for all pods, of Ingress and Egress");
    }

    /// <summary>An empty selector takes every pod; a missing one does so too, since the API fills it in.</summary>
    private static bool IsForAll(ResourceNode policy) => Values.At(policy.Inputs, "spec.podSelector") is null or ObjectValue { Count: 0 };

    private static void ConfigMap(Subject subject)
    {
        foreach (var name in new[] { "data", "binaryData" })
        {
            if (subject.Node.Inputs[name] is { HasSecrets: true } data)
                subject.Fail(name, data, "must not hold secrets: whoever may read the namespace reads it");
            else if (subject.At(name)?.HasUnknowns == true)
                subject.Unknown(name);
        }
    }
}
