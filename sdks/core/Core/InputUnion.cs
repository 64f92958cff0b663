namespace Pulumi;

/// <summary>An input that takes one of two types.</summary>
public sealed class InputUnion<T0, T1> : Input<Union<T0, T1>>
{
    /// <summary>A union of nothing; the engine sees no value.</summary>
    public InputUnion() : base(default(Union<T0, T1>))
    {
    }

    private InputUnion(Union<T0, T1> value) : base(value)
    {
    }

    private InputUnion(Output<Union<T0, T1>> value) : base(value)
    {
    }

    /// <summary>Either alternative.</summary>
    public static implicit operator InputUnion<T0, T1>(Union<T0, T1> value) => new(value);

    /// <summary>The first alternative.</summary>
    public static implicit operator InputUnion<T0, T1>(T0 value) => new(Union<T0, T1>.FromT0(value));

    /// <summary>The second alternative.</summary>
    public static implicit operator InputUnion<T0, T1>(T1 value) => new(Union<T0, T1>.FromT1(value));

    /// <summary>The first alternative.</summary>
    public static implicit operator InputUnion<T0, T1>(Input<T0> value) =>
        value.TryGetPlain(out var plain) ? plain : value.ToOutput();

    /// <summary>The second alternative.</summary>
    public static implicit operator InputUnion<T0, T1>(Input<T1> value) =>
        value.TryGetPlain(out var plain) ? plain : value.ToOutput();

    /// <summary>Either alternative.</summary>
    public static implicit operator InputUnion<T0, T1>(Output<Union<T0, T1>> value) => new(value);

    /// <summary>The first alternative.</summary>
    public static implicit operator InputUnion<T0, T1>(Output<T0> value) => new(value.Apply(Union<T0, T1>.FromT0));

    /// <summary>The second alternative.</summary>
    public static implicit operator InputUnion<T0, T1>(Output<T1> value) => new(value.Apply(Union<T0, T1>.FromT1));
}
