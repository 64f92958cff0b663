using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Components.NodePools;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class WasmRuntimeTests
{
    private const string ReleaseType = "kubernetes:helm.sh/v3:Release";
    private const string ClassType = "kubernetes:node.k8s.io/v1:RuntimeClass";

    private static readonly string Sum = new('a', 64);

    private static async Task<ImmutableDictionary<string, object>> Shim(WasmRuntime wasm) =>
        (await TestCluster.InstallAsync(wasm)).Single("kubernetes:runtime.spinkube.dev/v1alpha1:Shim");

    private static async Task<ImmutableArray<ImmutableDictionary<string, object>>> Archives(WasmRuntime wasm) =>
        [.. (await Shim(wasm)).Objects("spec.fetchStrategy.platforms")];

    private static IEnumerable<string> Keys(WasmRuntime wasm) => wasm.Check(TestCluster.Facts).Select(problem => problem.Key);

    [Test]
    public async Task The_chart_and_all_of_its_images_are_pinned()
    {
        var release = (await TestCluster.InstallAsync(new WasmRuntime())).Single(ReleaseType);

        Assert.That((release["chart"], release["version"]),
            Is.EqualTo(((object)"oci://ghcr.io/spinframework/charts/runtime-class-manager", (object)"0.2.0")));
        Assert.That(
            new[] { "image", "rcm.shimDownloaderImage", "rcm.nodeInstallerImage" }.Select(image => release.At($"values.{image}.tag")),
            Is.All.EqualTo("v0.2.0"));
    }

    [Test]
    public async Task Jobs_may_do_as_they_please_in_a_namespace_of_their_own_but_the_operator_is_hardened()
    {
        var installed = await TestCluster.InstallAsync(new WasmRuntime());
        var values = installed.Single(ReleaseType).Object("values");
        var made = installed.Single("kubernetes:core/v1:Namespace");

        Assert.That(made.At("metadata.name"), Is.EqualTo("wasm-runtime"));
        Assert.That(made.Object("metadata.labels")["pod-security.kubernetes.io/enforce"], Is.EqualTo("privileged"));
        Assert.That((values.At("podSecurityContext.runAsNonRoot"), values.At("securityContext.allowPrivilegeEscalation")),
            Is.EqualTo(((object)true, (object)false)));
        Assert.That(values.At("resources.limits.memory"), Is.EqualTo("256Mi"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task There_is_one_operator_because_two_could_elect_no_leader(bool available) => Assert.That(
        (await TestCluster.InstallAsync(new WasmRuntime(), TestCluster.Facts with { HighlyAvailable = available }))
            .Single(ReleaseType).At("values.replicaCount"), Is.EqualTo(1.0));

    [Test]
    public async Task Nodes_are_asked_for_by_the_label_and_the_taint_of_their_pool()
    {
        var made = (await TestCluster.InstallAsync(new WasmRuntime())).Single(ClassType);
        var toleration = made.Objects("scheduling.tolerations")[0];

        Assert.That(made.Object("scheduling.nodeSelector")["platform/runtime"], Is.EqualTo("wasmedge"));
        Assert.That((toleration["key"], toleration["value"], toleration["effect"]),
            Is.EqualTo(((object)"platform/runtime", (object)"wasmedge", (object)"NoSchedule")));
        Assert.That((await Shim(new())).Object("spec.nodeSelector")[GVisor.NodeKey], Is.EqualTo("wasmedge"));
    }

    [Test]
    public async Task The_class_names_the_handler_that_the_installer_makes()
    {
        var installed = await TestCluster.InstallAsync(new WasmRuntime());
        var made = installed.Single(ClassType);
        var shim = await Shim(new());

        Assert.That((made.At("metadata.name"), made["handler"]), Is.EqualTo(((object)"wasmedge", (object)"wasmedge-v1")));
        Assert.That((shim.At("spec.runtimeClass.name"), shim.At("spec.runtimeClass.handler"), shim.At("metadata.name")),
            Is.EqualTo(((object)"wasmedge", (object)"wasmedge-v1", (object)"wasmedge-v1")));
    }

    [Test]
    public async Task No_other_add_on_makes_the_class() => Assert.That(
        (await TestCluster.InstallAsync(new RuntimeClasses())).Of(ClassType).Values.Select(one => one.At("metadata.name")),
        Is.EqualTo(new object[] { "gvisor" }));

    [TestCase("0.6.0", "https://github.com/containerd/runwasi/releases/download")]
    [TestCase("0.7.2", "https://mirror.acme.example/runwasi")]
    public async Task Every_architecture_has_its_archive(string release, string address) => Assert.That(
        (await Archives(new() { Release = release, Address = address, Sha256Amd64 = Sum, Sha256Arm64 = Sum })).Select(one => $"{one["arch"]} {one["location"]}"), Is.EqualTo(new[]
        {
            $"amd64 {address}/containerd-shim-wasmedge%2Fv{release}/containerd-shim-wasmedge-x86_64-linux-musl.tar.gz",
            $"arm64 {address}/containerd-shim-wasmedge%2Fv{release}/containerd-shim-wasmedge-aarch64-linux-musl.tar.gz",
        }));

    /// <summary>It is run as root.</summary>
    [Test]
    public async Task No_archive_is_installed_that_is_not_held_to_its_sum()
    {
        Assert.That((await Archives(new())).Select(one => one["arch"]), Is.EqualTo(["amd64"]));
        Assert.That((await Archives(new() { Sha256Arm64 = Sum })).Select(one => one["arch"]), Is.EqualTo(["amd64", "arm64"]));
        Assert.That((await Archives(new() { Release = "0.7.2", Sha256Arm64 = Sum })).Single()["sha256"], Is.EqualTo(Sum));
        Assert.That(Keys(new() { Release = "0.7.2" }), Is.EqualTo(["release"]));
    }

    [Test]
    public async Task Containers_get_the_cgroups_that_kubelet_names() =>
        Assert.That((await Shim(new())).At("spec.containerdRuntimeOptions.SystemdCgroup"), Is.EqualTo("true"));

    [Test]
    public void It_is_off_and_says_that_it_is_an_experiment_and_whose_nodes_it_does_not_serve()
    {
        Assert.That(new WasmRuntime().Enabled, Is.False);
        Assert.That(new WasmRuntime().Advisories.Select(one => one.Key), Is.EqualTo(["", "sha256Arm64"]));
        Assert.That(new WasmRuntime { Sha256Arm64 = Sum }.Advisories.Single().Rule, Does.Contain("experiment"));
    }

    [Test]
    public void What_is_no_release_no_address_and_no_sum_is_refused()
    {
        Assert.That(Keys(new()), Is.Empty);
        Assert.That(Keys(new() { Release = "latest", Sha256Amd64 = Sum }), Is.EqualTo(["release"]));
        Assert.That(Keys(new() { Address = "http://mirror.acme.example" }), Is.EqualTo(["address"]));
        Assert.That(Keys(new() { Sha256Amd64 = "abc", Sha256Arm64 = Sum }), Is.EqualTo(["sha256Amd64"]));
    }

    [Test]
    public async Task Guardrails_let_the_installer_be_privileged_where_it_is_installed()
    {
        Assert.That(await Guarded(), Does.Not.Contain("wasm-runtime"));
        Assert.That(await Guarded(Capability.WasmRuntimes), Does.Contain("'wasm-runtime'"));
        Assert.That(new WasmRuntime().Provides, Has.Member(Capability.WasmRuntimes));
    }

    private static async Task<string> Guarded(params Capability[] offered) => string.Join('\n',
        (await TestCluster.InstallAsync(new Guardrails(), null, offered))
            .Of("kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy")["main-guardrails-unprivileged-pods"]
            .Objects("spec.variables").Select(one => one["expression"]));
}
