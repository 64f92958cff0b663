using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Platform.Engine.Graph;
using Pulumi.Protocol;

namespace Peers.Tests.Policy;

/// <summary>What a policy pack said to the official client: a diagnostic of it.</summary>
internal sealed record PackSaid(string Rule, string Urn, string Level, string Severity, string Message);

/// <summary>
/// Starts the policy pack's executable as the CLI does, has the official client ask it about a stack, and keeps the answers. It also
/// plays the engine, of which a pack only wants to know whether it is there.
/// </summary>
internal sealed class PackRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Levels = ["advisory", "mandatory", "disabled", "remediate"];
    private static readonly string[] Severities = ["", "low", "medium", "high", "critical"];

    private PackRun(JsonNode seen, string output) => (Seen, Output) = (seen, output);

    /// <summary>Every answer as it came.</summary>
    public JsonNode Seen { get; }

    /// <summary>What the pack printed.</summary>
    public string Output { get; }

    /// <summary>All diagnostics: resource by resource, then those of the stack.</summary>
    public IReadOnlyList<PackSaid> Diagnostics => [.. Answers.SelectMany(answer => answer["diagnosticsList"]!.AsArray()).Select(Read)];

    /// <summary>What is neither passed nor failed, with the reasons.</summary>
    public IEnumerable<(string Rule, string Reason)> NotApplicable => Answers
        .SelectMany(answer => answer["notApplicableList"]!.AsArray())
        .Select(entry => (Text(entry!, "policyName"), Text(entry!, "reason")));

    private IEnumerable<JsonNode> Answers => Seen["resources"]!.AsArray().Append(Seen["stack"])
        .Select(answer => answer!["value"]).OfType<JsonNode>();

    /// <summary>Asks about a stack; ignores the running test without Node.</summary>
    public static async Task<PackRun> AboutAsync(ResourceGraph graph, bool destroyed = false)
    {
        await using var engine = await RpcServer.StartAsync(_ => { });
        await using var pack = Start(engine.Address);
        var seen = await AskAsync(pack, Told.Of(graph, engine.Address, cancels: true, destroyed));
        Assert.That(await pack.ExitCodeAsync(Patience), Is.Zero, pack.Output);
        return new(seen, pack.Output);
    }

    /// <summary>Starts the executable, as the CLI does, with the engine's address.</summary>
    public static ChildProcess Start(params string[] arguments) => ChildProcess.Start(
        Executable, arguments, Path.GetTempPath(), new Dictionary<string, string?>
        {
            // The tests may run with a .NET that is installed where an executable would not look for it.
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
            ["SOURCE_DATE_EPOCH"] = PackTests.Day,
        });

    /// <summary>Has the official client ask.</summary>
    public static async Task<JsonNode> AskAsync(ChildProcess pack, JsonObject told)
    {
        var node = Node.Require();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, told.ToJsonString());
            await using var client = ChildProcess.Start(
                node, ["monitor/pack.mjs", $"127.0.0.1:{await pack.FirstLineAsync(Patience)}", file], Node.Folder);
            var seen = JsonNode.Parse(await client.FirstLineAsync(Patience))!;
            Assert.That(await client.ExitCodeAsync(Patience), Is.Zero, client.Output);
            return seen;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Executable => Path.Combine(
        Node.Folder,
        typeof(PackRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(value => value.Key == "PolicyPack").Value!);

    private static PackSaid Read(JsonNode? diagnostic) => new(
        Text(diagnostic!, "policyname"), Text(diagnostic!, "urn"), Levels[diagnostic!["enforcementlevel"]!.GetValue<int>()],
        Severities[diagnostic["severity"]!.GetValue<int>()], Text(diagnostic, "message"));

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
