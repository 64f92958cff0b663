using System.Diagnostics;
using System.Text.Json;

namespace Peers.Tests.Types;

/// <summary>Runs <c>types.mjs</c>, the judge that compiles literal constructions against the official packages.</summary>
internal static class TypeJudge
{
    /// <summary>Judges everything in our schemas.</summary>
    public static Task<Verdict> Schemas() => Run([Script]);

    /// <summary>Judges a JSON list of <c>{ token, inputs }</c>; inputs may be as registrations carry them.</summary>
    public static async Task<Verdict> Resources([System.Diagnostics.CodeAnalysis.StringSyntax("Json")] string list)
    {
        using var valid = JsonDocument.Parse(list);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, list);
            return await Run([Script, file]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs the judge's own tests, which seed faults into a schema.</summary>
    public static Task<Verdict> OwnTests() => Run(["--test", Path.Combine(Folder, "types.test.mjs")]);

    private static string Folder => Path.Combine(Node.Folder, "Types");

    private static string Script => Path.Combine(Folder, "types.mjs");

    private static async Task<Verdict> Run(string[] arguments)
    {
        var start = new ProcessStartInfo(Node.Require(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Verdict(process.ExitCode, await output + await errors);
    }
}

/// <summary>What the judge printed and how it ended: 0 without faults, 1 with faults.</summary>
internal sealed record Verdict(int ExitCode, string Text);
