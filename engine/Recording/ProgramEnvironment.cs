using System.Globalization;
using System.Text.Json;
using Platform.Engine.Graph;

namespace Platform.Engine.Recording;

/// <summary>What the CLI tells a program through its environment, by the names each language's SDK reads.</summary>
internal static class ProgramEnvironment
{
    /// <summary>How many registrations a program may have under way; SDKs only pass it on.</summary>
    public const int Parallel = 64;

    /// <summary>The variables that are the same for every language.</summary>
    public static Dictionary<string, string> Common(RunSettings settings) => new()
    {
        ["PULUMI_CONFIG"] = JsonSerializer.Serialize(
            settings.Config.ToDictionary(entry => entry.Key, entry => settings.Config.Text(entry.Key))),
        ["PULUMI_CONFIG_SECRET_KEYS"] = JsonSerializer.Serialize(
            settings.Config.Where(entry => entry.Value is SecretValue).Select(entry => entry.Key).ToArray()),
        // No variable of the CLI: with known values a run looks like an update, and is none.
        ["PULUMI_OFFLINE_PREVIEW"] = "true",
    };

    /// <summary>The variables of the .NET SDK. It refuses to start without PULUMI_QUERY_MODE, which no other SDK reads.</summary>
    public static Dictionary<string, string> Dotnet(RunSettings settings, string address, string root, string workingDirectory) =>
        new(Common(settings))
        {
            ["PULUMI_MONITOR"] = address,
            ["PULUMI_ENGINE"] = address,
            ["PULUMI_ORGANIZATION"] = settings.Organization,
            ["PULUMI_PROJECT"] = settings.Project,
            ["PULUMI_STACK"] = settings.Stack,
            ["PULUMI_ROOT_DIRECTORY"] = root,
            ["PULUMI_PWD"] = workingDirectory,
            ["PULUMI_DRY_RUN"] = settings.Unknowns ? "true" : "false",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = Parallel.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>The arguments of the Node SDK's runner; the last is the program.</summary>
    public static IReadOnlyList<string> NodeArguments(
        RunSettings settings, string address, string root, string workingDirectory, string program) =>
    [
        $"--monitor={address}",
        $"--engine={address}",
        $"--organization={settings.Organization}",
        $"--project={settings.Project}",
        $"--stack={settings.Stack}",
        $"--root-directory={root}",
        $"--parallel={Parallel}",
        $"--pwd={workingDirectory}",
        .. settings.Unknowns ? ["--dry-run"] : Array.Empty<string>(),
        program,
    ];
}
