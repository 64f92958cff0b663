using System.Diagnostics;
using System.Text;

namespace Platform.Engine.Programs;

/// <summary>Runs a process to its end, keeps the end of what it prints, and never leaves it behind.</summary>
internal static class ChildProcess
{
    // A program that prints megabytes is cut in the middle of nowhere rather than held in memory; its end tells most.
    private const int KeptCharacters = 64 * 1024;

    /// <exception cref="OperationCanceledException">The token fired; the process and its children are gone.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        using var process = new Process { StartInfo = start };
        var output = new Tail(KeptCharacters);
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new UserErrorException(
                start.FileName, start.FileName, null, "cannot be started: " + missing.Message,
                Path.IsPathRooted(start.FileName) ? "build it, or correct its path" : $"install {start.FileName} and put it on the PATH");
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, output.ToString());
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The last characters of a text that arrives in lines.</summary>
    private sealed class Tail(int limit)
    {
        private readonly StringBuilder _text = new();
        private long _dropped;

        public void Add(string? line)
        {
            if (line is null)
                return;

            lock (_text)
            {
                _text.Append(line).Append('\n');
                if (_text.Length <= 2 * limit)
                    return;
                _dropped += _text.Length - limit;
                _text.Remove(0, _text.Length - limit);
            }
        }

        public override string ToString()
        {
            lock (_text)
            {
                var dropped = _dropped + Math.Max(0, _text.Length - limit);
                var kept = _text.ToString(_text.Length - Math.Min(limit, _text.Length), Math.Min(limit, _text.Length));
                return dropped == 0 ? kept : $"[{dropped} characters left out]\n{kept}";
            }
        }
    }
}
