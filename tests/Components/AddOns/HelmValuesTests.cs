using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Platform.Components.AddOns;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class HelmValuesTests
{
    private static async Task<ImmutableDictionary<string, object>> Of(object values, string? over = null)
    {
        var recording = await Recording.OfAsync(() => _ = new Pulumi.Kubernetes.Helm.V3.Release("r", new Pulumi.Kubernetes.Types.Inputs.Helm.V3.ReleaseArgs
        {
            Chart = "c",
            Values = HelmValues.Of(values, over is null ? null : JsonNode.Parse(over)!.AsObject()),
        }));
        return (ImmutableDictionary<string, object>)recording.Single("kubernetes:helm.sh/v3:Release")["values"];
    }

    [Test]
    public async Task Objects_lists_and_plain_values_keep_their_shape()
    {
        var values = await Of(new { a = new { b = 1, @default = true }, list = new object[] { "x", new { y = 2 } }, map = new Dictionary<string, string> { ["k/l"] = "v" } });

        Assert.That((values.At("a.b"), values.At("a.default")), Is.EqualTo(((object)1.0, (object)true)));
        Assert.That(((ImmutableArray<object>)values["list"])[0], Is.EqualTo("x"));
        Assert.That(((ImmutableDictionary<string, object>)values["map"])["k/l"], Is.EqualTo("v"));
    }

    [Test]
    public async Task Outputs_are_resolved_at_any_depth() =>
        Assert.That((await Of(new { a = new { b = Output.Create("later") } })).At("a.b"), Is.EqualTo("later"));

    [Test]
    public async Task A_null_is_left_out() => Assert.That((await Of(new { a = (string?)null, b = 1 })).Keys, Is.EqualTo(["b"]));

    [Test]
    public async Task A_user_s_values_win_key_by_key()
    {
        var values = await Of(new { a = new { b = 1, c = 2 }, d = new[] { 1 } }, """{ "a": { "b": 7 }, "d": [], "e": { "f": false } }""");

        Assert.That((values.At("a.b"), values.At("a.c"), values.At("e.f")), Is.EqualTo(((object)7.0, (object)2.0, (object)false)));
        Assert.That((ImmutableArray<object>)values["d"], Is.Empty);
    }
}
