using System.Collections;

namespace Platform.Engine.Graph;

/// <summary>A list of values.</summary>
public sealed record ListValue(IReadOnlyList<PropertyValue> Items) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => Items.Any(item => item.HasUnknowns);

    /// <inheritdoc/>
    public override bool HasSecrets => Items.Any(item => item.HasSecrets);

    /// <inheritdoc/>
    public bool Equals(ListValue? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(Items.Count, HashCode.Combine);
}

/// <summary>Named values, ordered by name. Reading by name is a binary search; making a changed copy is linear.</summary>
public sealed record ObjectValue : PropertyValue, IEnumerable<KeyValuePair<string, PropertyValue>>
{
    private readonly KeyValuePair<string, PropertyValue>[] _entries;

    /// <summary>The values; of two with one name the later counts.</summary>
    public ObjectValue(IEnumerable<KeyValuePair<string, PropertyValue>> entries)
    {
        var sorted = new SortedDictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
            sorted[name] = value;
        _entries = [.. sorted];
    }

    private ObjectValue(KeyValuePair<string, PropertyValue>[] sorted) => _entries = sorted;

    /// <summary>No values.</summary>
    public static ObjectValue Empty { get; } = new(Array.Empty<KeyValuePair<string, PropertyValue>>());

    /// <summary>How many values there are.</summary>
    public int Count => _entries.Length;

    /// <summary>The names in order.</summary>
    public IEnumerable<string> Names => _entries.Select(entry => entry.Key);

    /// <inheritdoc/>
    public override bool HasUnknowns => _entries.Any(entry => entry.Value.HasUnknowns);

    /// <inheritdoc/>
    public override bool HasSecrets => _entries.Any(entry => entry.Value.HasSecrets);

    /// <summary>The value of the name, or null.</summary>
    public PropertyValue? this[string name] => IndexOf(name) is >= 0 and var index ? _entries[index].Value : null;

    /// <summary>The text of the name, also when it is secret; null when there is none or it is no text.</summary>
    public string? Text(string name) => (this[name]?.Plain as StringValue)?.Value;

    /// <summary>Takes values whose names are in order and differ.</summary>
    public static ObjectValue FromSorted(KeyValuePair<string, PropertyValue>[] sorted) => sorted.Length == 0 ? Empty : new(sorted);

    /// <summary>A copy in which the name has the value.</summary>
    public ObjectValue With(string name, PropertyValue value) =>
        new(_entries.Append(KeyValuePair.Create(name, value)));

    /// <summary>A copy with the other's values added; where both have a name, the other's counts.</summary>
    public ObjectValue With(ObjectValue other) => other.Count == 0 ? this : new(_entries.Concat(other._entries));

    /// <summary>A copy without the name.</summary>
    public ObjectValue Without(string name) =>
        IndexOf(name) < 0 ? this : FromSorted([.. _entries.Where(entry => entry.Key != name)]);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, PropertyValue>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ObjectValue? other) => other is not null && _entries.AsSpan().SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _entries.Aggregate(_entries.Length, (hash, entry) => HashCode.Combine(hash, entry.Key, entry.Value));

    private int IndexOf(string name)
    {
        var (low, high) = (0, _entries.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_entries[middle].Key, name);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
