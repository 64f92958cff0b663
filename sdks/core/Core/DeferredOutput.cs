namespace Pulumi;

/// <summary>An output that is handed out first and resolved later, for values that run against the order of construction.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<Output<T>> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An output that settles once <see cref="Resolve"/> was called and its argument has settled.</summary>
    public DeferredOutput() => Output = new Output<T>(ReadAsync(), "DeferredOutput");

    /// <summary>The output to hand out.</summary>
    public Output<T> Output { get; }

    /// <summary>Settles <see cref="Output"/> with another output's data.</summary>
    /// <exception cref="InvalidOperationException">It was resolved before.</exception>
    public void Resolve(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!_source.TrySetResult(output))
            throw new InvalidOperationException("The deferred output is already resolved; call Resolve once.");
    }

    private async Task<OutputData<T>> ReadAsync() => await (await _source.Task).DataTask;
}
