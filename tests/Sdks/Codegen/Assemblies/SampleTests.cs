using System.Collections.Immutable;
using System.Text.Json;
using Codegen.Tests.Support;
using Pulumi;
using Pulumi.Sample;
using Pulumi.Sample.ToolShop;
using Pulumi.Sample.ToolShop.Inputs;
using Pulumi.Testing;
using SampleConfig = Pulumi.Sample.Config;

namespace Codegen.Tests.Assemblies;

/// <summary>Generated classes at work: what a program sets, as the engine receives it, and what comes back.</summary>
[TestFixture]
public sealed class SampleTests
{
    [Test]
    public async Task Arguments_arrive_by_their_names_on_the_wire_with_defaults_and_constants()
    {
        var recorder = new Recorder();
        await Run(recorder, () => _ = new Tool("it", Hammer()));

        Assert.That(Wire.Lines(recorder.Resources.Single().Inputs), Is.EqualTo("""
            code: 1234
            document: {a: [1]}
            extra: anything
            grip: soft
            kind: tool
            level: 9
            parts: [{label: head, namespace: steel, pin: 0}, {label: shaft}]
            plainCount: 2
            plainNames: [a, b]
            plainParts: {spare: {label: wedge}}
            price: True
            secretWords: [open, sesame]
            size: 1
            tags: {colour: red}
            tool: hammer
            width: 7
            """));
    }

    [Test]
    public async Task Secret_arguments_are_marked_when_they_are_set()
    {
        var secrets = new List<bool>();
        await Run(new Recorder(), async () =>
        {
            var args = Hammer();
            secrets.Add(await Output.IsSecretAsync(args.Code.ToOutput()));
            secrets.Add(await Output.IsSecretAsync(args.SecretWords.ToOutput()));
            secrets.Add(await Output.IsSecretAsync(args.ToolName.ToOutput()));
        });

        Assert.That(secrets, Is.EqualTo(new[] { true, true, false }));
    }

    [Test]
    public async Task Outputs_come_back_in_their_types()
    {
        var recorder = new Recorder
        {
            Answer = new()
            {
                ["code"] = "1",
                ["grip"] = "hard",
                ["level"] = 1,
                ["main"] = new Dictionary<string, object> { ["label"] = "head", ["namespace"] = "steel" },
                ["parts"] = new object[] { new Dictionary<string, object> { ["label"] = "a", ["weight"] = 0.5 } },
                ["size"] = 0.5,
                ["tags"] = new Dictionary<string, object> { ["colour"] = "red" },
                ["tool"] = "saw",
                ["width"] = "wide",
            },
        };
        var seen = new List<object?>();
        await Run(recorder, () =>
        {
            var tool = new Tool("it", Hammer());
            Output.Tuple(tool.Grip, tool.Level, tool.Main, tool.Parts, tool.Size, tool.Width, tool.ToolName).Apply(all =>
            {
                seen.AddRange([all.Item1, all.Item2, all.Item3?.Namespace, all.Item4[0].Weight, all.Item5, all.Item6?.AsT1, all.Item7]);
                return all;
            });
        });

        Assert.That(seen, Is.EqualTo(new object?[] { "hard", Level.Low, "steel", 0.5, Size.Size_0_5, "wide", "saw" }));
    }

    [Test]
    public async Task A_provider_takes_what_is_not_a_string_as_JSON_and_defaults_from_the_environment()
    {
        var recorder = new Recorder();
        using (new Variables(("SAMPLE_REGION", "here"), ("SAMPLE_RETRIES", "8")))
            await Run(recorder, () => _ = new Provider("it", new ProviderArgs { Zones = { "a", "b" }, Token = "t" }));

        var inputs = recorder.Resources.Single().Inputs;
        Assert.That(Wire.Lines(inputs.Remove("zones")), Is.EqualTo("region: here\nretries: 8\nstrict: true\ntoken: t"));
        Assert.That(JsonSerializer.Deserialize<string[]>((string)inputs["zones"]), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Functions_answer_in_both_forms()
    {
        var recorder = new Recorder
        {
            Answer = new() { ["id"] = "1", ["parts"] = new object[] { new Dictionary<string, object> { ["label"] = "head" } } },
        };
        var seen = new List<string>();
        await Run(recorder, async () =>
        {
            var plain = await InvokeFunction.InvokeAsync(new InvokeFunctionArgs { Parts = { new Part { Label = "x" } }, Limit = 3 });
            seen.Add(plain.Parts[0].Label);
            InvokeFunction.Invoke(new InvokeFunctionInvokeArgs { Parts = { new PartArgs { Label = Output.Create("y") } } }).Apply(result =>
            {
                seen.Add(result.Id);
                return result;
            });
        });

        Assert.That(seen, Is.EqualTo(new[] { "head", "1" }));
        Assert.That(recorder.Calls.Select(call => call.Token), Has.All.EqualTo("sample:index/invoke:invoke"));
        Assert.That(recorder.Calls.Select(call => Wire.Lines(call.Args)), Is.EqualTo(
            new[] { "limit: 3\nparts: [{label: x}]", "parts: [{label: y}]" }));
    }

    [Test]
    public async Task A_function_that_gives_back_one_value_is_read_through_its_wrapping()
    {
        var recorder = new Recorder { Answer = new() { ["names"] = new object[] { "a", "b" } } };
        var seen = ImmutableArray<string>.Empty;
        await Run(recorder, async () => seen = await GetNames.InvokeAsync());

        Assert.That(seen, Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task A_method_of_a_component_sends_the_component_and_lifts_its_one_result()
    {
        var recorder = new Recorder { Answer = new() { ["amount"] = 9.5, ["tools"] = Array.Empty<object>() } };
        var seen = new List<double>();
        await Run(recorder, () =>
        {
            new Kit("kit").Price(new KitPriceArgs { Rebate = 0.1 }).Apply(amount =>
            {
                seen.Add(amount);
                return amount;
            });
        });

        Assert.That(seen, Is.EqualTo(new[] { 9.5 }));
        Assert.That(recorder.Calls.Single().Token, Is.EqualTo("sample:shop/kit:Kit/price"));
        Assert.That(recorder.Calls.Single().Args.Keys.Order(), Is.EqualTo(new[] { "__self__", "rebate" }));
    }

    /// <summary>As in the official packages, the members of a config object are found by their names in C#.</summary>
    [Test]
    public async Task Config_is_read_from_the_stack_and_can_be_overruled()
    {
        const string config = """{"sample:retries": "7", "sample:proxy": "{\"Host\": \"h\", \"Port\": 80}"}""";
        var seen = new List<object?>();
        using (new Variables(("PULUMI_CONFIG", config), ("REGION", "north")))
        {
            await Run(new Recorder(), () =>
            {
                seen.AddRange([SampleConfig.Retries, SampleConfig.Proxy?.Host, SampleConfig.Region, SampleConfig.Ratio]);
                SampleConfig.Ratio = 0.25;
                seen.Add(SampleConfig.Ratio);
            });
        }

        Assert.That(seen, Is.EqualTo(new object?[] { 7, "h", "north", null, 0.25 }));
    }

    private static ToolArgs Hammer() => new()
    {
        Code = "1234",
        Document = """{"a": [1]}""",
        Extra = "anything",
        Parts = { new PartArgs { Label = "head", Namespace = "steel", Pin = "0" }, new PartArgs { Label = "shaft" } },
        PlainCount = 2,
        PlainNames = { "a", "b" },
        PlainParts = { ["spare"] = new PartArgs { Label = "wedge" } },
        Price = true,
        SecretWords = new InputList<string> { "open", "sesame" },
        Size = Size.Full,
        Tags = { ["colour"] = "red" },
        ToolName = "hammer",
        Width = 7,
    };

    private static Task Run(Recorder recorder, Action program) =>
        Deployment.TestAsync(recorder, new TestOptions { IsPreview = false }, program);

    private static Task Run(Recorder recorder, Func<Task> program) =>
        Deployment.TestAsync(recorder, new TestOptions { IsPreview = false }, program);

    /// <summary>Environment variables for the length of a test.</summary>
    private sealed class Variables : IDisposable
    {
        private readonly string[] _names;

        public Variables(params (string Name, string Value)[] variables)
        {
            _names = [.. variables.Select(variable => variable.Name)];
            foreach (var (name, value) in variables)
                Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Array.ForEach(_names, name => Environment.SetEnvironmentVariable(name, null));
    }
}
