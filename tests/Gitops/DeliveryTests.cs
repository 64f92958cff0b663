using System.Globalization;
using Gitops.Tests.Support;
using Platform.Engine.Graph;

namespace Gitops.Tests;

/// <summary>Holds that Argo CD is pointed at what is there, in an order that works, and allowed no more than that.</summary>
[TestFixture]
public sealed class DeliveryTests
{
    private const string Repo = "https://github.com/acme/platform";
    private const string Wave = "argocd.argoproj.io/sync-wave";

    private static IEnumerable<ObjectValue> Delivered(string folder) => Repository.Files($"gitops/argocd/{folder}", ".yaml")
        .SelectMany(file => Yaml.Documents(Repository.Read(file)))
        .Where(manifest => manifest.Kind() != "Kustomization");

    private static IEnumerable<ObjectValue> Applications(string folder) =>
        Delivered(folder).Where(manifest => manifest.Kind() == "Application");

    private static ObjectValue Project(string name) =>
        Delivered("standalone").Single(manifest => manifest.Kind() == "AppProject" && manifest.Name() == name);

    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void Every_application_points_at_an_overlay_of_its_own_environment(string environment)
    {
        Assert.That(Applications(environment), Is.Not.Empty);
        foreach (var application in Applications(environment))
        {
            var path = application.TextAt("spec.source.path");

            Assert.That(path, Is.EqualTo($"gitops/overlays/{environment}/{application.Name()}"));
            Assert.That(File.Exists(Repository.PathOf($"{path}/kustomization.yaml")), path);
        }
    }

    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void Every_overlay_has_its_application(string environment) => Assert.That(
        Directory.EnumerateDirectories(Repository.PathOf($"gitops/overlays/{environment}")).Select(Path.GetFileName),
        Is.EquivalentTo(Applications(environment).Select(application => application.Name())));

    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void The_root_of_an_environment_delivers_applications_and_nothing_else(string environment)
    {
        var kustomization = Yaml.File($"gitops/argocd/{environment}/kustomization.yaml");

        Assert.That(Delivered(environment).Select(manifest => manifest.Kind()), Has.All.EqualTo("Application"));
        Assert.That(
            kustomization.TextsAt("resources"),
            Is.EquivalentTo(Applications(environment).Select(application => $"{application.Name()}.yaml")));
    }

    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void What_is_delivered_is_kept_as_git_says_and_makes_no_namespace(string environment)
    {
        foreach (var application in Applications(environment))
        {
            Assert.That(application.TruthAt("spec.syncPolicy.automated.prune"), Is.True);
            Assert.That(application.TruthAt("spec.syncPolicy.automated.selfHeal"), Is.True);
            Assert.That(application.TextsAt("spec.syncPolicy.syncOptions"), Does.Contain("CreateNamespace=false"));
            Assert.That(application.TextAt("spec.project"), Is.EqualTo(application.Name()), "the project is the tenant's own");
            Assert.That(application.TextAt("spec.source.repoURL"), Is.EqualTo(Repo));
        }
    }

    [Test]
    public void Applications_of_a_service_differ_in_their_folder_only()
    {
        var paths = Overlays.Environments.Select(environment =>
            Repository.Read($"gitops/argocd/{environment}/sample.yaml").Replace($"/{environment}/", "/*/", StringComparison.Ordinal));

        Assert.That(paths.Distinct().Count(), Is.EqualTo(1));
    }

    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void The_project_allows_exactly_what_the_service_consists_of(string environment)
    {
        var project = Project("sample");
        var kinds = Overlays.Objects(environment).Select(manifest => $"{manifest.Group()}/{manifest.Kind()}").Distinct();

        Assert.That(
            project.ObjectsAt("spec.namespaceResourceWhitelist").Select(kind => $"{kind.Text("group")}/{kind.Text("kind")}"),
            Is.EquivalentTo(kinds));
        Assert.That(project.At("spec.clusterResourceWhitelist"), Is.EqualTo(new ListValue([])));
        Assert.That(
            project.ObjectsAt("spec.destinations").Select(destination => destination.Text("namespace")), Is.EqualTo(new[] { "sample" }));
        Assert.That(project.TextsAt("spec.sourceRepos"), Is.EqualTo(new[] { Repo }));
    }

    [Test]
    public void The_project_of_kinds_allows_its_sources_and_no_workload()
    {
        var project = Project("kinds");
        var applications = Applications("standalone").ToArray();

        Assert.That(applications.Select(application => application.TextAt("spec.project")), Has.All.EqualTo("kinds"));
        Assert.That(
            project.TextsAt("spec.sourceRepos"),
            Is.EquivalentTo(applications.Select(application => application.TextAt("spec.source.repoURL"))));
        Assert.That(project.ObjectsAt("spec.namespaceResourceBlacklist").Single().TextAt("kind"), Is.EqualTo("*"));
    }

    [Test]
    public void Kinds_are_never_pruned_as_their_objects_would_go_with_them() => Assert.That(
        Applications("standalone").Select(application => application.TruthAt("spec.syncPolicy.automated.prune")), Has.All.False);

    /// <summary>Where a version of the platform's add-ons changes, the kinds change with it.</summary>
    [TestCase("kinds-external-secrets", "\"external-secrets\", \"{0}\"")]
    [TestCase("kinds-gateway-api", "\"gateway-api\", \"{0}\"")]
    [TestCase("kinds-prometheus-operator", "/prometheus-operator-crds\", \"{0}\"")]
    public void Kinds_come_at_the_versions_of_the_platform_s_add_ons(string application, string pin)
    {
        var delivered = Applications("standalone").Single(candidate => candidate.Name() == application);
        var revision = delivered.TextAt("spec.source.targetRevision")!;
        var charts = Repository.Read("components/AddOns/Charts.cs");

        Assert.That(
            new[] { revision, revision.TrimStart('v') }.Select(version => string.Format(CultureInfo.InvariantCulture, pin, version)),
            Has.Some.Matches<string?>(text => charts.Contains(text!, StringComparison.Ordinal)));
    }

    [Test]
    public void Kinds_come_before_what_uses_them_and_projects_before_what_belongs_to_them()
    {
        int[] order =
        [
            Last(Delivered("standalone").Where(manifest => manifest.Kind() == "Namespace")),
            Last(Delivered("standalone").Where(manifest => manifest.Kind() == "AppProject")),
            Last(Applications("standalone")),
            First(Applications("development")),
        ];

        Assert.That(order, Is.Ordered.Ascending.And.Unique);
    }

    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void Accounts_secrets_and_policies_come_before_pods_and_pods_before_what_sends_them_traffic(string environment)
    {
        var objects = Overlays.Objects(environment);
        string[] before = ["ExternalSecret", "NetworkPolicy", "ServiceAccount"];
        string[] after = ["CronJob", "HorizontalPodAutoscaler", "HTTPRoute", "Ingress", "PrometheusRule", "ServiceMonitor"];
        string[] between = ["Deployment", "PodDisruptionBudget", "Service"];

        Assert.That(objects.Select(manifest => manifest.Kind()).Distinct(), Is.EquivalentTo(before.Concat(between).Concat(after)));
        Assert.That(Last(Of(before)), Is.LessThan(First(Of(between))));
        Assert.That(Last(Of(between)), Is.LessThan(First(Of(after))));

        IEnumerable<ObjectValue> Of(string[] kinds) => objects.Where(manifest => kinds.Contains(manifest.Kind()));
    }

    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void Kinds_of_add_ons_may_come_later_than_the_first_sync(string environment)
    {
        string[] addOns = ["external-secrets.io", "gateway.networking.k8s.io", "monitoring.coreos.com"];
        var objects = Overlays.Objects(environment).Where(manifest => addOns.Contains(manifest.Group())).ToArray();

        Assert.That(objects, Has.Length.EqualTo(4));
        Assert.That(
            objects.Select(manifest => manifest.Annotation("argocd.argoproj.io/sync-options")),
            Has.All.EqualTo("SkipDryRunOnMissingResource=true"));
    }

    private static int First(IEnumerable<ObjectValue> objects) => objects.Min(WaveOf);

    private static int Last(IEnumerable<ObjectValue> objects) => objects.Max(WaveOf);

    private static int WaveOf(ObjectValue manifest) => int.Parse(manifest.Annotation(Wave) ?? "0", CultureInfo.InvariantCulture);
}
