using Gitops.Tests.Support;
using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Gitops.Tests;

/// <summary>Holds every object against the official types, and against what the API server is known to refuse.</summary>
[TestFixture]
public sealed class TypesTests
{
    /// <summary>Kinds of add-ons, which no official type describes: their apiVersion, kind and metadata are still checked.</summary>
    private static readonly string[] KindsOfAddOns =
    [
        "argoproj.io/v1alpha1 AppProject",
        "argoproj.io/v1alpha1 Application",
        "external-secrets.io/v1 ExternalSecret",
        "gateway.networking.k8s.io/v1 HTTPRoute",
        "monitoring.coreos.com/v1 PrometheusRule",
        "monitoring.coreos.com/v1 ServiceMonitor",
    ];

    private static IEnumerable<TestCaseData> Objects()
    {
        foreach (var environment in Overlays.Environments)
        {
            foreach (var manifest in Overlays.Objects(environment))
                yield return new TestCaseData(manifest).SetArgDisplayNames(environment, manifest.Kind(), manifest.Name());
        }

        foreach (var file in Repository.Files("gitops/argocd", ".yaml"))
        {
            foreach (var manifest in Yaml.Documents(Repository.Read(file)).Where(manifest => manifest.Kind() != "Kustomization"))
                yield return new TestCaseData(manifest).SetArgDisplayNames(file, manifest.Kind(), manifest.Name());
        }
    }

    [TestCaseSource(nameof(Objects))]
    public void Every_object_is_what_its_type_says(ObjectValue manifest) => Assert.That(Problems(manifest), Is.Empty);

    [TestCaseSource(nameof(Objects))]
    public void Every_kind_is_known(ObjectValue manifest) => Assert.That(
        PackageSchemas.Find(Token(manifest)) is not null || KindsOfAddOns.Contains($"{manifest.Text("apiVersion")} {manifest.Kind()}"));

    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void Every_object_is_in_the_service_s_own_namespace(string environment) =>
        Assert.That(Overlays.Objects(environment).Select(manifest => manifest.TextAt("metadata.namespace")), Has.All.EqualTo("sample"));

    [TestCase("spec: { replica: 2 }", "spec.replica")]
    [TestCase("spec: { replicas: \"2\" }", "spec.replicas")]
    [TestCase("spec: { template: { spec: { containers: [{ name: a, resources: { requests: { cpu: 200M0 } } }] } } }",
        "spec.template.spec.containers[0].resources.requests.cpu")]
    public void A_mistake_is_found_where_it_stands(string wrong, string path)
    {
        var manifest = Yaml.Documents($"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: a }}\n{wrong}").Single();

        Assert.That(Problems(manifest).Select(problem => problem.Path), Does.Contain(path));
    }

    private static IReadOnlyList<Problem> Problems(ObjectValue manifest)
    {
        var findings = new Findings(null);
        SchemaCheck.Resource(Token(manifest), manifest, findings);
        ValueRules.Check(Token(manifest), manifest, null, findings);
        return findings.Problems;
    }

    /// <summary>The type's token: kinds of the core group stand under core/v1.</summary>
    private static string Token(ObjectValue manifest) =>
        $"kubernetes:{(manifest.Group().Length == 0 ? "core/" : "")}{manifest.Text("apiVersion")}:{manifest.Kind()}";
}
