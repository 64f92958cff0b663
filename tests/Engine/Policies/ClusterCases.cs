using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Policies;

/// <summary>Rules about what is inside a cluster, about charts, and about protection.</summary>
internal static class ClusterCases
{
    private const string Deployment = "kubernetes:apps/v1:Deployment";
    private const string Namespace = "kubernetes:core/v1:Namespace";
    private const string ClusterRole = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole";
    private const string Binding = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding";
    private const string Service = "kubernetes:core/v1:Service";
    private const string Release = "kubernetes:helm.sh/v3:Release";
    private const string Webhook = "kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration";
    private const string Pod = "spec.template.spec";
    private const string Container = $"{Pod}.containers[0]";
    private const string Enforce = "metadata.labels[\"pod-security.kubernetes.io/enforce\"]";

    private static readonly ObjectValue Workload = Object(
        ("metadata", Object(("namespace", "apps"))),
        ("spec", Object(("template", Object(("spec", Object(
            ("serviceAccountName", "web"),
            ("volumes", List(Object(("name", "files"), ("emptyDir", Object())))),
            ("securityContext", Object(("runAsNonRoot", true), ("seccompProfile", Object(("type", "RuntimeDefault"))))),
            ("containers", List(Object(
                ("image", "registry.example/web:1.2"),
                ("env", List(Object(("name", "A"), ("value", "b")))),
                ("resources", Object(("requests", Object(("cpu", "1"), ("memory", "1Gi"))), ("limits", Object(("memory", "1Gi"))))),
                ("securityContext", Object(
                    ("allowPrivilegeEscalation", false), ("readOnlyRootFilesystem", true),
                        ("capabilities", Object(("drop", List("ALL"))))))))))))))));

    private static readonly ObjectValue Apps = Object(
        ("metadata", Object(("name", "apps"), ("labels", Object(("pod-security.kubernetes.io/enforce", "restricted"))))));

    private static readonly ObjectValue Reading =
        Object(("rules", List(Object(("apiGroups", List("")), ("resources", List("pods")), ("verbs", List("get"))))));

    private static readonly ObjectValue Chart = Object(
        ("chart", "cert-manager"), ("version", "v1.21.2"), ("atomic", true), ("timeout", 600),
            ("repositoryOpts", Object(("repo", "https://charts.jetstack.io"))),
        ("values", Object(("webhook", Object(("replicaCount", 2))))));

    private static readonly ObjectValue Nginx = Object(("chart", "ingress-nginx"), ("version", "4.15.1"));

    private static readonly ObjectValue Hooks =
        Object(("webhooks", List(Object(("failurePolicy", "Fail"), ("namespaceSelector", Object(("matchLabels", Object(("a", "b")))))))));

    public static IEnumerable<RuleCase> All { get; } =
    [
        new("K8S-001", Deployment, Workload, $"{Container}.securityContext.privileged", true),
        new("K8S-001", "kubernetes:core/v1:Pod", Object(("spec", Object(("initContainers", List(Object()))))),
            "spec.initContainers[0].securityContext.privileged", true),
        new("K8S-002", Deployment, Workload, $"{Pod}.hostNetwork", true),
        new("K8S-003", Deployment, Workload, $"{Container}.securityContext.allowPrivilegeEscalation", null, $"{Container}.securityContext"),
        new("K8S-004", Deployment, Workload, $"{Container}.securityContext.capabilities.drop", List("NET_RAW")),
        new("K8S-004", Deployment, Workload, $"{Container}.securityContext.capabilities.add", List("SYS_ADMIN")),
        new("K8S-005", Deployment, Workload, $"{Container}.securityContext.runAsNonRoot", false),
        new("K8S-006", Deployment, Workload, $"{Pod}.securityContext.seccompProfile", null),
        new("K8S-007", Deployment, Workload, $"{Container}.securityContext.readOnlyRootFilesystem", null),
        new("K8S-008", Deployment, Workload, $"{Pod}.volumes[0].hostPath", Object(("path", "/var/log")), $"{Pod}.volumes"),
        new("K8S-009", Deployment, Workload, $"{Container}.resources.limits.memory", null),
        new("K8S-010", Deployment, Workload, $"{Container}.image", "registry.example:5000/web"),
        new("K8S-010", Deployment, Workload, $"{Container}.image", "web:latest"),
        new("K8S-018", Deployment, Workload, $"{Container}.env[0].valueFrom.secretKeyRef", Object(("name", "db")), $"{Container}.env"),
        new("K8S-017", Deployment, Workload, $"{Pod}.serviceAccountName", "default"),
        new("K8S-026", Deployment, Workload, $"{Pod}.volumes[0].hostPath", Object(("path", "/run/containerd/containerd.sock")),
            $"{Pod}.volumes"),
        new("K8S-011", Namespace, Apps, Enforce, null),
        new("K8S-028", Namespace, Ask.Set(Apps, Enforce, "privileged"), "chart", "web")
        {
            Beside =
            [
                (Release, "agent", Object(("chart", "fluent-bit"), ("namespace", "apps"))),
                ("kubernetes:apps/v1:DaemonSet", "exporter", Object(("metadata", Object(("namespace", "apps"))))),
            ],
            ByNeighbour = true,
        },
        new("K8S-028", Namespace, Apps, Enforce,
            "privileged") { Beside = [(Deployment, "web", Object(("metadata", Object(("namespace", "apps")))))] },
        new("K8S-012", Namespace, Apps, "spec.policyTypes", List("Ingress"), "metadata.namespace")
        {
            Beside =
            [
                ("kubernetes:networking.k8s.io/v1:NetworkPolicy", "deny",
                    Object(
                        ("metadata", Object(("namespace", "apps"))),
                        ("spec", Object(("podSelector", Object()), ("policyTypes", List("Ingress", "Egress")))))),
            ],
            ByNeighbour = true,
        },
        new("K8S-019", Deployment, Workload, "metadata.namespace", "default"),
        new("K8S-019", Service, Object(("metadata", Object(("namespace", "apps")))), "metadata.namespace", null),
        new("K8S-027", "kubernetes:core/v1:ConfigMap", Object(("data", Object(("a", "b")))), "data.a", Secret("hunter2")),
        new("K8S-013", ClusterRole, Reading, "rules[0].verbs", List("*")),
        new("K8S-013", ClusterRole, Reading, "rules[0].resources", List("*")),
        new("K8S-014", Binding, Object(("roleRef", Object(("name", "view")))), "roleRef.name", "cluster-admin"),
        new("K8S-014", Binding, Object(("subjects", List(Object(("name", "ops"))))), "subjects[0].name", "system:masters"),
        new("K8S-015", ClusterRole, Reading, "rules[0].verbs", List("impersonate")),
        new("K8S-015", ClusterRole, Reading, "rules[0].resources", List("nodes/proxy")),
        new("K8S-015", ClusterRole, Ask.Set(Reading, "rules[0].verbs", List("create")), "rules[0].resources",
            List("serviceaccounts/token")),
        new("K8S-016", ClusterRole, Reading, "rules[0].resources", List("secrets")),
        new("K8S-022", Service, Object(("spec", Object(("type", "LoadBalancer"), ("loadBalancerSourceRanges", List("192.0.2.0/24"))))),
            "spec.loadBalancerSourceRanges", null),
        new("K8S-022", Service, Object(("spec", Object(("type", "ClusterIP")))), "spec.externalIPs", List("192.0.2.1")),
        new("HELM-004", Webhook, Hooks, "webhooks[0].namespaceSelector", null),
        new("HELM-004", Release, Chart, "values.webhook.replicaCount", 1),
        new("HELM-001", Release, Chart, "version", "^1.21"),
        new("HELM-001", Release, Chart, "repositoryOpts.repo", "http://charts.jetstack.io"),
        new("HELM-002", Release, Chart, "atomic", false),
        new("K8S-023", Release, Nginx, "values.controller.allowSnippetAnnotations", true),
        new("K8S-023", Release, Nginx, "values.controller.config[\"annotations-risk-level\"]", "Critical"),
        new("K8S-025", Release, Chart, "chart", "oci://registry.example/ingress-nginx"),
        new("K8S-025", Release, Nginx, "chart", "cert-manager")
        {
            Beside = [(Release, "gateway", Object(("chart", "oci://registry.example/gateway-helm")))],
            ByNeighbour = true,
        },
        new("STO-005", "kubernetes:storage.k8s.io/v1:StorageClass",
            Object(("provisioner", "ebs.csi.aws.com"), ("parameters", Object(("encrypted", "true")))), "parameters.encrypted", null),
        new("PULUMI-001", "aws:rds/instance:Instance", Object(("deletionProtection", true)), "deletionProtection",
            false) { Protect = false },
        new("PULUMI-003", "aws:s3/bucket:Bucket", Object(("tags", Object(("owner", "platform")))), "tags.owner",
            "key-correct-horse-battery")
        {
            Config = Object(("acme:password", Secret("correct-horse"))),
        },
        new("HELM-003", Release, Chart, "version",
            "v1.20.3") { Beside = [("aws:eks/cluster:Cluster", "cluster", Object(("version", "1.36")))] },
        new("HELM-003", Release, Chart, "version", "1.31") { Beside = [("aws:eks/cluster:Cluster", "cluster", Object(("version", "1.34")))],
            ByNeighbour = true },
        new("K8S-024", "kubernetes:autoscaling/v2beta2:HorizontalPodAutoscaler", Object(("apiVersion", "autoscaling/v2beta2")),
            "minMasterVersion", "1.26")
        {
            Beside = [("gcp:container/cluster:Cluster", "cluster", Object(("minMasterVersion", "1.25")))],
            ByNeighbour = true,
        },
    ];
}
