using System.Diagnostics;

namespace Peers.Tests.Types;

/// <summary>Runs a Node script to its end and keeps what it printed and how it ended.</summary>
internal static class NodeScript
{
    public static async Task<Verdict> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Node.Require(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Verdict(process.ExitCode, await output + await errors);
    }
}

/// <summary>The exit status of a script, and its output followed by its errors.</summary>
internal sealed record Verdict(int ExitCode, string Text);
