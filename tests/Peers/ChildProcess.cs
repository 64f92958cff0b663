using System.Diagnostics;
using System.Text;

namespace Peers.Tests;

/// <summary>A process that never outlives the test that started it; knows nothing about what it runs.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data, isOutput: true);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data, isOutput: false);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts an executable; an environment value of null removes the variable.</summary>
    public static ChildProcess Start(
        string executable, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return new ChildProcess(new Process { StartInfo = start });
    }

    /// <summary>Everything printed so far, errors included.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Waits for the first line of standard output.</summary>
    public async Task<string> FirstLineAsync(TimeSpan patience)
    {
        try
        {
            return await _firstLine.Task.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{Describe()} printed no line within {patience.TotalSeconds:0} s\n{Output}");
        }
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public async Task<int> ExitCodeAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{Describe()} did not end within {patience.TotalSeconds:0} s\n{Output}");
        }
    }

    /// <summary>Closes its standard input.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Asks the process to end by closing its standard input, then makes it end.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using (var grace = new CancellationTokenSource(TimeSpan.FromSeconds(2)))
        {
            await _process.WaitForExitAsync(grace.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Keep(string? line, bool isOutput)
    {
        if (line is null)
        {
            if (isOutput)
                _firstLine.TrySetException(new EndOfStreamException($"{Describe()} ended without a line\n{Output}"));
            return;
        }

        lock (_output)
            _output.AppendLine(line);
        if (isOutput)
            _firstLine.TrySetResult(line);
    }

    private string Describe() => $"{_process.StartInfo.FileName} {string.Join(' ', _process.StartInfo.ArgumentList)}";
}
