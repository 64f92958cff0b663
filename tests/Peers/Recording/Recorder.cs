namespace Peers.Tests.Recording;

/// <summary>Runs the recording monitor of <c>monitor/recorder.mjs</c> for one deployment.</summary>
internal sealed class Recorder : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ChildProcess _process;
    private readonly string _file;

    private Recorder(ChildProcess process, string file, string address)
    {
        _process = process;
        _file = file;
        Address = address;
    }

    /// <summary>Where the monitor and the engine listen.</summary>
    public string Address { get; }

    /// <summary>Starts a recorder that answers as the engine does in the given mode.</summary>
    public static async Task<Recorder> StartAsync(string node, Mode mode)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.jsonl");
        var process = ChildProcess.Start(node, ["monitor/recorder.mjs", "--record", file, .. Arguments(mode)], Node.Folder);
        try
        {
            return new Recorder(process, file, await process.FirstLineAsync(Patience));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>What was asked so far, grouped by method and subject.</summary>
    public IReadOnlyList<Request> Requests => Request.ReadAll(_file);

    /// <summary>Ends the recorder and removes its file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        File.Delete(_file);
    }

    private static string[] Arguments(Mode mode) => mode switch
    {
        Mode.Preview => ["--dry-run"],
        Mode.OldEngine => ["--without", "aliasSpecs", "--without", "resourceReferences", "--without", "outputValues"],
        _ => [],
    };
}
