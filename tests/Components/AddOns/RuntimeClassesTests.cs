using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class RuntimeClassesTests
{
    private static async Task<ImmutableSortedDictionary<string, ImmutableDictionary<string, object>>> Classes(
        RuntimeClasses classes, AddOnFacts? facts = null) =>
        (await TestCluster.InstallAsync(classes, facts)).Of("kubernetes:node.k8s.io/v1:RuntimeClass");

    [Test]
    public async Task Sandboxed_pods_go_to_the_nodes_that_have_gVisor_and_are_let_on()
    {
        var made = (await Classes(new())).Single().Value;
        var toleration = made.Objects("scheduling.tolerations")[0];

        Assert.That((made.At("metadata.name"), made["handler"]), Is.EqualTo(((object)"gvisor", (object)"runsc")));
        Assert.That(made.Object("scheduling.nodeSelector")["platform/runtime"], Is.EqualTo("gvisor"));
        Assert.That((toleration["key"], toleration["value"]), Is.EqualTo(((object)"platform/runtime", (object)"gvisor")));
    }

    [Test]
    public async Task The_scheduler_knows_what_the_sandbox_itself_costs() =>
        Assert.That((await Classes(new())).Single().Value.At("overhead.podFixed.memory"), Is.EqualTo("32Mi"));

    [Test]
    public async Task A_cluster_that_makes_the_class_itself_keeps_it() => Assert.That(
        await Classes(new(), TestCluster.Facts with { Native = [Capability.SandboxedRuntimes] }), Is.Empty);

    [Test]
    public void It_is_off_until_there_are_nodes_for_it() => Assert.That(new RuntimeClasses().Enabled, Is.False);
}
