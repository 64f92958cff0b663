using Platform.Engine.Checks;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Checks;

[TestFixture]
public sealed class KubernetesValueTests
{
    private const string Deployment = "kubernetes:apps/v1:Deployment";
    private const string Container = "spec.template.spec.containers[]";

    private static readonly RuleCase[] Cases =
    [
        new("kubernetes:core/v1:ConfigMap", "metadata.name", ["a", "a.b-c", "1a"], ["A", "a_b", "-a", "a.", ""]),
        new("kubernetes:core/v1:ConfigMap", "metadata.namespace", ["kube-system"], ["Kube", "a.b"]),
        new("kubernetes:core/v1:Namespace", "metadata.name", ["team-a"], ["team.a", "Team"]),
        new("kubernetes:core/v1:Service", "metadata.name", ["web"], ["1web", "web.a"]),
        new("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "metadata.name", ["system:node", "A_b"], ["a/b", ".."]),
        new("kubernetes:batch/v1:CronJob", "metadata.name", ["nightly"], ["a-name-that-is-longer-than-fifty-two-characters-is-refused"]),
        new("kubernetes:cert-manager.io/v1:ClusterIssuer", "metadata.name", ["acme"], ["ACME"]),
        new("kubernetes:core/v1:ConfigMap", "metadata.labels",
            ["""{"app.kubernetes.io/name":"a_B.c","a":""}"""],
            ["""{"a/b/c":"d"}""", """{"a":"b c"}""", """{"a":"-b"}""", """{"-a":"b"}"""]),
        new("kubernetes:core/v1:Namespace", "metadata.labels",
            ["""{"pod-security.kubernetes.io/enforce":"restricted"}"""],
            ["""{"pod-security.kubernetes.io/enforce":"strict"}"""]),
        new("kubernetes:core/v1:ConfigMap", "metadata.annotations", ["""{"a.b/c":"any thing"}"""], ["""{"a b":"c"}"""]),
        new("kubernetes:core/v1:ConfigMap", "data", ["""{"a.yaml":"b"}"""], ["""{"a/b":"c"}""", """{"..a":"c"}"""]),
        new("kubernetes:core/v1:Secret", "data", ["""{"a":"aGVsbG8="}"""], ["""{"a":"hello!"}""", """{"a b":"aGVsbG8="}"""]),
        new("kubernetes:core/v1:Secret", "stringData", ["""{"a":"hello!"}"""], ["""{"a b":"c"}"""]),
        new(Deployment, $"{Container}.name", ["app"], ["App", "a.b"]),
        new(Deployment, $"{Container}.image",
            ["nginx", "registry.k8s.io/a/b:v1.2", "localhost:5000/a@sha256:0123", "a/b_c:1"],
            ["Nginx", "a b", "a:", "a:b c", ""]),
        new(Deployment, $"{Container}.imagePullPolicy", ["Always"], ["always"]),
        new(Deployment, $"{Container}.ports[].containerPort", ["80"], ["0", "65536"]),
        new(Deployment, $"{Container}.ports[].name", ["http-8080"], ["HTTP", "a-name-of-16-chars", "\"80\"", "a--b"]),
        new(Deployment, $"{Container}.ports[].protocol", ["UDP"], ["udp"]),
        new(Deployment, $"{Container}.env[].name", ["A_B", "a.b-c d"], ["A=B", "", "ä"]),
        new(Deployment, $"{Container}.resources.limits",
            ["""{"cpu":"500m","memory":"1.5Gi"}""", """{"cpu":2}"""],
            ["""{"memory":"1gi"}""", """{"memory":"1 Gi"}""", """{"cpu":"-1"}""", """{"memory":"512MB"}"""]),
        new(Deployment, $"{Container}.resources",
            ["""{"requests":{"cpu":"500m"},"limits":{"cpu":1}}"""],
            ["""{"requests":{"cpu":"1500m"},"limits":{"cpu":1}}""", """{"requests":{"memory":"1Gi"},"limits":{"memory":"1G"}}"""]),
        new(Deployment, $"{Container}.livenessProbe.httpGet.port", ["8080", "http"], ["0", "HTTP"]),
        new(Deployment, $"{Container}.livenessProbe.periodSeconds", ["1"], ["0"]),
        new(Deployment, $"{Container}.volumeMounts[].mountPath", ["/data"], ["/da:ta"]),
        new(Deployment, "spec.template.spec.nodeSelector", ["""{"kubernetes.io/os":"linux"}"""], ["""{"a b":"c"}"""]),
        new(Deployment, "spec.template.spec.tolerations[]",
            ["""{"operator":"Exists"}""", """{"key":"a","effect":"NoExecute","tolerationSeconds":60}"""],
            ["""{"operator":"exists"}""", """{"operator":"Exists","value":"a"}""", """{"effect":"NoSchedule","tolerationSeconds":60}"""]),
        new(Deployment, "spec.template.spec.topologySpreadConstraints[].maxSkew", ["1"], ["0"]),
        new(Deployment, "spec.replicas", ["0"], ["-1"]),
        new(Deployment, "spec.strategy.rollingUpdate.maxSurge", ["25%", "1"], ["\"25\"", "a%"]),
        new(Deployment, "spec.strategy.type", ["Recreate"], ["recreate"]),
        new("kubernetes:batch/v1:CronJob", "spec.schedule",
            ["0 3 * * *", "*/5 0-6,12 * JAN-MAR MON", "@daily", "@every 1h30m", "0 0 1 * ?"],
            ["0 3 * *", "60 * * * *", "* * * * 8", "0 0 0 * *", "*/0 * * * *", "5-1 * * * *", "@dayly", "TZ=UTC 0 3 * * *", "daily"]),
        new("kubernetes:batch/v1:CronJob", "spec.timeZone", ["Etc/UTC", "Europe/Berlin", "UTC"], ["Local", "Berlin"]),
        new("kubernetes:batch/v1:CronJob", "spec.concurrencyPolicy", ["Forbid"], ["Forbidden"]),
        new("kubernetes:autoscaling/v2:HorizontalPodAutoscaler", "spec",
            ["""{"minReplicas":2,"maxReplicas":3}"""],
            ["""{"minReplicas":4,"maxReplicas":3}""", """{"maxReplicas":0}"""]),
        new("kubernetes:policy/v1:PodDisruptionBudget", "spec",
            ["""{"minAvailable":1}""", """{"maxUnavailable":"50%"}"""],
            ["""{"minAvailable":1,"maxUnavailable":1}""", """{"minAvailable":-1}"""]),
        new("kubernetes:scheduling.k8s.io/v1:PriorityClass", "value", ["1000000000"], ["1000000001"]),
        new("kubernetes:node.k8s.io/v1:RuntimeClass", "handler", ["runsc"], ["Runsc"]),
        new("kubernetes:core/v1:Service", "spec.type", ["LoadBalancer"], ["Loadbalancer"]),
        new("kubernetes:core/v1:Service", "spec.clusterIP", ["None", "", "10.0.0.1"], ["none", "10.0.0"]),
        new("kubernetes:core/v1:Service", "spec.loadBalancerSourceRanges", ["""["10.0.0.0/8"]"""], ["""["10.0.0.1"]"""]),
        new("kubernetes:core/v1:Service", "spec.ports",
            ["""[{"port":80,"targetPort":"http"}]""", """[{"port":80,"name":"a"},{"port":81,"name":"b"}]"""],
            ["""[{"port":80,"name":"a"},{"port":81,"name":"a"}]""", """[{"port":80},{"port":81}]""", """[{"port":0}]""",
                """[{"port":80,"targetPort":"HTTP"}]"""]),
        new("kubernetes:networking.k8s.io/v1:Ingress", "spec.rules[].host", ["a.example.com", "*.example.com"], ["https://a", "a.*.com"]),
        new("kubernetes:networking.k8s.io/v1:Ingress", "spec.rules[].http.paths[].path", ["/"], ["api"]),
        new("kubernetes:networking.k8s.io/v1:Ingress", "spec.rules[].http.paths[].pathType", ["Prefix"], ["prefix"]),
        new("kubernetes:networking.k8s.io/v1:NetworkPolicy", "spec.egress[].to[].ipBlock",
            ["""{"cidr":"10.0.0.0/8","except":["10.1.0.0/16"]}"""],
            ["""{"cidr":"10.0.0.1/8"}""", """{"cidr":"10.0.0.0/8","except":["192.168.0.0/16"]}""",
                """{"cidr":"10.0.0.0/8","except":["10.0.0.0/8"]}"""]),
        new("kubernetes:networking.k8s.io/v1:NetworkPolicy", "spec.policyTypes", ["""["Ingress","Egress"]"""], ["""["ingress"]"""]),
        new("kubernetes:networking.k8s.io/v1:NetworkPolicy", "spec.podSelector.matchExpressions[]",
            ["""{"key":"a","operator":"In","values":["b"]}""", """{"key":"a","operator":"Exists"}"""],
            ["""{"key":"a","operator":"In"}""", """{"key":"a","operator":"Exists","values":["b"]}""", """{"key":"a","operator":"Is"}"""]),
        new("kubernetes:rbac.authorization.k8s.io/v1:Role", "rules[]",
            ["""{"verbs":["get"],"apiGroups":[""],"resources":["pods"]}"""],
            ["""{"verbs":[],"apiGroups":[""],"resources":["pods"]}""", """{"verbs":["get"],"resources":["pods"]}"""]),
        new("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "roleRef.kind", ["ClusterRole"], ["Clusterrole"]),
        new("kubernetes:core/v1:PersistentVolumeClaim", "spec.accessModes", ["""["ReadWriteOnce"]"""], ["""["RWO"]"""]),
        new("kubernetes:core/v1:PersistentVolumeClaim", "spec.resources.requests", ["""{"storage":"10Gi"}"""], ["""{"storage":"10GB"}"""]),
        new("kubernetes:storage.k8s.io/v1:StorageClass", "volumeBindingMode", ["WaitForFirstConsumer"], ["WaitForConsumer"]),
        new("kubernetes:core/v1:ResourceQuota", "spec.hard", ["""{"cpu":"4","pods":10}"""], ["""{"memory":"4GiB"}"""]),
        new("kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration", "webhooks[].name",
            ["a.b.example.com"],
            ["webhook"]),
        new("kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration", "webhooks[].timeoutSeconds", ["30"], ["31"]),
        new("kubernetes:helm.sh/v3:Release", "name",
            ["ingress-nginx"],
            ["Ingress", "a-release-name-of-more-than-fifty-three-characters-is-no-good"]),
        new("kubernetes:helm.sh/v3:Release", "repositoryOpts.repo",
            ["https://charts.example.com"],
            ["charts.example.com", "oci://ghcr.io/a"]),
        new("kubernetes:helm.sh/v3:Release", "timeout", ["600"], ["-1"]),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Sound_values_pass_and_others_are_refused(RuleCase rule)
    {
        foreach (var value in rule.Accepted)
            Assert.That(rule.Problems(value), Is.Empty, value);
        foreach (var value in rule.Refused)
            Assert.That(rule.Problems(value), Is.Not.Empty, value);
    }

    [Test]
    public void A_quantity_with_the_wrong_unit_is_told_the_right_one() =>
        Assert.That(
            new RuleCase("kubernetes:core/v1:ResourceQuota", "spec.hard", [], []).Problems("""{"memory":"512MB"}""").Single(),
            Is.EqualTo("spec.hard.memory: 512MB: must be a quantity, such as 500m, 2 or 1.5Gi\n    fix: did you mean 512M?"));

    [Test]
    public void A_selector_must_select_the_pods_of_its_template()
    {
        ObjectValue Workload(string label) => Object(
            ("selector", Object(("matchLabels", Object(("app", "web"))))),
            ("template", Object(("metadata", Object(("labels", Object(("app", label))))))));

        Assert.That(Check(Deployment, ("spec", Workload("web"))), Is.Empty);
        Assert.That(Check(Deployment, ("spec", Workload("wbe"))).Single().ToString(), Is.EqualTo("""
            spec.selector.matchLabels.app: web: selects no pod of the template
                fix: give the template's labels and the selector the same value
            """));
    }

    [Test]
    public void A_mount_needs_a_volume_of_its_name()
    {
        var pod = Object(
            ("volumes", List(Object(("name", "config")))),
            ("containers", List(Object(("name", "app"), ("volumeMounts", List(Object(("name", "cnofig"), ("mountPath", "/etc/app"))))))));

        Assert.That(Check("kubernetes:core/v1:Pod", ("spec", pod)).Single().ToString(), Is.EqualTo("""
            spec.containers[0].volumeMounts[0].name: cnofig: the pod has no volume of this name
                fix: did you mean config?
            """));
    }

    [Test]
    public void The_claims_of_a_stateful_set_are_volumes_too()
    {
        ObjectValue Set(string mount) => Object(
            ("volumeClaimTemplates", List(Object(("metadata", Object(("name", "data")))))),
            ("template", Object(("spec", Object(("containers", List(Object(
                ("name", "db"), ("volumeMounts", List(Object(("name", mount), ("mountPath", "/data"))))))))))));

        Assert.That(Check("kubernetes:apps/v1:StatefulSet", ("spec", Set("data"))), Is.Empty);
        Assert.That(Check("kubernetes:apps/v1:StatefulSet", ("spec", Set("date"))).Single().Fix, Is.EqualTo("did you mean data?"));
    }

    [Test]
    public void Pods_of_a_deployment_always_restart_and_those_of_a_job_end()
    {
        ObjectValue Spec(string? policy) => Object(("template", Object(("spec",
            policy is null ? ObjectValue.Empty : Object(("restartPolicy", policy))))));

        Assert.That(Check(Deployment, ("spec", Spec("Never"))).Single().Path, Is.EqualTo("spec.template.spec.restartPolicy"));
        Assert.That(Check("kubernetes:batch/v1:Job", ("spec", Spec(null))).Single().Rule,
            Is.EqualTo("must be OnFailure or Never in a job"));
        Assert.That(Check("kubernetes:batch/v1:Job", ("spec", Spec("OnFailure"))), Is.Empty);
    }

    [Test]
    public void Containers_have_different_names() =>
        Assert.That(
            Check("kubernetes:core/v1:Pod",
                ("spec", Object(("containers", List(Object(("name", "a")), Object(("name", "a"))))))).Single().Path,
            Is.EqualTo("spec.containers[1].name"));

    [Test]
    public void A_definition_is_named_after_what_it_defines()
    {
        var version = Object(("name", "v1"), ("storage", true));
        var spec = Object(
            ("group", "example.com"), ("names", Object(("plural", "widgets"))), ("versions", List(version, version)));

        Assert.That(
            Check(
                "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
                ("metadata", Object(("name", "widget.example.com"))), ("spec", spec)).Select(problem => problem.ToString()),
            Is.EqualTo(new[]
            {
                "metadata.name: widget.example.com: must be the plural and the group\n    fix: use widgets.example.com",
                "spec.versions: a list of 2: must have one version with storage: true, has 2",
            }));
    }

    [Test]
    public void A_chart_in_an_OCI_registry_has_no_repository() =>
        Assert.That(
            Check(
                "kubernetes:helm.sh/v3:Release",
                ("chart", "oci://ghcr.io/a/b"), ("repositoryOpts", Object(("repo", "https://a.example.com")))).Single().ToString(),
            Is.EqualTo("repositoryOpts.repo: https://a.example.com: cannot stand beside a chart with an oci:// address\n    fix: leave it out"));

    [Test]
    public void Secret_values_are_judged_without_being_shown() =>
        Assert.That(
            Check("kubernetes:core/v1:Secret", ("data", Secret(Object(("token", "hunter2!"))))).Single().ToString(),
            Is.EqualTo("data.token: [secret]: must be base64\n    fix: put plain text into stringData"));

    [Test]
    public void Unknown_values_pass() =>
        Assert.That(
            Check(Deployment, ("metadata", Object(("name", Unknown), ("labels", Object(("a", Unknown))))), ("spec", Object(
                ("replicas", Unknown), ("selector", Object(("matchLabels", Object(("app", Unknown))))),
                ("template", Object(("metadata", Object(("labels", Object(("app", "web"))))), ("spec", Object(
                    ("volumes", Unknown), ("containers", List(Object(("name", "a"), ("volumeMounts", List(Object(("name", "b")))))))))))))),
            Is.Empty);

    private static IReadOnlyList<Problem> Check(string type, params (string, PropertyValue)[] inputs)
    {
        var findings = new Findings(null);
        ValueRules.Check(type, Object(inputs), null, findings);
        return findings.Problems;
    }
}
