using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map input. It keeps its values as inputs, so that one unknown or secret value marks that value alone.</summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Input<ImmutableDictionary<string, Input<TValue>>> _items;

    /// <summary>An empty map.</summary>
    public InputMap() : this(ImmutableDictionary<string, Input<TValue>>.Empty)
    {
    }

    private InputMap(Input<ImmutableDictionary<string, Input<TValue>>> items) : base(ImmutableDictionary<string, TValue>.Empty) =>
        _items = items;

    private protected override object? Payload => ((IInput)_items).Payload;

    /// <summary>Adds a value. The program fails when the key is there already with a different value.</summary>
    public void Add(string key, Input<TValue> value) =>
        _items = _items.TryGetPlain(out var items)
            ? Put(items, key, value)
            : _items.ToOutput().Apply(later => Put(later, key, value));

    /// <summary>Adds another map's values. The program fails when a key is there already with a different value.</summary>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <inheritdoc cref="Add(InputMap{TValue})"/>
    public void AddRange(InputMap<TValue> values) => _items = Join(_items, values._items);

    /// <inheritdoc cref="Add(string, Input{TValue})"/>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Both maps in one; where both have a key, the second's value counts.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        first._items.TryGetPlain(out var left) && second._items.TryGetPlain(out var right)
            ? new(OrEmpty(left).SetItems(OrEmpty(right)))
            : new(Output.Tuple(first._items, second._items).Apply(both => OrEmpty(both.Item1).SetItems(OrEmpty(both.Item2))));

    /// <summary>A map of the values.</summary>
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => new(Wrapped(values));

    /// <summary>A map of the values.</summary>
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => new(Wrapped(values));

    /// <summary>A map whose keys are only known with the output.</summary>
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => new(values.Apply(Wrapped));

    /// <summary>A map whose keys are only known with the output.</summary>
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => new(values.Apply(Wrapped));

    /// <summary>A map whose keys are only known with the output.</summary>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => new(values.Apply(Wrapped));

    /// <summary>The entries as inputs, once the map's keys are known; none when they are unknown.</summary>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await _items.ToOutput().DataTask.WaitAsync(cancellationToken);
        if (!data.IsKnown)
            yield break;

        foreach (var (key, value) in OrEmpty(data.Value))
            yield return value.ToOutput().Apply(known => KeyValuePair.Create(key, known));
    }

    /// <summary>Exists for collection initializers; the entries may not be there yet.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"An {nameof(InputMap<TValue>)} cannot be enumerated; read it through ToOutput().Apply.");

    internal override Output<ImmutableDictionary<string, TValue>> AsOutput() =>
        _items.TryGetPlain(out var items) ? Flatten(items) : _items.ToOutput().Apply(Flatten);

    internal override bool TryGetPlain(out ImmutableDictionary<string, TValue> value)
    {
        value = ImmutableDictionary<string, TValue>.Empty;
        return false;
    }

    private static Output<ImmutableDictionary<string, TValue>> Flatten(ImmutableDictionary<string, Input<TValue>>? items)
    {
        if (items is null)
            return new(OutputData<ImmutableDictionary<string, TValue>>.Plain(null!));

        var keys = items.Keys.ToArray();
        return Output.AllOf(keys.Select(key => items[key].ToOutput())).Apply(values =>
            keys.Zip(values).ToImmutableDictionary(pair => pair.First, pair => pair.Second));
    }

    /// <summary>No map stays no map: an output without a value must not become an empty map on its way into another resource.</summary>
    private static ImmutableDictionary<string, Input<TValue>> Wrapped(IEnumerable<KeyValuePair<string, TValue>>? values) =>
        values?.ToImmutableDictionary(pair => pair.Key, pair => (Input<TValue>)pair.Value)!;

    private static ImmutableDictionary<string, Input<TValue>> OrEmpty(ImmutableDictionary<string, Input<TValue>>? items) =>
        items ?? ImmutableDictionary<string, Input<TValue>>.Empty;

    private static ImmutableDictionary<string, Input<TValue>> Put(
        ImmutableDictionary<string, Input<TValue>>? items, string key, Input<TValue> value) =>
        OrEmpty(items).TryGetValue(key, out var present)
            ? OrEmpty(items).SetItem(key, Same(key, present, value))
            : OrEmpty(items).Add(key, value);

    /// <summary>One value for a key that was added twice; that the values differ may only be known later.</summary>
    private static Output<TValue> Same(string key, Input<TValue> present, Input<TValue> added) =>
        Output.Tuple(present, added).Apply(both =>
            EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2) ? both.Item1 : throw Clash(key));

    private static Input<ImmutableDictionary<string, Input<TValue>>> Join(
        Input<ImmutableDictionary<string, Input<TValue>>> first, Input<ImmutableDictionary<string, Input<TValue>>> second)
    {
        // A clash is reported through an output, so that it fails the program at the same moment as the official SDK's.
        if (first.TryGetPlain(out var left) && second.TryGetPlain(out var right) && !OrEmpty(right).Keys.Any(OrEmpty(left).ContainsKey))
            return OrEmpty(left).SetItems(OrEmpty(right));

        return Output.Tuple(first, second).Apply(both => AddAll(OrEmpty(both.Item1), OrEmpty(both.Item2)));
    }

    private static ImmutableDictionary<string, Input<TValue>> AddAll(
        ImmutableDictionary<string, Input<TValue>> items, ImmutableDictionary<string, Input<TValue>> added)
    {
        foreach (var (key, value) in added)
        {
            if (items.TryGetValue(key, out var present) && !ReferenceEquals(present, value))
                throw Clash(key);
            items = items.SetItem(key, value);
        }

        return items;
    }

    private static ArgumentException Clash(string key) => new($"Key '{key}' already exists in the map with a different value.");
}
