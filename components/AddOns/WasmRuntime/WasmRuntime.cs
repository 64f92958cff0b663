using System.Text.RegularExpressions;
using Platform.Components.NodePools;

namespace Platform.Components.AddOns;

/// <summary>
/// WasmEdge on nodes that are kept for it: an operator installs the shim on every node labelled <c>platform/runtime: wasmedge</c>, and the
/// runtime class brings pods there. Experimental.
/// </summary>
public sealed partial record WasmRuntime : HelmAddOn
{
    /// <summary>Its namespace, in which privileged Jobs write to nodes.</summary>
    public const string Home = "wasm-runtime";

    /// <summary>The runtime class, and the value of the label <c>platform/runtime</c> of its nodes and of their taint.</summary>
    public const string ClassName = "wasmedge";

    /// <summary>
    /// The name of the shim's object. The installer takes from the archive the file of this name after <c>containerd-shim-</c>, and gives
    /// containerd's handler the same name.
    /// </summary>
    private const string ShimName = "wasmedge-v1";

    private const int InstallerSeconds = 3600;

    /// <summary>
    /// The release whose sum is known, and the sum of its archive for amd64: as its SHA256SUMS said in June 2026, by a public report that
    /// downloaded both. A wrong one installs nothing.
    /// </summary>
    private const string KnownRelease = "0.6.1";
    private const string KnownAmd64 = "99f7f56c64a0524ea1ec3922cd095b108825a513d0212db75a5dfb08ba196cce";

    /// <inheritdoc/>
    public override string Name => "wasm-runtime";

    /// <inheritdoc/>
    /// <value>Default: false; it is an experiment, and wants a pool of its own.</value>
    public override bool Enabled { get; init; }

    /// <summary>The release of runwasi's WasmEdge shim. Default: <c>0.6.1</c>.</summary>
    public string Release { get; init; } = KnownRelease;

    /// <summary>The address below which releases are found, of a mirror where nodes have no way out. Default: runwasi's own.</summary>
    public string Address { get; init; } = "https://github.com/containerd/runwasi/releases/download";

    /// <summary>
    /// The SHA-256 of the release's <c>containerd-shim-wasmedge-x86_64-linux-musl.tar.gz</c>. Default: that of release 0.6.1; none for
    /// others, whose archive is then not installed.
    /// </summary>
    public string? Sha256Amd64 { get; init; }

    /// <summary>
    /// The SHA-256 of the release's <c>containerd-shim-wasmedge-aarch64-linux-musl.tar.gz</c>. Default: none; the archive is not installed.
    /// </summary>
    public string? Sha256Arm64 { get; init; }

    /// <inheritdoc/>
    public override Chart Chart => Charts.RuntimeClassManager;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 35);

    /// <inheritdoc/>
    public override string HomeNamespace => Home;

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.WasmRuntimes];

    /// <summary>The installer's Jobs run as root with the node's files mounted.</summary>
    public override PodSecurity PodSecurity => PodSecurity.Privileged;

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Advisories
    {
        get
        {
            yield return new(
                "", Chart.Version, "is an experiment: its operator is not at 1.0, and its Jobs change containerd on running nodes",
                "keep it to pools of its own, and give it nothing that must not fail");
            foreach (var (architecture, key, _, sum) in Sums.Where(one => one.Sum is null))
            {
                yield return new(
                    key, "none", $"nodes of {architecture} get no shim: it is run as root, and nobody could check what they download",
                    $"compute the sum of the archive of release {Release}, or keep to machines of the other architecture");
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (!Version().IsMatch(Release))
        {
            yield return new("release", Release, "must be a version such as 0.6.1",
                "use one of runwasi's releases containerd-shim-wasmedge");
        }

        if (!Place().IsMatch(Address))
        {
            yield return new("address", Address, "must be an https address without a slash at its end, blanks or queries",
                "write it as https://mirror.acme.example/runwasi");
        }

        if (Sums.All(one => one.Sum is null))
        {
            yield return new("release", Release, "has no known sums: nothing would be installed",
                "set sha256Amd64 or sha256Arm64 to what sha256sum prints for its archive");
        }

        foreach (var (_, key, _, sum) in Sums)
        {
            if (sum is not null && !Sha256().IsMatch(sum))
            {
                yield return new(key, sum, "a SHA-256 has 64 hexadecimal digits, in lower case",
                    "take what sha256sum prints for the archive");
            }
        }
    }

    /// <summary>
    /// The class first: the operator makes one of its own, without tolerations, only where there is none. Shims go before the operator,
    /// which takes its finalizer off them.
    /// </summary>
    protected override IEnumerable<Resource> After(AddOnChildren inside)
    {
        var made = BoundRuntimeClass.Make(inside, ClassName, ShimName, "10m", "16Mi");
        yield return made;
        var metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = ShimName };
        yield return new K8s.ApiExtensions.CustomResource(
            inside.Named("shim"), new CustomObject("runtime.spinkube.dev/v1alpha1", "Shim", metadata, new
            {
                nodeSelector = new Dictionary<string, string> { [GVisor.NodeKey] = ClassName },
                fetchStrategy = new { platforms = Sums.Where(one => one.Sum is not null).Select(Archive).ToArray() },
                runtimeClass = new { name = ClassName, handler = ShimName },
                rolloutStrategy = new { type = "recreate" },
                containerdRuntimeOptions = new { SystemdCgroup = "true" },
            }), inside.Options(made));
    }

    /// <summary>
    /// One operator: the chart cannot elect a leader. While it is away nodes keep what they have, and new ones wait. Every tag is set,
    /// for the chart's own source has floating ones.
    /// </summary>
    protected override object ChartValues(AddOnFacts facts)
    {
        var tag = $"v{Chart.Version}";
        return new
        {
            fullnameOverride = Name,
            replicaCount = 1,
            image = new { tag },
            rcm = new
            {
                shimDownloaderImage = new { tag },
                nodeInstallerImage = new { tag },
                nodeInstallerJob = new { ttl = InstallerSeconds },
            },
            podSecurityContext = new { runAsNonRoot = true, seccompProfile = new { type = "RuntimeDefault" } },
            securityContext = new
            {
                allowPrivilegeEscalation = false,
                readOnlyRootFilesystem = true,
                capabilities = new { drop = new[] { "ALL" } },
            },
            resources = PodResources.Of("25m", "64Mi", "256Mi"),
        };
    }

    private (string Architecture, string Key, string Machine, string? Sum)[] Sums =>
    [
        ("amd64", "sha256Amd64", "x86_64", Sha256Amd64 ?? (Release == KnownRelease ? KnownAmd64 : null)),
        ("arm64", "sha256Arm64", "aarch64", Sha256Arm64),
    ];

    private Dictionary<string, string> Archive((string Architecture, string Key, string Machine, string? Sum) one) => new()
    {
        ["os"] = "linux",
        ["arch"] = one.Architecture,
        ["location"] = $"{Address}/containerd-shim-wasmedge%2Fv{Release}/containerd-shim-wasmedge-{one.Machine}-linux-musl.tar.gz",
        ["sha256"] = one.Sum!,
    };

    [GeneratedRegex(@"^[0-9]+\.[0-9]+\.[0-9]+$")]
    private static partial Regex Version();

    [GeneratedRegex("^https://[A-Za-z0-9.:/_-]*[A-Za-z0-9_-]$")]
    private static partial Regex Place();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();
}
