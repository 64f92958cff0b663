using System.Globalization;
using Pulumi.Protocol;

namespace Pulumi;

/// <summary>Where the engine that started this program is, and what it said about the run.</summary>
internal sealed record EngineConnection(string MonitorAddress, string EngineAddress, DeploymentSettings Settings)
{
    /// <exception cref="RunException">The program was not started by an engine.</exception>
    public static EngineConnection FromEnvironment()
    {
        // The official SDK refuses to start without these as well, so that an engine has to set all of them.
        _ = bool.TryParse(Required("PULUMI_QUERY_MODE"), out _) ? true : throw NotStarted("PULUMI_QUERY_MODE");
        _ = int.TryParse(Required("PULUMI_PARALLEL"), NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            ? true
            : throw NotStarted("PULUMI_PARALLEL");
        var isDryRun = bool.TryParse(Required("PULUMI_DRY_RUN"), out var parsed) ? parsed : throw NotStarted("PULUMI_DRY_RUN");
        var settings = new DeploymentSettings(
            Required("PULUMI_PROJECT"), Required("PULUMI_STACK"), Optional("PULUMI_ORGANIZATION") ?? "organization",
            isDryRun, Optional("PULUMI_ROOT_DIRECTORY"));
        return new(Required("PULUMI_MONITOR"), Required("PULUMI_ENGINE"), settings);
    }

    public Deployment Open(RpcClient engine, RpcClient monitor) =>
        new(Settings, ConfigValues.FromEnvironment(), new GrpcEngine(engine), new GrpcMonitor(monitor));

    private static string Required(string variable) => Optional(variable) ?? throw NotStarted(variable);

    private static string? Optional(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;

    private static RunException NotStarted(string variable) => new(
        $"Program run without the Pulumi engine available; re-run using the `pulumi` CLI ({variable} is not set)");
}
