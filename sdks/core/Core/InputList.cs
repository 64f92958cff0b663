using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A list input. It keeps its elements as inputs, so that one unknown or secret element marks that element alone.
/// </summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private Input<ImmutableArray<Input<T>>> _items;

    /// <summary>An empty list.</summary>
    public InputList() : this(ImmutableArray<Input<T>>.Empty)
    {
    }

    private InputList(Input<ImmutableArray<Input<T>>> items) : base(ImmutableArray<T>.Empty) => _items = items;

    private protected override object? Payload => ((IInput)_items).Payload;

    /// <summary>Adds elements at the end.</summary>
    public void Add(params Input<T>[] inputs) => _items = Join(_items, ImmutableArray.Create(inputs));

    /// <summary>Adds another list's elements at the end.</summary>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Adds another list's elements at the end.</summary>
    public void AddRange(InputList<T> inputs) => _items = Join(_items, inputs._items);

    /// <summary>A new list: this one's elements, then the other's.</summary>
    public InputList<T> Concat(InputList<T> other) => new(Join(_items, other._items));

    /// <summary>A list of one element.</summary>
    public static implicit operator InputList<T>(T value) => Of([value]);

    /// <summary>A list of one element.</summary>
    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    /// <summary>A list of one element.</summary>
    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    /// <summary>A list of the elements.</summary>
    public static implicit operator InputList<T>(T[] values) => Of(values.Select(Wrap));

    /// <summary>A list of the elements.</summary>
    public static implicit operator InputList<T>(Output<T>[] values) => Of(values.Select(Wrap));

    /// <summary>A list of the elements.</summary>
    public static implicit operator InputList<T>(Input<T>[] values) => Of(values);

    /// <summary>A list of the elements.</summary>
    public static implicit operator InputList<T>(List<T> values) => Of(values.Select(Wrap));

    /// <summary>A list of the elements.</summary>
    public static implicit operator InputList<T>(List<Output<T>> values) => Of(values.Select(Wrap));

    /// <summary>A list of the elements.</summary>
    public static implicit operator InputList<T>(List<Input<T>> values) => Of(values);

    /// <summary>A list of the elements.</summary>
    public static implicit operator InputList<T>(ImmutableArray<T> values) =>
        Of(values.IsDefault ? [] : values.Select(Wrap));

    /// <summary>A list of the elements.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) =>
        Of(values.IsDefault ? [] : values.Select(Wrap));

    /// <summary>A list of the elements.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => Of(values.IsDefault ? [] : values);

    /// <summary>A list whose length is only known with the output.</summary>
    public static implicit operator InputList<T>(Output<T[]> values) => Of(values.Apply(Wrapped));

    /// <summary>A list whose length is only known with the output.</summary>
    public static implicit operator InputList<T>(Output<List<T>> values) => Of(values.Apply(Wrapped));

    /// <summary>A list whose length is only known with the output.</summary>
    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => Of(values.Apply(Wrapped));

    /// <summary>A list whose length is only known with the output.</summary>
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) =>
        Of(values.Apply(items => Wrapped(items.IsDefault ? [] : items)));

    /// <summary>The elements as inputs, once the list's length is known; none when it is unknown.</summary>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await _items.ToOutput().DataTask.WaitAsync(cancellationToken);
        if (!data.IsKnown)
            yield break;

        foreach (var item in data.Value)
            yield return item;
    }

    /// <summary>Exists for collection initializers; the elements may not be there yet.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"An {nameof(InputList<T>)} cannot be enumerated; read it through ToOutput().Apply.");

    internal override Output<ImmutableArray<T>> AsOutput() =>
        _items.TryGetPlain(out var items)
            ? Output.AllOf(items.Select(item => item.ToOutput()))
            : _items.ToOutput().Apply(later => Output.AllOf(later.Select(item => item.ToOutput())));

    internal override bool TryGetPlain(out ImmutableArray<T> value)
    {
        value = default;
        return false;
    }

    private static InputList<T> Of(IEnumerable<Input<T>> items) => new(ImmutableArray.CreateRange(items));

    private static InputList<T> Of(Output<ImmutableArray<Input<T>>> items) => new(items);

    private static Input<T> Wrap(T value) => value;

    private static Input<T> Wrap(Output<T> value) => value;

    private static ImmutableArray<Input<T>> Wrapped(IEnumerable<T>? values) => [.. (values ?? []).Select(Wrap)];

    private static Input<ImmutableArray<Input<T>>> Join(Input<ImmutableArray<Input<T>>> first, Input<ImmutableArray<Input<T>>> second) =>
        first.TryGetPlain(out var left) && second.TryGetPlain(out var right)
            ? left.AddRange(right)
            : Output.Tuple(first, second).Apply(both => both.Item1.AddRange(both.Item2));
}
