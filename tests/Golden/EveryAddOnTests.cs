using Engine.Tests.Support;
using Platform.Engine.Drills;
using Platform.Engine.Graph;
using Platform.Engine.Policies;

namespace Platform.Tests.Golden;

/// <summary>Every add-on that has a page can be switched on, on both clouds at once where it belongs on both.</summary>
[TestFixture]
public class EveryAddOnTests
{
    /// <summary>What a cloud brings along, so that the add-on has no place on it.</summary>
    private static readonly Dictionary<string, string> OnOneCloud = new()
    {
        ["aws-load-balancer-controller"] = "main",
        ["gateway-api"] = "main",
        ["keda"] = "main",
        ["custom-metrics-stackdriver-adapter"] = "second",
    };

    private static readonly string Everything = File.ReadAllText(Repository.PathOf("tests/Golden/everything.yaml"));

    private static IEnumerable<string> Pages() =>
        Directory.GetFiles(Repository.PathOf("docs/add-ons"), "*.md").Select(page => Path.GetFileNameWithoutExtension(page)).Where(name => name != "contour").Order(StringComparer.Ordinal);

    private Engine.Previews.PreviewResult _preview = null!;

    [OneTimeSetUp]
    public async Task Preview() => _preview = await Previewed.OfStackFileAsync("prod", Everything);

    [Test]
    public void All_of_them_together_are_sound() =>
        Assert.That(_preview.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString()), Is.Empty);

    [Test]
    public async Task All_of_them_together_are_sound_before_any_value_is_known()
    {
        var first = await Previewed.OfStackFileAsync("prod", Everything, unknowns: true);

        Assert.That(first.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString()), Is.Empty);
        Assert.That(first.Graph.Resources.Select(node => node.Urn), Is.EquivalentTo(_preview.Graph.Resources.Select(node => node.Urn)));
    }

    [Test]
    public void None_of_them_breaks_a_rule_that_weighs_high() => Assert.That(
        PolicyTests.About(_preview).Findings.Where(finding => finding.Severity >= PolicySeverity.High).Select(finding => finding.AsProblem().ToString()),
        Is.Empty);

    [Test]
    public void All_of_them_survive_the_loss_of_any_one_zone_and_say_how()
    {
        var rows = ZoneDrill.Of(_preview.Graph).Clusters.SelectMany(cluster => cluster.Rows).ToArray();

        Assert.That(rows.Where(row => row.Verdict is Verdict.Lost or Verdict.Unknown).Select(row => row.Problem?.ToString()), Is.Empty);
        Assert.That(rows, Has.Length.GreaterThan(60));
    }

    [TestCaseSource(nameof(Pages))]
    public void An_add_on_is_installed_where_it_belongs(string addOn)
    {
        var clusters = _preview.Graph.Resources
            .Where(node => node.Type.StartsWith("platform:addOns:", StringComparison.Ordinal))
            .SelectMany(node => new[] { "main", "second" }.Where(cluster => node.Name == $"{cluster}-{addOn}" || node.Name.StartsWith($"{cluster}-{addOn}-", StringComparison.Ordinal)))
            .Distinct();

        Assert.That(clusters, Is.EquivalentTo(OnOneCloud.TryGetValue(addOn, out var only) ? [only] : new[] { "main", "second" }));
    }

    /// <summary>Where there is none, the operator makes a class that lets its pods onto no tainted node.</summary>
    [TestCase("main")]
    [TestCase("second")]
    public void The_class_of_WebAssembly_is_there_before_the_operator_looks_for_it(string cluster)
    {
        var shim = _preview.Graph.OfType("kubernetes:runtime.spinkube.dev/v1alpha1:Shim").Single(node => node.Name == $"{cluster}-wasm-runtime-shim");

        Assert.That(shim.Dependencies, Has.One.EndsWith($"::{cluster}-wasm-runtime-wasmedge").And.One.EndsWith($"::{cluster}-wasm-runtime-release"));
    }

    [TestCase("second-wasm", "UBUNTU_CONTAINERD")]
    [TestCase("second-untrusted", "COS_CONTAINERD")]
    public void A_pool_boots_the_image_that_the_stack_file_names(string pool, string image)
    {
        var nodes = _preview.Graph.OfType("gcp:container/nodePool:NodePool").Single(node => node.Name == $"{pool}-nodes");
        var config = (ObjectValue)nodes.Inputs.Single(input => input.Key == "nodeConfig").Value.Plain;

        Assert.That(config.Single(input => input.Key == "imageType").Value.Plain, Is.EqualTo(new StringValue(image)));
    }

    /// <summary>Contour was not tested with the version of the others.</summary>
    [Test]
    public async Task Contour_is_installed_on_a_version_that_it_supports()
    {
        var older = Everything
            .Replace("region: eu-west-1", "region: eu-west-1\n      version: \"1.34\"", StringComparison.Ordinal)
            .Replace("haproxy: {", "contour: { enabled: true }\n        haproxy: {", StringComparison.Ordinal)
            .Split("    second:\n")[0];
        var preview = await Previewed.OfStackFileAsync("prod", older);

        Assert.That(preview.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString()), Is.Empty);
        Assert.That(preview.Graph.OfType("platform:addOns:Contour").Select(node => node.Name), Is.EqualTo(["main-contour"]));
    }

    [Test]
    public async Task Contour_is_refused_on_a_version_that_it_does_not_support()
    {
        var preview = await Previewed.OfStackFileAsync("prod", Everything.Replace("haproxy: {", "contour: { enabled: true }\n        haproxy: {", StringComparison.Ordinal));

        Assert.That(string.Join('\n', preview.Problems), Does.Contain("platform:clusters.main.addOns.contour: 1.35: supports Kubernetes 1.32 to 1.34"));
    }
}
