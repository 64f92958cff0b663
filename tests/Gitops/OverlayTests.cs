using System.Globalization;
using System.Text.RegularExpressions;
using Gitops.Tests.Support;
using Platform.Engine.Graph;

namespace Gitops.Tests;

/// <summary>Holds what overlays may say: which image, where, how many and, in production alone, how much.</summary>
[TestFixture]
public sealed partial class OverlayTests
{
    private static string[] Kustomizations() => Repository.Files("gitops/overlays", "kustomization.yaml");

    private static ObjectValue Base(string kind) => Repository.Files("gitops/base", ".yaml")
        .SelectMany(file => Yaml.Documents(Repository.Read(file)))
        .Single(manifest => manifest.Kind() == kind);

    [TestCase("Deployment")]
    [TestCase("CronJob")]
    public void The_base_asks_for_a_fifth_of_a_processor_and_a_quarter_of_a_gibibyte(string kind)
    {
        var resources = Base(kind).PodTemplate()!.Containers().Single().ObjectAt("resources");

        Assert.That(resources.TextAt("requests.cpu"), Is.EqualTo("200m"));
        Assert.That(resources.TextAt("requests.memory"), Is.EqualTo("256Mi"));
        Assert.That(resources.TextAt("limits.memory"), Is.EqualTo("256Mi"));
    }

    [Test]
    public void Only_production_says_how_much_a_container_gets() => Assert.That(
        Repository.Files("gitops/overlays", ".yaml").Where(file => Requests().IsMatch(Repository.Read(file))),
        Is.EqualTo(new[] { "gitops/overlays/production/sample/resources.yaml" }));

    [Test]
    public void Production_asks_for_half_a_processor_and_half_a_gibibyte()
    {
        var container = Yaml.File("gitops/overlays/production/sample/resources.yaml").PodTemplate()!.Containers().Single();

        Assert.That(container.TextAt("resources.requests.cpu"), Is.EqualTo("500m"));
        Assert.That(container.TextAt("resources.requests.memory"), Is.EqualTo("512Mi"));
        Assert.That(container.TextAt("resources.limits.memory"), Is.EqualTo("512Mi"));
        Assert.That(container.Names, Is.EquivalentTo(new[] { "name", "resources" }));
    }

    [TestCaseSource(nameof(Kustomizations))]
    public void Every_overlay_pins_every_image_of_its_bases(string file)
    {
        var overlay = Yaml.File(file);
        var images = overlay.TextsAt("resources")
            .Select(folder => Path.GetFullPath(folder, Repository.PathOf(Path.GetDirectoryName(file)!)))
            .SelectMany(folder => Repository.Files(folder, ".yaml"))
            .SelectMany(manifest => Yaml.Documents(Repository.Read(manifest)))
            .SelectMany(manifest => manifest.PodTemplate()?.Containers() ?? [])
            .Select(container => container.Text("image"))
            .Distinct();

        Assert.That(overlay.ObjectsAt("images").Select(image => image.Text("name")), Is.EquivalentTo(images));
        Assert.That(
            overlay.ObjectsAt("images").Select(image => image.Text("digest") ?? image.Text("newTag")),
            Has.All.Match(@"^(sha256:[0-9a-f]{64}|\d+\.\d+\.\d+)$"));
    }

    [TestCase("staging")]
    [TestCase("production")]
    public void What_people_rely_on_runs_by_digest(string environment) => Assert.That(
        Overlays.Pods(environment).Values.SelectMany(pod => pod.Containers()).Select(container => container.Text("image")),
        Has.All.Match("@sha256:[0-9a-f]{64}$"));

    [TestCase("development")]
    [TestCase("production")]
    public void An_environment_differs_from_staging_in_image_host_and_numbers_only(string environment) => Assert.That(
        Meant(Overlays.Objects(environment)), Is.EqualTo(Meant(Overlays.Objects("staging"))));

    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void The_two_ways_in_have_one_host_with_a_certificate(string environment)
    {
        var ingress = Overlays.Single(environment, "Ingress", "sample");
        var hosts = Overlays.Single(environment, "HTTPRoute", "sample").TextsAt("spec.hostnames");

        Assert.That(hosts, Has.Length.EqualTo(1));
        Assert.That(ingress.ObjectsAt("spec.rules").Select(rule => rule.Text("host")), Is.EqualTo(hosts));
        Assert.That(ingress.ObjectsAt("spec.tls").Single().TextsAt("hosts"), Is.EqualTo(hosts));
    }

    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void Only_one_of_the_two_ways_in_makes_the_dns_record(string environment) => Assert.That(
        Overlays.Objects(environment)
            .Where(manifest => manifest.Kind() is "Ingress" or "HTTPRoute")
            .Where(manifest => manifest.Annotation("external-dns.kubernetes.io/controller") is null)
            .Select(manifest => manifest.Kind()),
        Is.EqualTo(new[] { "Ingress" }));

    [Test]
    public void No_two_environments_share_a_host() => Assert.That(
        Overlays.Environments.SelectMany(environment => Overlays.Single(environment, "HTTPRoute", "sample").TextsAt("spec.hostnames")),
        Is.Unique);

    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void The_number_of_servers_is_the_autoscaler_s_alone_and_never_blocks_a_drain(string environment)
    {
        var scaler = Overlays.Single(environment, "HorizontalPodAutoscaler", "sample");

        Assert.That(Overlays.Single(environment, "Deployment", "sample").At("spec.replicas"), Is.Null);
        Assert.That(scaler.NumberAt("spec.minReplicas"), Is.LessThan(scaler.NumberAt("spec.maxReplicas")!.Value));
        Assert.That(scaler.TextAt("spec.scaleTargetRef.name"), Is.EqualTo("sample"));
        Assert.That(Overlays.Single(environment, "PodDisruptionBudget", "sample").NumberAt("spec.maxUnavailable"), Is.EqualTo(1));
    }

    [Test]
    public void Production_has_a_server_for_each_of_three_zones() =>
        Assert.That(Overlays.Single("production", "HorizontalPodAutoscaler", "sample").NumberAt("spec.minReplicas"), Is.EqualTo(3));

    /// <summary>At its largest, with one more while a new version rolls out, and with its job beside it.</summary>
    [TestCaseSource(typeof(Overlays), nameof(Overlays.Environments))]
    public void The_service_fits_into_a_tenant_s_usual_share_at_its_largest(string environment)
    {
        var pods = Overlays.Pods(environment);
        var most = Overlays.Single(environment, "HorizontalPodAutoscaler", "sample").NumberAt("spec.maxReplicas")!.Value + 1;

        Assert.That(Sum("requests.cpu", "m"), Is.LessThanOrEqualTo(Share("Cpu", "") * 1000));
        Assert.That(Sum("requests.memory", "Mi"), Is.LessThanOrEqualTo(Share("Memory", "Gi") * 1024));
        Assert.That(Sum("limits.memory", "Mi"), Is.LessThanOrEqualTo(Share("Memory", "Gi") * 1024));

        double Sum(string path, string unit) =>
            (Amount(pods["Deployment sample"], path, unit) * most) + Amount(pods["CronJob sample-check"], path, unit);
    }

    private static double Amount(ObjectValue pod, string path, string unit) =>
        pod.Containers().Sum(container => Number(container.TextAt($"resources.{path}")!, unit));

    private static double Share(string name, string unit)
    {
        var initialiser = new Regex($$"""public string {{name}} \{ get; init; \} = "(\w+)";""");
        return Number(initialiser.Match(Repository.Read("components/Tenants/TenantSpec.cs")).Groups[1].Value, unit);
    }

    private static double Number(string quantity, string unit)
    {
        Assert.That(quantity, Does.EndWith(unit));
        return double.Parse(quantity[..^unit.Length], CultureInfo.InvariantCulture);
    }

    /// <summary>The objects with what overlays may say replaced by a mark.</summary>
    private static string Meant(IEnumerable<ObjectValue> objects)
    {
        var text = Canonical.Text(objects);
        text = Image().Replace(text, "image: *");
        text = Host().Replace(text, "*.acme.example");
        text = Replicas().Replace(text, "$1: *");
        return Resources().Replace(text, "$1resources: *\n");
    }

    [GeneratedRegex(@"\b(requests|limits)\b")]
    private static partial Regex Requests();

    [GeneratedRegex(@"image: \S+")]
    private static partial Regex Image();

    [GeneratedRegex(@"[a-z.]+\.acme\.example")]
    private static partial Regex Host();

    [GeneratedRegex(@"(minReplicas|maxReplicas): \d+")]
    private static partial Regex Replicas();

    // Only what a container asks for: the limit of memory follows it in one patch.
    [GeneratedRegex(@"^( +)resources:\n(?:\1 +.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Resources();
}
