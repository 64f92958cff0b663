namespace Platform.Stacks.Schemas;

/// <summary>What a key of a stack file takes.</summary>
internal enum SettingKind
{
    /// <summary>A text; a number is taken as it is written.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A block of addresses.</summary>
    Block,

    /// <summary>A map of which the platform knows nothing.</summary>
    Free,

    /// <summary>A map from names; what its entries are stands in the one child.</summary>
    Map,

    /// <summary>A list; what its items are stands in the one child.</summary>
    List,

    /// <summary>A map of settings, which are the children.</summary>
    Group,

    /// <summary>Secrets by their names.</summary>
    Secrets,
}

/// <summary>
/// A key of a stack file, as specs and their documentation describe it. Inert; schema and reference page are readers of it.
/// </summary>
/// <param name="Key">The key; <c>*</c> for an entry of a map, <c>[]</c> for an item of a list.</param>
/// <param name="Path">Where it stands, such as <c>platform:clusters.*.region</c>.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Type">What holds its value in the program.</param>
internal sealed record Setting(string Key, string Path, SettingKind Kind, Type Type)
{
    /// <summary>What it says, without its default; code stands between backquotes.</summary>
    public string What { get; init; } = "";

    /// <summary>The default in words; empty where its documentation has none.</summary>
    public string DefaultWords { get; init; } = "";

    /// <summary>The default; null for none.</summary>
    public object? Default { get; init; }

    /// <summary>Whether null may be written, for nothing.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether the reader cannot do without it.</summary>
    public bool Required { get; init; }

    /// <summary>What rules demand of its values.</summary>
    public Limit Limit { get; init; } = Limit.None;

    /// <summary>The words of a choice.</summary>
    public ImmutableArray<SettingWord> Words { get; init; } = [];

    /// <summary>What is below it.</summary>
    public ImmutableArray<Setting> Children { get; init; } = [];

    /// <summary>The setting and everything below it.</summary>
    public IEnumerable<Setting> All() => Children.SelectMany(child => child.All()).Prepend(this);
}

/// <summary>A word that a choice offers.</summary>
/// <param name="Word">The word.</param>
/// <param name="What">What it means.</param>
internal sealed record SettingWord(string Word, string What);
