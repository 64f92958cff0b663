using System.Reflection;
using System.Text.Json;

namespace Peers.Tests.Recording;

/// <summary>What a program asked and how it ended.</summary>
internal sealed record Deployment(IReadOnlyList<Request> Requests, int ExitCode, string Output);

/// <summary>Runs the peer programs as the Pulumi CLI runs them, each against a recorder of its own.</summary>
internal static class Deployments
{
    private const string Project = "peers";
    private const string Stack = "test";
    private const string Organization = "organization";
    private const string Parallel = "16";

    // With stack traces, Node 20 needs half a minute to colour the report of an exception that passed through a scoped package.
    private const string NoStackTraces = "--stack-trace-limit=0";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string ProgramFolder => Path.Combine(Node.Folder, "Programs", "nodejs");

    /// <summary>Runs the JavaScript program on the official SDK; a fault names one of the ways in which it can go wrong.</summary>
    public static Task<Deployment> NodeAsync(string node, Mode mode, string? fault = null) => RunAsync(
        node, mode, address => ChildProcess.Start(node, NodeArguments(address, mode, fault), ProgramFolder, Config(fault)));

    /// <summary>Runs the C# program; a fault names one of the ways in which it can go wrong.</summary>
    public static Task<Deployment> DotnetAsync(string node, Mode mode, string? fault = null) => RunAsync(
        node, mode, address => ChildProcess.Start(Host, [ProgramPath()], ProgramFolder, DotnetEnvironment(address, mode, fault)));

    private static async Task<Deployment> RunAsync(string node, Mode mode, Func<string, ChildProcess> start)
    {
        await using var recorder = await Recorder.StartAsync(node, mode);
        await using var program = start(recorder.Address);
        var exitCode = await program.ExitCodeAsync(Patience);
        return new Deployment(recorder.Requests, exitCode, program.Output);
    }

    private static string[] NodeArguments(string address, Mode mode, string? fault) =>
    [
        .. fault is null ? [] : new[] { NoStackTraces },
        Path.Combine(Node.Folder, "node_modules", "@pulumi", "pulumi", "cmd", "run", "index.js"),
        $"--monitor={address}",
        $"--engine={address}",
        $"--organization={Organization}",
        $"--project={Project}",
        $"--stack={Stack}",
        $"--root-directory={ProgramFolder}",
        $"--pwd={ProgramFolder}",
        $"--parallel={Parallel}",
        .. mode == Mode.Preview ? new[] { "--dry-run" } : [],
        ".",
    ];

    private static Dictionary<string, string?> DotnetEnvironment(string address, Mode mode, string? fault) => new(Config(fault))
    {
        ["PULUMI_MONITOR"] = address,
        ["PULUMI_ENGINE"] = address,
        ["PULUMI_ORGANIZATION"] = Organization,
        ["PULUMI_PROJECT"] = Project,
        ["PULUMI_STACK"] = Stack,
        ["PULUMI_ROOT_DIRECTORY"] = ProgramFolder,
        ["PULUMI_PWD"] = ProgramFolder,
        ["PULUMI_DRY_RUN"] = mode == Mode.Preview ? "true" : "false",
        ["PULUMI_QUERY_MODE"] = "false",
        ["PULUMI_PARALLEL"] = Parallel,
    };

    private static Dictionary<string, string?> Config(string? fault)
    {
        var config = new Dictionary<string, string>
        {
            ["peers:region"] = "eu-west-1",
            ["peers:token"] = "s3cret",
            ["peers:nodes"] = "2",
            ["peers:zones"] = """["a","b"]""",
            ["peers:debug"] = "true",
        };
        if (fault is not null)
            config["peers:fault"] = fault;
        return new()
        {
            ["PULUMI_CONFIG"] = JsonSerializer.Serialize(config),
            ["PULUMI_CONFIG_SECRET_KEYS"] = """["peers:token"]""",
        };
    }

    private static string ProgramPath() => Path.Combine(
        Node.Folder,
        typeof(Deployments).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(value => value.Key == "PeerProgram").Value!);
}
