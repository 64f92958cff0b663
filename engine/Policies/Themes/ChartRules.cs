using System.Text.RegularExpressions;
using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>Helm releases: which version from where, how they fail, and what they run with.</summary>
internal static partial class ChartRules
{
    public const string Release = "kubernetes:helm.sh/v3:Release";

    private const string Chart = "kubernetes:helm.sh/v4:Chart";
    private const string Nginx = "ingress-nginx";
    private const string Risk = "values.controller.config[\"annotations-risk-level\"]";

    /// <summary>Charts whose controllers serve Gateways: where the routes of an Ingress can move to.</summary>
    private static readonly HashSet<string> Gateways = new(StringComparer.Ordinal)
    {
        "gateway-helm", "istiod", "kgateway", "nginx-gateway-fabric", "traefik",
    };

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("HELM-001", Medium, "charts have an exact version and come over TLS",
            "set version to one version, and the repository to https or oci",
            [], [Release, Chart], Pinned),
        new("HELM-002", Low, "a release that fails leaves nothing behind", "set atomic or cleanupOnFail, and timeout", [], [Release],
            Failing),
        new("HELM-003", High, "charts are tested with the cluster's Kubernetes", "take another version of the chart or of the cluster", [],
            [Release], Compatible) { LooksAround = true },
        new("K8S-023", High, "ingress-nginx takes no snippets",
            "leave allowSnippetAnnotations false and annotations-risk-level below Critical",
            ["CKV_K8S_152", "CKV_K8S_153", "CKV_K8S_154", "KCV-0093", "C-0059"], [Release], Snippets),
        new("K8S-025", Medium, "what nobody mends any more runs beside its successor only",
            "run a controller of the Gateway API beside it, and move the routes: ingress-nginx was retired in March 2026",
            ["C-0292"], [Release], Retired) { LooksAround = true },
    ];

    /// <summary>The chart's own name, without the registry; null when it is not known.</summary>
    public static string? NameOf(ResourceNode release) => release.Inputs.Text("chart") is { } chart
        ? chart[(chart.LastIndexOf('/') + 1)..] : null;

    private static void Pinned(Subject subject)
    {
        subject.Must("version", value => value is StringValue version && Exact().IsMatch(version.Value), "must be one version");
        if (subject.At("repositoryOpts.repo") is not null)
            subject.Must("repositoryOpts.repo", value => IsSafe(value), "must begin with https:// or oci://");
        else if (subject.Text("chart") is { } chart && chart.Contains("://", StringComparison.Ordinal))
            subject.Must("chart", IsSafe, "must begin with https:// or oci://");
    }

    private static bool IsSafe(PropertyValue value) => value is StringValue text
        && (text.Value.StartsWith("https://", StringComparison.Ordinal) || text.Value.StartsWith("oci://", StringComparison.Ordinal));

    private static void Failing(Subject subject)
    {
        if (Values.Flag(subject.At("cleanupOnFail")) != true)
            subject.MustBe("atomic", true, missing: false);
        subject.Must("timeout", value => Values.Number(value) > 0, "must be set", missing: false);
    }

    private static void Compatible(Subject subject)
    {
        if (subject.At("chart") is UnknownValue || subject.At("version") is UnknownValue)
            subject.Unknown("version");
        if (NameOf(subject.Node) is not { } name || subject.At("version") is not StringValue version
            || ChartCompatibility.Of(name, version.Value) is not { } range)
        {
            subject.Skip();
            return;
        }

        var cluster = subject.Facts.ClusterOf(subject.Node);
        if (PolicyFacts.MinorOf(cluster) is not { } minor)
            subject.Unknown("version", "the version of the cluster is not known");
        else if (minor < range.From || minor > range.To)
            subject.Fail("version", version,
                $"is tested with Kubernetes 1.{range.From} to 1.{range.To}, and {cluster!.Name} has 1.{minor}");
    }

    /// <summary>A migration needs both for a while; alone, the retired one is nobody's way out.</summary>
    private static void Retired(Subject subject)
    {
        var beside = subject.Facts.Of(Release).Where(other => other != subject.Node && other.Provider == subject.Node.Provider).ToArray();
        if (NameOf(subject.Node) != Nginx || beside.Any(other => Gateways.Contains(NameOf(other) ?? "")))
            subject.Must("chart", _ => true, "");
        else if (beside.FirstOrDefault(other => other.Inputs["chart"]?.HasUnknowns == true) is { } open)
            subject.Unknown("chart", $"the chart of {open.Name} is not known before the update");
        else
            subject.Must("chart", _ => false, "must not be ingress-nginx alone: it gets no more fixes");
    }

    private static void Snippets(Subject subject)
    {
        if (NameOf(subject.Node) != Nginx)
        {
            if (subject.At("chart") is UnknownValue)
                subject.Unknown("chart");
            subject.Skip();
            return;
        }

        subject.MustBe("values.controller.allowSnippetAnnotations", false, missing: false);
        subject.MustBe("values.controller.config[\"allow-snippet-annotations\"]", false, missing: false);
        subject.Must(Risk, value => !Values.Is(value, "Critical"), "must be High or lower", missing: true);
    }

    [GeneratedRegex(@"^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();
}
