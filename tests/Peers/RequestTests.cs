using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Peers.Tests.Comparison;
using Peers.Tests.Recording;

namespace Peers.Tests;

/// <summary>What the C# program's requests promise the engine, whatever the other SDK does.</summary>
[TestFixture]
public sealed partial class RequestTests
{
    private const string Anything = "urn:pulumi:test::peers::peer:index:Anything::";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Signature = "4dabf18193072939515e22adb298388d";

    private static readonly Dictionary<string, decimal> SecondsIn = new()
    {
        ["h"] = 3600m,
        ["m"] = 60m,
        ["s"] = 1m,
        ["ms"] = 0.001m,
        ["us"] = 0.000001m,
        ["ns"] = 0.000000001m,
    };

    [Test]
    public async Task The_stack_comes_first_and_the_end_is_signalled_last([Values] Mode mode)
    {
        var requests = (await BothPrograms.InAsync(mode)).Dotnet.Requests;
        var registered = requests.Where(request => request.Method == "RegisterResource").MinBy(request => request.Order)!;

        Assert.That(registered.Message["type"]!.GetValue<string>(), Is.EqualTo("pulumi:pulumi:Stack"));
        Assert.That(requests.MaxBy(request => request.Order)!.Method, Is.EqualTo("SignalAndWaitForShutdown"));
    }

    [Test]
    public async Task Outputs_are_registered_once_and_after_their_component([Values] Mode mode)
    {
        var requests = (await BothPrograms.InAsync(mode)).Dotnet.Requests;
        var registered = requests.Where(request => request.Method == "RegisterResource").ToDictionary(request => request.Subject);
        var outputs = requests.Where(request => request.Method == "RegisterResourceOutputs").ToList();

        Assert.That(outputs.Select(request => request.Message["urn"]!.GetValue<string>()), Is.Unique);
        Assert.That(outputs.Where(request => request.Order < registered[request.Subject].Order), Is.Empty);
        Assert.That(outputs.Select(request => request.Subject), Is.EquivalentTo(
            registered.Values.Where(request => !Flag(request, "custom") && !Flag(request, "remote")).Select(request => request.Subject)));
    }

    [Test]
    public async Task An_option_that_is_not_set_is_absent_and_false_is_not_absent([Values] Mode mode)
    {
        Assert.That(await OptionsOf("bare", mode), Is.EqualTo(((bool?)null, (bool?)null)));
        Assert.That(await OptionsOf("protected", mode), Is.EqualTo(((bool?)true, (bool?)true)));
        Assert.That(await OptionsOf("unprotected", mode), Is.EqualTo(((bool?)false, (bool?)false)));
    }

    [Test]
    public async Task An_alias_names_a_parent_or_says_that_there_was_none_and_never_both()
    {
        var request = await RegisteredAsync("urn:pulumi:test::peers::peer:index:Guarded$peer:index:Anything::aliased", Mode.Update);
        var aliases = request.Message["aliases"]!.AsArray().Select(alias => alias!["spec"] is { } spec ? ParentOf(spec.AsObject()) : "urn");

        Assert.That(aliases, Is.EqualTo(new[] { "same", "same", "other", "other", "none", "same", "same", "urn" }));
    }

    [Test]
    public async Task An_old_engine_is_told_every_urn_that_a_resource_may_have_had()
    {
        var request = await RegisteredAsync("urn:pulumi:test::peers::peer:index:Guarded$peer:index:Anything::heir", Mode.OldEngine);

        Assert.That(Texts(request.Message["aliasurns"]!), Is.EquivalentTo(new[]
        {
            "urn:pulumi:test::peers::peer:index:Guarded$peer:index:Anything::heir-was",
            "urn:pulumi:test::peers::peer:index:Guarded$peer:index:Anything::heir",
            "urn:pulumi:test::peers::peer:index:WasType$peer:index:Anything::heir",
            "urn:pulumi:test::peers::peer:index:WasType$peer:index:Anything::heir-was",
        }));
        Assert.That(request.Message["aliases"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Timeouts_of_both_SDKs_are_durations_that_mean_the_same()
    {
        var (node, dotnet) = await BothPrograms.InAsync(Mode.Update);
        var theirs = Timeouts(node).ToList();

        Assert.That(Timeouts(dotnet), Is.EqualTo(theirs));
        Assert.That(theirs, Has.Count.EqualTo(8));
    }

    [Test]
    public async Task Every_property_has_its_dependencies_listed_even_when_it_has_none([Values] Mode mode)
    {
        foreach (var request in (await BothPrograms.InAsync(mode)).Dotnet.Requests.Where(request => request.Method == "RegisterResource"))
        {
            Assert.That(Keys(request.Message["propertydependencies"]!), Is.EquivalentTo(Keys(request.Message["object"]!)), request.Subject);
            Assert.That(
                request.Message["propertydependencies"]!.AsObject().SelectMany(entry => Texts(entry.Value!["urns"]!)).Distinct(),
                Is.SubsetOf(Texts(request.Message["dependencies"]!)), request.Subject);
        }
    }

    [Test]
    public async Task Versions_are_strict_and_have_no_prefix([Values] Mode mode)
    {
        var versions = (await BothPrograms.InAsync(mode)).Dotnet.Requests
            .Select(request => request.Message["version"]?.GetValue<string>() ?? "").Where(version => version.Length > 0).ToList();

        Assert.That(versions, Is.Not.Empty);
        Assert.That(versions, Has.All.Match(@"^\d+\.\d+\.\d+$"));
    }

    [Test]
    public async Task A_function_is_not_called_before_its_arguments_and_dependencies_are_known()
    {
        var preview = (await BothPrograms.InAsync(Mode.Preview)).Dotnet.Requests;
        var update = (await BothPrograms.InAsync(Mode.Update)).Dotnet.Requests;

        Assert.That(States(preview), Is.EquivalentTo(new[] { "available", "a", "secret", "versioned" }));
        Assert.That(States(update), Is.EquivalentTo(new[] { "available", "later", "a", "secret", "waiting", "versioned" }));
    }

    [Test]
    public async Task A_secret_leaves_the_program_only_with_its_mark([Values] Mode mode)
    {
        var bare = from request in (await BothPrograms.InAsync(mode)).Dotnet.Requests
                   let fields = Fields.Of(request.Message)
                   from field in fields
                   where field.Value.Contains("s3cret", StringComparison.Ordinal) && !IsMarked(field, fields)
                   select $"{request.Method} {request.Subject} {field.Key}";

        Assert.That(bare.ToList(), Is.EqualTo(new[] { $"RegisterResource {Anything}values object.unsecret" }));
    }

    // Marked is what is inside a secret or a secret output value, and text that carries the mark itself.
    private static bool IsMarked(KeyValuePair<string, string> field, Dictionary<string, string> fields) =>
        field.Value.Contains(Secret, StringComparison.Ordinal)
        || Owners(field.Key).Any(owner =>
            fields.GetValueOrDefault($"{owner}.{Signature}") == $"\"{Secret}\"" || fields.GetValueOrDefault($"{owner}.secret") == "true");

    private static IEnumerable<string> Owners(string path)
    {
        for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
            yield return path[..dot];
    }

    private static IEnumerable<string> States(IEnumerable<Request> requests) => requests
        .Where(request => request.Method == "Invoke" && request.Message["args"] is not null)
        .Select(request => request.Message["args"]!)
        .Select(args => args["state"] ?? args["text"])
        .OfType<JsonNode>().Select(text => text.GetValue<string>());

    private static IEnumerable<(string Subject, string Operation, decimal Seconds)> Timeouts(Deployment deployment) =>
        from request in deployment.Requests
        where request.Method == "RegisterResource" && request.Message["customtimeouts"] is not null
        from entry in request.Message["customtimeouts"]!.AsObject()
        where entry.Value!.GetValue<string>().Length > 0
        orderby request.Subject, entry.Key
        select (request.Subject, entry.Key, Seconds(entry.Value!.GetValue<string>()));

    // The engine reads timeouts by the rules of Go: numbers, each with its unit.
    private static decimal Seconds(string text)
    {
        var match = GoDuration().Match(text);
        Assert.That(match.Success, Is.True, $"'{text}' is not a duration");
        return match.Groups["number"].Captures.Zip(match.Groups["unit"].Captures).Sum(
            part => decimal.Parse(part.First.Value, CultureInfo.InvariantCulture) * SecondsIn[part.Second.Value]);
    }

    [GeneratedRegex("^((?<number>[0-9]+(\\.[0-9]*)?)(?<unit>h|ms|us|ns|m|s))+$")]
    private static partial Regex GoDuration();

    private static string ParentOf(JsonObject spec) => (spec["parenturn"], spec["noparent"]) switch
    {
        ({ }, null) => "other",
        (null, { } none) => none.GetValue<bool>() ? "none" : "same",
        _ => "both or neither",
    };

    private static async Task<(bool? Protect, bool? RetainOnDelete)> OptionsOf(string name, Mode mode)
    {
        var message = (await RegisteredAsync($"{Anything}{name}", mode)).Message;
        return (message["protect"]?.GetValue<bool>(), message["retainondelete"]?.GetValue<bool>());
    }

    private static async Task<Request> RegisteredAsync(string urn, Mode mode)
    {
        var requests = (await BothPrograms.InAsync(mode)).Dotnet.Requests;
        return requests.Single(request => request.Method == "RegisterResource" && request.Subject == urn);
    }

    private static bool Flag(Request request, string name) => request.Message[name]!.GetValue<bool>();

    private static IEnumerable<string> Keys(JsonNode message) => message.AsObject().Select(entry => entry.Key);

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(text => text!.GetValue<string>());
}
