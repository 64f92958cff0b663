using Engine.Tests.Support;
using Platform.Engine.Graph;
using Platform.Engine.Previews;
using Platform.Tests.Golden;

namespace Platform.Tests.Charts;

/// <summary>
/// Holds the values of every Helm release against the default values of its chart, since Helm passes over what a chart does not know. The
/// folder of defaults, a file <c>chart.yaml</c> per chart as <c>helm show values</c> prints it, is named by the environment variable
/// CHART_VALUES; without it nothing is checked. <see cref="ValuePaths"/> says which paths count as known.
/// </summary>
[TestFixture]
public sealed class ChartValuesTests
{
    /// <summary>Production with the add-ons that its profile leaves off.</summary>
    private const string Everything = "everything";

    private const string ReleaseType = "kubernetes:helm.sh/v3:Release";

    /// <summary>Charts whose file has another name, because their own says little.</summary>
    private static readonly Dictionary<string, string> Files = new()
    {
        ["base"] = "istio-base",
        ["cni"] = "istio-istio-cni",
        ["gateway-helm"] = "envoy-gateway",
        ["istiod"] = "istio-istio-discovery",
        ["kubernetes-ingress"] = "haproxy-kubernetes-ingress",
        ["ztunnel"] = "istio-ztunnel",
    };

    private static readonly Lazy<Task<PreviewResult>> Whole =
        new(() => Previewed.OfStackFileAsync("prod", File.ReadAllText(Repository.PathOf("tests/Charts/everything.yaml"))));

    /// <summary>Charts inside others; without their own defaults nothing can be said of what their hosts do not set.</summary>
    private static readonly string[] Inside = ["grafana", "kube-state-metrics", "prometheus-node-exporter", "redis-ha"];

    private static string? Folder => Environment.GetEnvironmentVariable("CHART_VALUES") is { Length: > 0 } path
        ? Path.GetFullPath(path, Repository.Root)
        : null;

    [TestCase("staging")]
    [TestCase("prod")]
    [TestCase(Everything)]
    public async Task Every_value_is_one_that_its_chart_knows(string environment)
    {
        var folder = Present();
        var releases = (await GraphOf(environment)).OfType(ReleaseType).ToArray();

        Assert.That(releases, Is.Not.Empty);
        Assert.That(string.Join('\n', releases.SelectMany(release => Strays(folder, release))), Is.Empty);
    }

    [TestCase("staging")]
    [TestCase("prod")]
    [TestCase(Everything)]
    public async Task Every_chart_with_values_has_its_defaults_in_the_folder(string environment)
    {
        var folder = Present();
        var releases = (await GraphOf(environment)).OfType(ReleaseType);

        Assert.That(
            releases.Where(release => Values(release).Count > 0 && Defaults(folder, Chart(release)) is null).Select(Chart).Distinct(),
            Is.Empty);
    }

    private static async Task<ResourceGraph> GraphOf(string environment)
    {
        if (environment != Everything)
            return await Previewed.GraphOf(environment);
        var preview = await Whole.Value;
        Assert.That(preview.Problems.Where(problem => problem.Severity == Severity.Error), Is.Empty);
        return preview.Graph;
    }

    private static string Present()
    {
        if (Folder is not { } folder)
            Assert.Ignore("CHART_VALUES is not set: it names a folder with the default values of charts, chart.yaml each");
        else if (!Directory.Exists(folder))
            Assert.Fail($"CHART_VALUES: {folder}: is no folder");
        return Folder!;
    }

    private static IEnumerable<string> Strays(string folder, ResourceNode release) => Defaults(folder, Chart(release)) is { } defaults
        ? new ValuePaths(defaults, name => Defaults(folder, name), Inside).Strays(Values(release))
            .Select(stray => $"{release.Name} ({Chart(release)}): {stray}")
        : [];

    private static DefaultValues? Defaults(string folder, string chart)
    {
        var file = Path.Combine(folder, $"{Files.GetValueOrDefault(chart, chart)}.yaml");
        return File.Exists(file) ? DefaultValues.Read(file) : null;
    }

    private static string Chart(ResourceNode release) => release.Inputs.Text("chart")!.Split('/')[^1];

    private static ObjectValue Values(ResourceNode release) => release.Inputs["values"]?.Plain as ObjectValue ?? ObjectValue.Empty;
}
