using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Makes outputs and combines them. Tuples and JSON stand in files of their own.</summary>
public static partial class Output
{
    /// <summary>A known, public output of the value.</summary>
    public static Output<T> Create<T>(T value) => new(OutputData<T>.Plain(value));

    /// <inheritdoc cref="Output{T}.Create(Task{T})"/>
    public static Output<T> Create<T>(Task<T> value) => FromTask(value, isSecret: false);

    /// <summary>A known output whose value the engine encrypts and masks.</summary>
    public static Output<T> CreateSecret<T>(T value) => new(OutputData<T>.Secret(value));

    /// <inheritdoc cref="CreateSecret{T}(T)"/>
    public static Output<T> CreateSecret<T>(Task<T> value) => FromTask(value, isSecret: true);

    /// <inheritdoc cref="CreateSecret{T}(T)"/>
    public static Output<T> CreateSecret<T>(Output<T> value) => value.WithSecret(true);

    /// <summary>The same value, no longer secret.</summary>
    public static Output<T> Unsecret<T>(Output<T> output) => output.WithSecret(false);

    /// <summary>Whether the output is secret, once it has settled.</summary>
    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.DataTask).IsSecret;

    /// <summary>All values as one output: unknown when one is unknown, secret when one is secret, with the resources of all.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => AllOf(inputs.Select(input => input.ToOutput()));

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => AllOf(inputs.Select(input => input.ToOutput()));

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => AllOf(outputs);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => AllOf(outputs);

    /// <summary>An interpolated string whose holes may be inputs or outputs; formatted with the invariant culture.</summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        var holes = formattableString.GetArguments().Select(argument => new Output<object?>(HoleAsync(argument), "Output.Format"));
        return AllOf(holes).Apply(values =>
            string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));
    }

    internal static Output<ImmutableArray<T>> AllOf<T>(IEnumerable<Output<T>> outputs) => new(AllAsync([.. outputs]), "Output.All");

    /// <summary>The same data with another secret mark.</summary>
    internal static Output<T> WithSecret<T>(this Output<T> output, bool isSecret) =>
        new(MarkAsync(output, Task.FromResult(isSecret)), "Output.WithSecret");

    /// <inheritdoc cref="WithSecret{T}(Output{T}, bool)"/>
    internal static Output<T> WithSecret<T>(this Output<T> output, Task<bool> isSecret) =>
        new(MarkAsync(output, isSecret), "Output.WithSecret");

    private static async Task<OutputData<T>> MarkAsync<T>(Output<T> output, Task<bool> isSecret) =>
        (await output.DataTask) with { IsSecret = await isSecret };

    /// <param name="value">The user's task.</param>
    /// <param name="isSecret">Whether its result is secret.</param>
    /// <param name="description">What a failure of the task is reported as.</param>
    internal static Output<T> FromTask<T>(Task<T> value, bool isSecret, string description = "Output.Create")
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(ReadAsync(), description);

        async Task<OutputData<T>> ReadAsync()
        {
            using (Deployment.Current?.Runner.UserCode())
                return new OutputData<T>([], await value, IsKnown: true, isSecret);
        }
    }

    private static async Task<OutputData<ImmutableArray<T>>> AllAsync<T>(Output<T>[] outputs)
    {
        var resources = ImmutableHashSet<Resource>.Empty;
        var values = ImmutableArray.CreateBuilder<T>(outputs.Length);
        var (isKnown, isSecret) = (true, false);
        foreach (var output in outputs)
        {
            var data = await output.DataTask;
            values.Add(data.Value);
            resources = resources.Merge(data.Resources);
            isKnown &= data.IsKnown;
            isSecret |= data.IsSecret;
        }

        return new(resources, values.MoveToImmutable(), isKnown, isSecret);
    }

    private static async Task<OutputData<object?>> HoleAsync(object? hole)
    {
        var output = hole is IInput input ? input.ToOutput() : hole as IOutput;
        return output is null ? OutputData<object?>.Plain(hole) : await output.GetDataAsync();
    }
}
