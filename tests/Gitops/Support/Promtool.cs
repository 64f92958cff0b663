namespace Gitops.Tests.Support;

/// <summary>
/// Prometheus' own checker, of the Debian package <c>prometheus</c>. A test that needs it is skipped by name where it is absent.
/// </summary>
internal static class Promtool
{
    /// <summary>Runs promtool on the first of the files; fails the test with what it says.</summary>
    public static void Passes(string command, params (string Name, string Text)[] files)
    {
        Tool.Require("promtool");
        var folder = Directory.CreateTempSubdirectory("rules").FullName;
        try
        {
            foreach (var (name, text) in files)
                File.WriteAllText(Path.Combine(folder, name), text);
            Tool.Run(folder, "promtool", [.. command.Split(' '), files[0].Name]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
