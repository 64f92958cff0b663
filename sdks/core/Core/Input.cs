namespace Pulumi;

/// <summary>What a resource takes for a property: a plain value or an output of one.</summary>
public class Input<T> : IInput
{
    private readonly T _value = default!;
    private readonly Output<T>? _output;

    private protected Input(T value) => _value = value;

    private protected Input(Output<T> output) => _output = output ?? throw new ArgumentNullException(nameof(output));

    object? IInput.Payload => Payload;

    IOutput IInput.ToOutput() => AsOutput();

    /// <summary>Either a plain value or an output; collections answer with the collection of their inputs.</summary>
    private protected virtual object? Payload => _output is not null ? _output : _value;

    /// <summary>A plain value is taken as it is.</summary>
    public static implicit operator Input<T>(T value) => new(value);

    /// <summary>An output is taken with all its marks.</summary>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    /// <summary>The input as an output.</summary>
    public static implicit operator Output<T>(Input<T> input) => input.AsOutput();

    internal virtual Output<T> AsOutput() => _output ?? Output.Create(_value);

    /// <summary>Whether the input is a plain value; a collection of inputs is none.</summary>
    internal virtual bool TryGetPlain(out T value)
    {
        value = _value;
        return _output is null;
    }
}
