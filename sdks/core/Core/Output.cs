namespace Pulumi;

/// <summary>
/// A value that may only be known once resources exist, together with the resources it comes from and whether it is secret.
/// It owns the propagation of those marks; it does not talk to the engine.
/// </summary>
public sealed class Output<T> : IOutput
{
    /// <summary>Either the task or, until it is first asked for, the source of it.</summary>
    private object _state;

    internal Output(OutputData<T> data) => _state = Task.FromResult(data);

    internal Output(OutputSource<T> source) => _state = source;

    /// <summary>The program waits for the task, and its failure is the program's, also when nobody reads the output.</summary>
    internal Output(Task<OutputData<T>> data, string description)
    {
        _state = data;
        Deployment.Current?.Runner.Track(description, data);
    }

    internal Task<OutputData<T>> DataTask
    {
        get
        {
            var state = Volatile.Read(ref _state);
            if (state is OutputSource<T> source)
            {
                Interlocked.CompareExchange(ref _state, source.ReadAsync(), source);
                state = _state;
            }

            return (Task<OutputData<T>>)state;
        }
    }

    async Task<OutputData<object?>> IOutput.GetDataAsync()
    {
        var data = await DataTask;
        return data.With<object?>(data.Value);
    }

    /// <summary>An output of a task's result. A failed task fails the program.</summary>
    public static Output<T> Create(Task<T> value) => Output.Create(value);

    /// <summary>Runs an effect once the value is known.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func) => Then(async value =>
    {
        await func(value);
        return OutputData<ValueTuple>.Plain(default);
    });

    /// <summary>
    /// Transforms the value once it is known. During a preview the function does not run on an unknown value; the result is
    /// unknown too. The result is secret when this output is.
    /// </summary>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) =>
        Then(value => Task.FromResult(OutputData<TResult>.Plain(func(value))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) =>
        Then(async value => OutputData<TResult>.Plain(await func(value)));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => ThenOutput(value => func(value).ToOutput());

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) =>
        ThenOutput(value => func(value) ?? Output.Create(default(TResult)!));

    /// <summary>A reminder that the text of an output is not the text of its value. Fails instead when
    /// <c>PULUMI_ERROR_OUTPUT_STRING</c> is <c>1</c> or <c>true</c>.</summary>
    public override string ToString()
    {
        const string Message =
            "Calling [ToString] on an [Output<T>] is not supported.\n\n" +
            "To get the value of an Output<T> as an Output<string> consider:\n" +
            "1. o.Apply(v => $\"prefix{v}suffix\")\n" +
            "2. Output.Format($\"prefix{hostname}suffix\")\n\n" +
            "See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.";
        var isError = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (isError == "1" || string.Equals(isError, "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException(Message);

        if (Deployment.Current is not null)
            Log.Warn(Message);
        return Message;
    }

    private Output<TResult> Then<TResult>(Func<T, Task<OutputData<TResult>>> next) =>
        new(ThenAsync(next, waitsForUser: true), "Output.Apply");

    private Output<TResult> ThenOutput<TResult>(Func<T, Output<TResult>> next) =>
        new(ThenAsync(value => next(value).DataTask, waitsForUser: false), "Output.Apply");

    /// <param name="next">The user's function.</param>
    /// <param name="waitsForUser">
    /// Whether the task that comes back is the user's, or an output's that the deployment already tracks.
    /// </param>
    private async Task<OutputData<TResult>> ThenAsync<TResult>(Func<T, Task<OutputData<TResult>>> next, bool waitsForUser)
    {
        var source = await DataTask;
        if (!source.IsKnown)
            return OutputData<TResult>.Unknown(source.Resources, source.IsSecret);

        var runner = Deployment.Current?.Runner;
        if (waitsForUser)
        {
            using (runner?.UserCode())
                return source.Then(await next(source.Value));
        }

        Task<OutputData<TResult>> inner;
        using (runner?.UserCode())
            inner = next(source.Value);
        return source.Then(await inner);
    }
}
