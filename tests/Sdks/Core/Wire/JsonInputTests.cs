using Pulumi.Utilities;

namespace Core.Tests.Wire;

/// <summary>Inputs of providers travel as JSON text.</summary>
[TestFixture]
public sealed class JsonInputTests
{
    private sealed class ProviderArgs : ResourceArgs
    {
        [Input("flag", json: true)]
        public Input<bool>? Flag { get; set; }

        [Input("kubeconfig")]
        public Input<string>? Kubeconfig { get; set; }

        [Input("list", json: true)]
        public InputList<string>? List { get; set; }

        [Input("map", json: true)]
        public InputMap<string>? Map { get; set; }

        [Input("rule", json: true)]
        public Input<BucketRuleArgs>? Rule { get; set; }
    }

    [Test]
    public async Task A_value_becomes_the_text_of_its_JSON() => Assert.That(
        await OnWire.OfAsync(new ProviderArgs
        {
            Flag = true,
            Kubeconfig = "k",
            List = ["a", "b"],
            Map = new() { ["k"] = "v" },
            Rule = new BucketRuleArgs { Prefix = "p", Days = 3 },
        }),
        Is.EqualTo(Object(
            ("flag", "true"), ("kubeconfig", "k"), ("list", """[ "a", "b" ]"""), ("map", """{ "k": "v" }"""),
            ("rule", """{ "days": 3, "prefix": "p" }"""))));

    [Test]
    public async Task A_secret_or_unknown_value_is_a_secret_or_unknown_text()
    {
        Assert.That(
            await OnWire.OfAsync(new ProviderArgs { Flag = Output.CreateSecret(true) }),
            Is.EqualTo($"{{\"flag\":{OnWire.Secret("\"true\"")}}}"));
        Assert.That(
            await OnWire.OfAsync(new ProviderArgs { Flag = OutputUtilities.CreateUnknown(true) }),
            Is.EqualTo($"{{\"flag\":{OnWire.Unknown}}}"));
    }

    [Test]
    public async Task One_secret_or_unknown_element_makes_the_text_of_a_list_or_map_secret_or_unknown()
    {
        Assert.That(
            await OnWire.OfAsync(new ProviderArgs { List = ["a", Output.CreateSecret("b")] }),
            Is.EqualTo($"{{\"list\":{OnWire.Secret("\"[ \\\"a\\\", \\\"b\\\" ]\"")}}}"));
        Assert.That(
            await OnWire.OfAsync(new ProviderArgs { Map = new() { ["k"] = OutputUtilities.CreateUnknown("v") } }),
            Is.EqualTo($"{{\"map\":{OnWire.Unknown}}}"));
    }

    [Test]
    public async Task A_secret_inside_an_object_stays_wrapped_inside_the_text()
    {
        var sent = await OnWire.OfAsync(new ProviderArgs { Rule = new BucketRuleArgs { Prefix = Output.CreateSecret("p") } });

        Assert.That(sent, Is.EqualTo(Object(
            ("rule", $$"""{ "prefix": { "{{OnWire.SignatureKey}}": "1b47061264138c4ac30d75fd1eb44270", "value": "p" } }"""))));
    }

    [Test]
    public async Task What_is_not_set_does_not_travel() => Assert.That(await OnWire.OfAsync(new ProviderArgs()), Is.EqualTo("{}"));

    [Test]
    public async Task The_text_comes_from_the_sources_of_everything_inside_it()
    {
        var source = new Marked<string>("p", IsKnown: true, IsSecret: false, IsLate: true, [Marked.Sources[0]]);
        var args = new ProviderArgs { Rule = new BucketRuleArgs { Prefix = source.ToOutput() } };
        var properties = await Properties.SerializeAsync(args.Members(), keepResources: true);

        Assert.That(properties.Dependencies.Single().Dependencies, Is.EqualTo(new[] { Marked.Sources[0] }));
    }

    private static string Object(params (string Key, string Text)[] members) =>
        $"{{{string.Join(",", members.Select(member => $"\"{member.Key}\":\"{Escaped(member.Text)}\""))}}}";

    private static string Escaped(string text) => text.Replace("\"", "\\\"", StringComparison.Ordinal);
}
