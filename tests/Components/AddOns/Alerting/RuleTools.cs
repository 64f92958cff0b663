using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Tests.Components.AddOns.Alerting;

/// <summary>
/// Prometheus' and Alertmanager's own checkers, of the Debian packages <c>prometheus</c> and <c>prometheus-alertmanager</c>. A test that
/// needs one is skipped by name where it is absent.
/// </summary>
internal static class RuleTools
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true };

    /// <summary>An object as both tools read it: JSON is YAML.</summary>
    public static string Text(object value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Runs promtool on files; fails the test with what it says.</summary>
    public static void Promtool(string command, params (string Name, object Content)[] files) => Run("promtool", command, files);

    /// <summary>Runs amtool on files; fails the test with what it says.</summary>
    public static void Amtool(string command, params (string Name, object Content)[] files) => Run("amtool", command, files);

    private static void Run(string tool, string command, (string Name, object Content)[] files)
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, tool))))
            Assert.Ignore($"{tool} is not installed");

        var folder = Directory.CreateTempSubdirectory("rules");
        try
        {
            foreach (var (name, content) in files)
                File.WriteAllText(Path.Combine(folder.FullName, name), content as string ?? Text(content));
            var (code, said) = Ran(tool, $"{command} {files[0].Name}", folder.FullName);
            Assert.That(code, Is.Zero, said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int Code, string Said) Ran(string tool, string arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
