using Rbac = Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Platform.Components.Tenants;

/// <summary>What people may do in their tenant's namespace. Pure.</summary>
internal static class TenantRoles
{
    private static readonly string[] All = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
    private static readonly string[] Look = ["get", "list", "watch"];
    private static readonly string[] Make = ["create"];

    /// <summary>
    /// The kinds that an application is made of: what delivery may bring. No stores of secrets: one that names no login of its own reads
    /// with the platform's.
    /// </summary>
    public static ImmutableArray<(string Group, string Kind)> Kinds { get; } =
    [
        ("", "ConfigMap"), ("", "PersistentVolumeClaim"), ("", "Secret"), ("", "Service"), ("", "ServiceAccount"),
        ("apps", "DaemonSet"), ("apps", "Deployment"), ("apps", "StatefulSet"),
        ("autoscaling", "HorizontalPodAutoscaler"),
        ("batch", "CronJob"), ("batch", "Job"),
        ("cert-manager.io", "Certificate"),
        ("external-secrets.io", "ExternalSecret"),
        ("gateway.networking.k8s.io", "GRPCRoute"), ("gateway.networking.k8s.io", "HTTPRoute"), ("gateway.networking.k8s.io", "TCPRoute"),
        ("gateway.networking.k8s.io", "TLSRoute"),
        ("keda.sh", "ScaledJob"), ("keda.sh", "ScaledObject"), ("keda.sh", "TriggerAuthentication"),
        ("monitoring.coreos.com", "PodMonitor"), ("monitoring.coreos.com", "Probe"), ("monitoring.coreos.com", "PrometheusRule"),
        ("monitoring.coreos.com", "ServiceMonitor"),
        ("networking.k8s.io", "Ingress"),
        ("policy", "PodDisruptionBudget"),
    ];

    /// <summary>
    /// Everything that an application is made of. No roles, so that nobody gives themselves more; no quotas and no network policies, as
    /// those are the platform's word.
    /// </summary>
    /// <param name="ownPolicies">Whether network policies are the tenant's as well.</param>
    public static Rbac.PolicyRuleArgs[] Developer(bool ownPolicies) =>
    [
        Rule("", All, "configmaps", "persistentvolumeclaims", "pods", "secrets", "serviceaccounts", "services"),
        Rule("", Look, "endpoints", "events", "limitranges", "pods/log", "pods/status", "resourcequotas"),
        Rule("", Make, "pods/eviction", "pods/exec", "pods/portforward"),
        Rule("apps", All, "daemonsets", "deployments", "deployments/scale", "replicasets", "statefulsets", "statefulsets/scale"),
        Rule("autoscaling", All, "horizontalpodautoscalers"),
        Rule("batch", All, "cronjobs", "jobs"),
        Rule("cert-manager.io", All, "certificates"),
        Rule("external-secrets.io", All, "externalsecrets"),
        Rule("external-secrets.io", Look, "secretstores"),
        Rule("gateway.networking.k8s.io", All, "grpcroutes", "httproutes", "tcproutes", "tlsroutes"),
        Rule("keda.sh", All, "scaledjobs", "scaledobjects", "triggerauthentications"),
        Rule("monitoring.coreos.com", All, "podmonitors", "probes", "prometheusrules", "servicemonitors"),
        Rule("networking.k8s.io", All, "ingresses"),
        Rule("networking.k8s.io", ownPolicies ? All : Look, "networkpolicies"),
        Rule("policy", All, "poddisruptionbudgets"),
    ];

    private static Rbac.PolicyRuleArgs Rule(string group, string[] verbs, params string[] resources) =>
        new() { ApiGroups = [group], Verbs = verbs, Resources = resources };
}
