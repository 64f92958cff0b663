using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>Who may do what inside a cluster.</summary>
internal static class AccessRules
{
    private const string Prefix = "kubernetes:rbac.authorization.k8s.io/v1:";

    private static readonly string[] Roles = [Prefix + "ClusterRole", Prefix + "Role"];
    private static readonly string[] Bindings = [Prefix + "ClusterRoleBinding", Prefix + "RoleBinding"];
    private static readonly string[] Anybody = ["system:anonymous", "system:unauthenticated", "system:masters"];
    private static readonly string[] Escalating = ["bind", "escalate", "impersonate"];
    private static readonly string[] Writing = ["create", "update", "patch", "delete", "deletecollection", "*"];
    private static readonly string[] Reading = ["get", "list", "watch", "*"];
    private static readonly string[] Webhooks = ["validatingwebhookconfigurations", "mutatingwebhookconfigurations"];

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("K8S-013", High, "roles name what they allow", "name verbs and resources instead of *",
            ["CIS-EKS-4.1.3", "CIS-GKE-4.1.3", "CKV_K8S_49", "KSV-0044", "KSV-0045", "KSV-0046", "wildcard-in-rules"], Roles,
            EachRule((subject, path, rule) =>
            {
                foreach (var name in new[] { "verbs", "resources" })
                {
                    // Resources of the metrics APIs are names of metrics, which nobody can list beforehand.
                    if (Values.Texts(rule[name]).Contains("*") && !(name == "resources" && IsOfMetrics(rule)))
                        subject.Fail($"{path}.{name}", rule[name], "must not hold *");
                }
            })),
        new("K8S-014", Critical, "nobody is administrator of a cluster, and nobody unknown anything",
            "bind a narrower role, to a service account or a named group",
            ["CIS-EKS-4.1.1", "CIS-GKE-4.1.1", "CIS-GKE-4.1.6", "KSV-0111", "KSV-0122", "KSV-0123", "cluster-admin-role-binding"], Bindings,
                Binding),
        new("K8S-015", High, "no role leads to more rights",
            "leave out bind, escalate, impersonate, nodes/proxy, serviceaccounts/token and webhooks",
            [
                "CIS-EKS-4.1.8", "CIS-GKE-4.1.7", "CKV2_K8S_1", "CKV2_K8S_2", "CKV2_K8S_3", "CKV_K8S_155", "CKV_K8S_156", "CKV_K8S_157",
                    "CKV_K8S_158",
                "KSV-0043", "KSV-0047", "KSV-0114",
            ], Roles, EachRule(Escalation)),
        new("K8S-016", Medium, "no role reads the secrets of all namespaces", "use a Role in the namespace, or name the secrets",
            ["CIS-EKS-4.1.2", "CIS-GKE-4.1.2", "CKV2_K8S_5", "KSV-0041"], [Prefix + "ClusterRole"],
            EachRule((subject, path, rule) =>
            {
                if (Values.Texts(rule["resources"]).Contains("secrets") && Values.Texts(rule["verbs"]).Any(Reading.Contains)
                    && rule["resourceNames"] is null)
                    subject.Fail($"{path}.resources", rule["resources"], "must not hold secrets without names");
            })),
    ];

    private static Action<Subject> EachRule(Action<Subject, string, ObjectValue> test) => subject =>
    {
        foreach (var (path, rule) in subject.Each("rules"))
        {
            if (rule.HasUnknowns)
                subject.Unknown(path);
            test(subject, path, rule);
        }
    };

    private static bool IsOfMetrics(ObjectValue rule) =>
        Values.Texts(rule["apiGroups"]) is { Count: > 0 } groups
            && groups.All(group => group is "custom.metrics.k8s.io" or "external.metrics.k8s.io");

    private static void Binding(Subject subject)
    {
        if (subject.Text("roleRef.name") == "cluster-admin")
            subject.Fail("roleRef.name", "cluster-admin", "must be a narrower role");
        foreach (var (path, _) in subject.Each("subjects"))
        {
            if (subject.Text($"{path}.name") is { } name && Anybody.Contains(name))
                subject.Fail($"{path}.name", name, "must be somebody known");
        }
    }

    private static void Escalation(Subject subject, string path, ObjectValue rule)
    {
        var (verbs, resources) = (Values.Texts(rule["verbs"]), Values.Texts(rule["resources"]));
        if (verbs.FirstOrDefault(Escalating.Contains) is { } verb)
            subject.Fail($"{path}.verbs", verb, "must not be allowed: it leads to any right");
        if (resources.Contains("nodes/proxy"))
            subject.Fail($"{path}.resources", "nodes/proxy", "must not be allowed: it runs commands in any pod");
        if (!verbs.Any(Writing.Contains))
            return;
        if (resources.Contains("serviceaccounts/token") && verbs.Contains("create") && rule["resourceNames"] is null)
            subject.Fail($"{path}.resources", "serviceaccounts/token", "must name the accounts: a token of any account can be made");
        if (resources.FirstOrDefault(Webhooks.Contains) is { } webhook && rule["resourceNames"] is null)
            subject.Fail($"{path}.resources", webhook, "must name the configurations: a webhook sees and changes every object");
    }
}
