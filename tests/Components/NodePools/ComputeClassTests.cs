using System.Collections.Immutable;
using Platform.Components.NodePools;
using Platform.Tests.Components.Clusters;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Components.NodePools;

[TestFixture]
public class ComputeClassTests
{
    private static async Task<ImmutableDictionary<string, object>> Spec(
        ComputeClassSettings? settings = null,
        Input<string>? diskKey = null,
        ImmutableSortedDictionary<string, Input<string>>? pools = null)
    {
        var recording = await Recording.OfAsync(() => _ = new ComputeClass("main-batch", new()
        {
            ClassName = "batch",
            Zones = ["europe-west1-b", "europe-west1-c"],
            ServiceAccount = "nodes@acme-test.iam.gserviceaccount.com",
            DiskKey = diskKey,
            Pools = pools ?? ImmutableSortedDictionary<string, Input<string>>.Empty,
            Settings = settings ?? new(),
        }));
        var inputs = recording.Single("kubernetes:cloud.google.com/v1:ComputeClass");

        Assert.That(inputs.At("metadata.name"), Is.EqualTo("batch"));
        return (ImmutableDictionary<string, object>)inputs["spec"];
    }

    [Test]
    public async Task Spot_comes_first_and_the_same_machines_at_full_price_when_there_is_none()
    {
        var spec = await Spec();

        Assert.That(
            spec.Blocks("priorities").Select(rule => $"{rule["machineFamily"]} {rule["spot"]}"), Is.EqualTo(["n4 True", "n4 False"]));
        Assert.That(
            spec.Blocks("priorities").Select(rule => rule.At("storage.bootDiskType")),
            Is.All.EqualTo("hyperdisk-balanced"),
            "N4 takes no other");
        Assert.That(spec.At("activeMigration.optimizeRulePriority"), Is.EqualTo(true), "and back again");
        Assert.That(spec["whenUnsatisfiable"], Is.EqualTo("DoNotScaleUp"));
    }

    [Test]
    public async Task Nodes_are_as_hardened_and_spread_as_those_of_pools()
    {
        var spec = await Spec(diskKey: "projects/p/locations/l/keyRings/r/cryptoKeys/k");

        Assert.That(spec.At("nodePoolConfig.serviceAccount"), Is.EqualTo("nodes@acme-test.iam.gserviceaccount.com"));
        Assert.That(spec.At("nodePoolConfig.imageType"), Is.EqualTo("cos_containerd"));
        Assert.That(spec.At("priorityDefaults.location.zones"), Is.EqualTo(new[] { "europe-west1-b", "europe-west1-c" }));
        Assert.That(
            spec.Blocks("priorities").Select(rule => rule.At("storage.bootDiskKMSKey")),
            Is.All.EqualTo("projects/p/locations/l/keyRings/r/cryptoKeys/k"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Secure_boot_is_only_asked_for_where_the_field_exists(bool asked)
    {
        var spec = await Spec(new() { SecureBoot = asked });

        Assert.That(spec.At("nodePoolAutoCreation.shieldedInstanceConfig.enableSecureBoot"), Is.EqualTo(asked ? true : null));
    }

    [Test]
    public async Task A_rule_that_names_a_pool_says_nothing_else()
    {
        var pools = ImmutableSortedDictionary<string, Input<string>>.Empty.Add("reserved", "main-reserved-nodes-1234567");
        var rules = ImmutableArray.Create<ComputeClassRule>(new() { Pool = "reserved" }, new() { MachineType = "n4-standard-8" });
        var spec = await Spec(new() { Rules = rules, CreatePools = false }, pools: pools);

        Assert.That(spec.Blocks("priorities")[0].Keys, Is.EqualTo(["nodepools"]));
        Assert.That(spec.Blocks("priorities")[0]["nodepools"], Is.EqualTo(new[] { "main-reserved-nodes-1234567" }));
        Assert.That(spec.Blocks("priorities")[1]["machineType"], Is.EqualTo("n4-standard-8"));
        Assert.That(spec.At("nodePoolAutoCreation.enabled"), Is.EqualTo(false));
    }

    [Test]
    public async Task Sizes_are_passed_on()
    {
        var rule = (await Spec(new() { Rules = [new() { MinCores = 8, MinMemoryGb = 32, MaxPodsPerNode = 110, DiskGb = 100 }] }))
            .Blocks("priorities").Single();

        Assert.That((rule["minCores"], rule["minMemoryGb"]), Is.EqualTo(((object)8.0, (object)32.0)));
        Assert.That((rule["maxPodsPerNode"], rule.At("storage.bootDiskSize")), Is.EqualTo(((object)110.0, (object)100.0)));
        Assert.That(rule, Does.Not.ContainKey("machineFamily").And.Not.ContainKey("machineType"));
        Assert.That(rule.At("storage.bootDiskType"), Is.Null);
    }

    [Test]
    public async Task Nodes_that_idle_go()
    {
        var spec = await Spec(new() { IdleMinutes = 3, WhenNoneFits = WhenNoneFits.ScaleUpAnyway, ReturnToBetterRules = false });

        Assert.That(spec.At("autoscalingPolicy.consolidationDelayMinutes"), Is.EqualTo(3.0));
        Assert.That(spec["whenUnsatisfiable"], Is.EqualTo("ScaleUpAnyway"));
        Assert.That(spec.At("activeMigration.optimizeRulePriority"), Is.EqualTo(false));
    }
}
