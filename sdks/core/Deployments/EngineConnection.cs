using System.Globalization;
using Pulumi.Protocol;

namespace Pulumi;

/// <summary>What the engine that started this program says about itself and the run, in environment variables.</summary>
internal static class EngineConnection
{
    /// <exception cref="RunException">The program was not started by an engine.</exception>
    public static DeploymentSettings Settings()
    {
        // The official SDK refuses to start without these two as well, so that an engine has to set all of them.
        _ = Flag("PULUMI_QUERY_MODE");
        var parallel = Required("PULUMI_PARALLEL");
        if (!int.TryParse(parallel, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
            throw Wrong("PULUMI_PARALLEL", parallel, "a whole number");

        return new DeploymentSettings(
            Required("PULUMI_PROJECT"), Required("PULUMI_STACK"), Optional("PULUMI_ORGANIZATION") ?? "organization",
            Flag("PULUMI_DRY_RUN"), Optional("PULUMI_ROOT_DIRECTORY"));
    }

    /// <summary>A client of the service whose address the variable holds.</summary>
    /// <exception cref="RunException">It holds none.</exception>
    public static RpcClient Client(string variable)
    {
        var address = Required(variable);
        try
        {
            return new RpcClient(address);
        }
        catch (ArgumentException)
        {
            throw Wrong(variable, address, "an address of the form host:port");
        }
    }

    private static bool Flag(string variable)
    {
        var text = Required(variable);
        return bool.TryParse(text, out var flag) ? flag : throw Wrong(variable, text, "true or false");
    }

    private static string Required(string variable) => Optional(variable) ?? throw NotStarted($"{variable} is not set");

    private static string? Optional(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;

    private static RunException Wrong(string variable, string text, string expected) =>
        NotStarted($"{variable} is '{text}', not {expected}");

    private static RunException NotStarted(string reason) => new(
        $"Program run without the Pulumi engine available; re-run using the `pulumi` CLI ({reason})");
}
