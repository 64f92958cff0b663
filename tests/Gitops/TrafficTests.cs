using Gitops.Tests.Support;
using Platform.Engine.Graph;

namespace Gitops.Tests;

/// <summary>Holds that nothing reaches a pod, and no pod reaches anything, but what is named; and that what is named is there.</summary>
[TestFixtureSource(typeof(Overlays), nameof(Overlays.Environments))]
public sealed class TrafficTests(string environment)
{
    private const double Http = 9898;
    private const double Metrics = 9797;

    private readonly ObjectValue[] _policies = [.. Overlays.Objects(environment).Where(manifest => manifest.Kind() == "NetworkPolicy")];

    [Test]
    public void Every_pod_is_denied_everything_by_default()
    {
        var denying = _policies.Single(policy => policy.Name() == "sample-default-deny");

        Assert.That(denying.TextsAt("spec.policyTypes"), Is.EquivalentTo(new[] { "Ingress", "Egress" }));
        Assert.That(denying.ObjectAt("spec").Names, Is.EquivalentTo(new[] { "podSelector", "policyTypes" }));
        foreach (var (name, pod) in Overlays.Pods(environment))
            Assert.That(Selects(denying, pod), name);
    }

    [Test]
    public void Every_policy_restricts_both_directions() => Assert.That(
        _policies.Select(policy => policy.TextsAt("spec.policyTypes").Order()), Has.All.EqualTo(new[] { "Egress", "Ingress" }));

    [Test]
    public void Every_pod_has_a_policy_of_its_own_that_lets_it_ask_for_names()
    {
        foreach (var (name, pod) in Overlays.Pods(environment))
        {
            var egress = _policies.Where(policy => Selects(policy, pod)).SelectMany(policy => policy.ObjectsAt("spec.egress"));

            var dns = egress.Where(rule => Peers(rule, "to").Contains("namespace kube-system"));

            Assert.That(dns.Select(Ports), Is.EqualTo(new[] { new double[] { 53, 53 } }), name);
        }
    }

    [Test]
    public void Only_the_ingress_controllers_the_collector_and_the_service_itself_may_call_the_server() => Assert.That(
        Allowed("sample", "ingress", "from"),
        Is.EquivalentTo(new[]
        {
            $"namespace envoy-gateway-system: {Http}",
            $"namespace ingress-nginx: {Http}",
            $"namespace monitoring: {Metrics}",
            $"pods app.kubernetes.io/part-of=sample: {Http}",
        }));

    [Test]
    public void The_server_calls_nobody_but_dns() => Assert.That(
        Allowed("sample", "egress", "to"), Is.EquivalentTo(new[] { "169.254.20.10/32: 53, 53", "namespace kube-system: 53, 53" }));

    [Test]
    public void The_job_is_called_by_nobody_and_calls_the_server_and_dns()
    {
        Assert.That(Allowed("sample-check", "ingress", "from"), Is.Empty);
        Assert.That(
            Allowed("sample-check", "egress", "to"),
            Is.EquivalentTo(new[]
            {
                "169.254.20.10/32: 53, 53",
                "namespace kube-system: 53, 53",
                $"pods app.kubernetes.io/name=sample: {Http}",
            }));
    }

    [Test]
    public void The_job_s_pods_are_among_those_that_the_server_lets_in()
    {
        var job = Overlays.Pods(environment)["CronJob sample-check"].ObjectAt("metadata.labels");

        Assert.That(job.Text("app.kubernetes.io/part-of"), Is.EqualTo("sample"));
    }

    [Test]
    public void The_server_listens_where_policies_services_and_probes_say()
    {
        var container = Overlays.Pods(environment)["Deployment sample"].Containers().Single();
        var ports = container.ObjectsAt("ports").ToDictionary(port => port.Text("name")!, port => port.NumberAt("containerPort"));
        var service = Overlays.Single(environment, "Service", "sample");

        Assert.That(ports, Is.EqualTo(new Dictionary<string, double?> { ["http"] = Http, ["metrics"] = Metrics }));
        Assert.That(service.ObjectsAt("spec.ports").Select(port => port.Text("targetPort")), Is.EquivalentTo(ports.Keys));
        Assert.That(container.TextsAt("command"), Is.SupersetOf(new[] { $"--port={Http}", $"--port-metrics={Metrics}" }));
        foreach (var probe in new[] { "startupProbe", "readinessProbe", "livenessProbe" })
            Assert.That(container.TextAt($"{probe}.httpGet.port"), Is.EqualTo("http"), probe);
    }

    [Test]
    public void Whatever_names_the_service_names_one_that_is_there()
    {
        var service = Overlays.Single(environment, "Service", "sample");
        var pod = Overlays.Pods(environment)["Deployment sample"];
        var names = service.ObjectsAt("spec.ports").Select(port => port.Text("name")).ToArray();
        var route = Overlays.Single(environment, "HTTPRoute", "sample").ObjectsAt("spec.rules").Single().ObjectsAt("backendRefs").Single();
        var path = Overlays.Single(environment, "Ingress", "sample").ObjectsAt("spec.rules").Single().ObjectsAt("http.paths").Single();
        var monitor = Overlays.Single(environment, "ServiceMonitor", "sample");

        Assert.That(Selected(service.ObjectAt("spec.selector"), pod.ObjectAt("metadata.labels")));
        Assert.That(route.Text("name"), Is.EqualTo(service.Name()));
        Assert.That(service.ObjectsAt("spec.ports").Select(port => port.NumberAt("port")), Does.Contain(route.NumberAt("port")));
        Assert.That(path.TextAt("backend.service.name"), Is.EqualTo(service.Name()));
        Assert.That(names, Does.Contain(path.TextAt("backend.service.port.name")));
        Assert.That(Selected(monitor.ObjectAt("spec.selector.matchLabels"), service.ObjectAt("metadata.labels")));
        Assert.That(names, Does.Contain(monitor.ObjectsAt("spec.endpoints").Single().Text("port")));
    }

    /// <summary>What the policy of a name allows, as <c>peer: ports</c>.</summary>
    private IEnumerable<string> Allowed(string policy, string direction, string side) =>
        from rule in _policies.Single(candidate => candidate.Name() == policy).ObjectsAt($"spec.{direction}")
        from peer in Peers(rule, side)
        select $"{peer}: {string.Join(", ", Ports(rule))}";

    private static string[] Peers(ObjectValue rule, string side) => [.. rule.ObjectsAt(side).Select(Peer)];

    private static string Peer(ObjectValue peer) =>
        peer.TextAt("ipBlock.cidr")
        ?? (peer["namespaceSelector"] is ObjectValue chosen
            ? $"namespace {chosen.ObjectAt("matchLabels").Text("kubernetes.io/metadata.name") ?? "*"}"
            : $"pods {string.Join(", ", peer.ObjectAt("podSelector.matchLabels").Select(Label))}");

    private static string Label(KeyValuePair<string, PropertyValue> label) => $"{label.Key}={((StringValue)label.Value).Value}";

    private static double[] Ports(ObjectValue rule) => [.. rule.ObjectsAt("ports").Select(port => port.NumberAt("port") ?? 0)];

    private static bool Selects(ObjectValue policy, ObjectValue pod) =>
        Selected(policy.ObjectAt("spec.podSelector.matchLabels"), pod.ObjectAt("metadata.labels"));

    private static bool Selected(ObjectValue selector, ObjectValue labels) =>
        selector.Count > 0 && selector.All(label => label.Value.Equals(labels[label.Key]));
}
