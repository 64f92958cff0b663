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
        KeyValuePair<string, PropertyValue>[] given = [.. entries];
        _entries = IsSorted(given) ? given : Sorted(given);
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
    public ObjectValue With(string name, PropertyValue value) => With(FromSorted([new(name, value)]));

    /// <summary>A copy with the other's values added; where both have a name, the other's counts.</summary>
    public ObjectValue With(ObjectValue other)
    {
        if (other.Count == 0)
            return this;
        if (Count == 0)
            return other;

        var merged = new KeyValuePair<string, PropertyValue>[Count + other.Count];
        var (mine, theirs, count) = (0, 0, 0);
        while (mine < Count || theirs < other.Count)
        {
            var order = mine == Count ? 1
                : theirs == other.Count ? -1
                : string.CompareOrdinal(_entries[mine].Key, other._entries[theirs].Key);
            merged[count++] = order < 0 ? _entries[mine] : other._entries[theirs];
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }

        return FromSorted(count == merged.Length ? merged : merged[..count]);
    }

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

    private static bool IsSorted(ReadOnlySpan<KeyValuePair<string, PropertyValue>> entries)
    {
        for (var index = 1; index < entries.Length; index++)
        {
            if (string.CompareOrdinal(entries[index - 1].Key, entries[index].Key) >= 0)
                return false;
        }

        return true;
    }

    // The sort is stable, so that of equal names the last given stands last.
    private static KeyValuePair<string, PropertyValue>[] Sorted(KeyValuePair<string, PropertyValue>[] given)
    {
        var ordered = given.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
        var count = 0;
        for (var index = 0; index < ordered.Length; index++)
        {
            if (index + 1 == ordered.Length || ordered[index].Key != ordered[index + 1].Key)
                ordered[count++] = ordered[index];
        }

        return count == ordered.Length ? ordered : ordered[..count];
    }

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
