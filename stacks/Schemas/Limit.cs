namespace Platform.Stacks.Schemas;

/// <summary>What rules demand of the values of one key, as far as a schema can say it. Inert.</summary>
internal sealed record Limit
{
    /// <summary>Nothing.</summary>
    public static Limit None { get; } = new();

    /// <summary>The least number.</summary>
    public int? Least { get; init; }

    /// <summary>The greatest number.</summary>
    public int? Most { get; init; }

    /// <summary>What a text looks like.</summary>
    public string? Pattern { get; init; }

    /// <summary>What the names of a map look like.</summary>
    public string? Names { get; init; }

    /// <summary>What the texts of a map or a list look like.</summary>
    public string? Entries { get; init; }

    /// <summary>The only numbers there are; empty for any.</summary>
    public ImmutableSortedSet<int> Numbers { get; init; } = [];

    /// <summary>The only texts of a list; empty for any.</summary>
    public ImmutableSortedSet<string> Items { get; init; } = [];

    /// <summary>Whether the key must be there, though the reader can do without.</summary>
    public bool Needed { get; init; }

    /// <summary>Values that are sound.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];
}
