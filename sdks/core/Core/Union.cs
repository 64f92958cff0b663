using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>A union whose type arguments are not known at compile time.</summary>
internal interface IUnion
{
    object? Held { get; }
}

/// <summary>One of two values. The default holds a default <typeparamref name="T0"/>.</summary>
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    private readonly T0 _first;
    private readonly T1 _second;

    private Union(T0 first, T1 second, bool isSecond) => (_first, _second, IsT1) = (first, second, isSecond);

    /// <summary>Whether the first alternative is held.</summary>
    public bool IsT0 => !IsT1;

    /// <summary>Whether the second alternative is held.</summary>
    public bool IsT1 { get; }

    /// <summary>The first alternative.</summary>
    /// <exception cref="InvalidOperationException">The second is held.</exception>
    public T0 AsT0 => IsT0 ? _first : throw Wrong(held: nameof(T1), wanted: nameof(T0));

    /// <summary>The second alternative.</summary>
    /// <exception cref="InvalidOperationException">The first is held.</exception>
    public T1 AsT1 => IsT1 ? _second : throw Wrong(held: nameof(T0), wanted: nameof(T1));

    /// <summary>Whatever is held.</summary>
    public object Value => (IsT1 ? _second : _first as object)!;

    object? IUnion.Held => Value;

    /// <summary>A union of the first alternative.</summary>
    public static Union<T0, T1> FromT0(T0 input) => new(input, default!, isSecond: false);

    /// <summary>A union of the second alternative.</summary>
    public static Union<T0, T1> FromT1(T1 input) => new(default!, input, isSecond: true);

    /// <summary>Maps the first alternative and leaves the second.</summary>
    public Union<TResult, T1> MapT0<TResult>(Func<T0, TResult> mapFunc) =>
        IsT1 ? Union<TResult, T1>.FromT1(_second) : Union<TResult, T1>.FromT0(mapFunc(_first));

    /// <summary>Maps the second alternative and leaves the first.</summary>
    public Union<T0, TResult> MapT1<TResult>(Func<T1, TResult> mapFunc) =>
        IsT1 ? Union<T0, TResult>.FromT1(mapFunc(_second)) : Union<T0, TResult>.FromT0(_first);

    /// <summary>Maps whichever alternative is held.</summary>
    public Union<TResult0, TResult1> Bimap<TResult0, TResult1>(Func<T0, TResult0> mapFunc0, Func<T1, TResult1> mapFunc1) =>
        IsT1 ? Union<TResult0, TResult1>.FromT1(mapFunc1(_second)) : Union<TResult0, TResult1>.FromT0(mapFunc0(_first));

    /// <summary>The result of the function for whichever alternative is held.</summary>
    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => IsT1 ? f1(_second) : f0(_first);

    /// <summary>Runs the action for whichever alternative is held.</summary>
    public void Switch(Action<T0> f0, Action<T1> f1)
    {
        if (IsT1)
            f1(_second);
        else
            f0(_first);
    }

    /// <summary>Whether the first alternative is held, and it or else the second.</summary>
    public bool TryPickT0(out T0 value, out T1 remainder)
    {
        (value, remainder) = (_first, _second);
        return IsT0;
    }

    /// <summary>Whether the second alternative is held, and it or else the first.</summary>
    public bool TryPickT1(out T1 value, out T0 remainder)
    {
        (value, remainder) = (_second, _first);
        return IsT1;
    }

    /// <summary>A union of the first alternative.</summary>
    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    /// <summary>A union of the second alternative.</summary>
    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    /// <summary>Whether both hold equal values of the same alternative.</summary>
    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    /// <summary>Whether the two differ in alternative or value.</summary>
    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Union<T0, T1> other) => IsT1 == other.IsT1 && Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Union<T0, T1> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsT1, Value);

    /// <inheritdoc/>
    public override string ToString() => Value?.ToString() ?? "";

    private static InvalidOperationException Wrong(string held, string wanted) =>
        new($"The union holds {held} ({(held == nameof(T0) ? typeof(T0) : typeof(T1)).Name}), not {wanted}.");
}
