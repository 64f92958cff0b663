using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Components.Clusters;
using Platform.Components.NodePools;

namespace Platform.Tests.Components.NodePools;

/// <summary>The settings of EKS are what a stack file carries, so a stack file's reader must be able to read every one of them.</summary>
[TestFixture]
public class SettingsTests
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly Type[] Settings =
    [
        typeof(EksControlPlane), typeof(ControlPlaneLogs), typeof(PodNetwork), typeof(SystemAddOns), typeof(NodeDisk), typeof(NodeUpdate),
        typeof(NodeRepair), typeof(WarmPool), typeof(GVisor), typeof(KarpenterController), typeof(KarpenterPool),
    ];

    [TestCaseSource(nameof(Settings))]
    public void What_is_written_is_read_back_whole(Type settings)
    {
        var written = JsonSerializer.Serialize(Activator.CreateInstance(settings), settings, Format);

        Assert.That(JsonSerializer.Serialize(JsonSerializer.Deserialize(written, settings, Format), settings, Format), Is.EqualTo(written));
    }

    [Test]
    public void What_is_not_said_keeps_its_default_and_what_is_said_replaces_it()
    {
        var pool = JsonSerializer.Deserialize<KarpenterPool>("""
            {
              "capacity": "spotOrOnDemand",
              "architectures": ["amd64"],
              "taints": [{ "key": "team", "effect": "noExecute" }],
              "disk": { "sizeGiB": 80 },
              "disruption": { "budgets": [{ "nodes": "1" }, { "nodes": "0", "schedule": "@daily", "duration": "8h" }] },
              "sandbox": {}
            }
            """, Format)!;

        Assert.Multiple(() =>
        {
            Assert.That(pool.Capacity, Is.EqualTo(KarpenterCapacity.SpotOrOnDemand));
            Assert.That(pool.Architectures, Is.EqualTo(["amd64"]));
            Assert.That(pool.Categories, Is.EqualTo(["c", "m", "r"]));
            Assert.That(pool.Taints.Single(), Is.EqualTo(new NodeTaint { Key = "team", Effect = TaintEffect.NoExecute }));
            Assert.That((pool.Disk.SizeGiB, pool.Disk.Iops), Is.EqualTo((80, 3000)));
            Assert.That(pool.Disruption.Budgets.Select(budget => budget.Nodes), Is.EqualTo(["1", "0"]));
            Assert.That(pool.Sandbox, Is.EqualTo(new GVisor()));
        });
    }

    [Test]
    public void Access_must_name_its_principal() => Assert.That(
        () => JsonSerializer.Deserialize<EksAccess>("""{ "level": "edit" }""", Format),
        Throws.TypeOf<JsonException>().With.Message.Contains("principal"));
}
