using System.Text.RegularExpressions;
using Gitops.Tests.Support;
using Platform.Engine.Graph;

namespace Gitops.Tests;

/// <summary>Holds that a tenant's namespace would let every pod in: by Pod Security and by the platform's guardrails.</summary>
[TestFixture]
public sealed partial class PodTests
{
    private static IEnumerable<TestCaseData> Pods() =>
        from environment in Overlays.Environments
        from pod in Overlays.Pods(environment)
        select new TestCaseData(pod.Value).SetArgDisplayNames(environment, pod.Key);

    private static IEnumerable<TestCaseData> Objects() =>
        from environment in Overlays.Environments
        from manifest in Overlays.Objects(environment)
        select new TestCaseData(manifest).SetArgDisplayNames(environment, manifest.Kind(), manifest.Name());

    /// <summary>Each spoils one thing of a sound Deployment.</summary>
    private static IEnumerable<TestCaseData> Spoilt()
    {
        yield return Case("securityContext: { runAsNonRoot: true, ", "securityContext: { ", "container server may run as root");
        yield return Case("seccompProfile: { type: RuntimeDefault }", "fsGroup: 1", "container server has no seccomp profile");
        yield return Case(
            "allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true", "container server does not refuse privilege escalation");
        yield return Case("drop: [ALL]", "drop: [NET_RAW]", "container server does not drop all capabilities");
        yield return Case("drop: [ALL]", "drop: [ALL], add: [NET_ADMIN]", "container server adds the capability NET_ADMIN");
        yield return Case("emptyDir: {}", "hostPath: { path: / }", "volume scratch is a hostPath");
        yield return Case("spec: { volumes", "spec: { hostNetwork: true, volumes", "hostNetwork is set");
        yield return Case("containerPort: 80", "containerPort: 80, hostPort: 80", "container server takes the host's port 80");
        yield return Case(":1.2.3", ":latest", "pinned-images: ghcr.io/stefanprodan/podinfo:latest is not pinned");
        yield return Case(":1.2.3", "", "pinned-images: ghcr.io/stefanprodan/podinfo is not pinned");
        yield return Case("ghcr.io/", "docker.io/", "allowed-registries: docker.io/stefanprodan/podinfo:1.2.3 comes from elsewhere");
        yield return Case("readinessProbe", "livenessProbe", "probes: container server has no readinessProbe");
        yield return Case("requests: { cpu: 200m, ", "requests: { ", "requests-and-limits: container server has no resources.requests.cpu");
        yield return Case(
            "limits: { memory: 1Mi }", "limits: { cpu: 1 }", "requests-and-limits: container server has no resources.limits.memory");
        yield return Case("emptyDir: {}", "hostPath: { path: / }", "unprivileged-pods: volume scratch is the node's");
        yield return Case("drop: [ALL] }", "drop: [ALL] }, privileged: true", "unprivileged-pods: container server is privileged");

        static TestCaseData Case(string sound, string spoilt, string problem) =>
            new TestCaseData(sound, spoilt, problem).SetArgDisplayNames(problem);
    }

    [TestCaseSource(nameof(Pods))]
    public void Every_pod_meets_the_restricted_level(ObjectValue pod) => Assert.That(RestrictedPods.Problems(pod), Is.Empty);

    [TestCaseSource(nameof(Objects))]
    public void Every_object_passes_the_guardrails(ObjectValue manifest) => Assert.That(Guardrails.Problems(manifest), Is.Empty);

    [TestCaseSource(nameof(Pods))]
    public void No_pod_has_a_token_or_a_file_system_to_write_to(ObjectValue pod) => Assert.Multiple(() =>
    {
        Assert.That(pod.TruthAt("spec.automountServiceAccountToken"), Is.False);
        Assert.That(pod.TextAt("spec.serviceAccountName"), Is.EqualTo("sample"));
        Assert.That(pod.Containers().Select(container => container.TruthAt("securityContext.readOnlyRootFilesystem")), Has.All.True);
    });

    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void The_server_says_when_it_has_started_when_it_is_ready_and_when_it_is_lost(string environment) => Assert.That(
        Overlays.Pods(environment)["Deployment sample"].Containers().Single().Names,
        Is.SupersetOf(new[] { "startupProbe", "readinessProbe", "livenessProbe" }));

    [TestCaseSource(nameof(Spoilt))]
    public void What_would_be_refused_is_found(string sound, string spoilt, string problem)
    {
        Assert.That(Sound, Does.Contain(sound));
        Assert.That(Problems(Sound), Is.Empty);

        Assert.That(Problems(Sound.Replace(sound, spoilt, StringComparison.Ordinal)), Does.Contain(problem));
    }

    [Test]
    public void A_service_past_the_ingress_is_found() => Assert.That(
        Problems("kind: Service\nspec: { type: LoadBalancer }"),
        Is.EqualTo(new[] { "no-direct-load-balancers: the service is published past the platform" }));

    [Test]
    public void Every_guardrail_of_the_platform_has_its_rule_here() => Assert.That(
        GuardrailName().Matches(Repository.Read("components/AddOns/Guardrails/GuardrailPolicies.cs"))
            .Select(match => match.Groups[1].Value),
        Is.EquivalentTo(Guardrails.Rules.Keys));

    private static readonly string Sound = """
        kind: Deployment
        spec:
          template:
            spec: { volumes: [{ name: scratch, emptyDir: {} }],
              securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } },
              containers: [{ name: server, image: "ghcr.io/stefanprodan/podinfo:1.2.3", ports: [{ containerPort: 80 }], readinessProbe: {},
                resources: { requests: { cpu: 200m, memory: 1Mi }, limits: { memory: 1Mi } },
                securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } } }] }
        """;

    private static string[] Problems(string text)
    {
        var manifest = Yaml.Documents(text).Single();
        return [.. Guardrails.Problems(manifest), .. manifest.PodTemplate() is { } pod ? RestrictedPods.Problems(pod) : []];
    }

    [GeneratedRegex("""yield return new\("([a-z-]+)",""")]
    private static partial Regex GuardrailName();
}
