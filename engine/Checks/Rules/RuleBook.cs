using System.Collections.Concurrent;

namespace Platform.Engine.Checks.Rules;

/// <summary>The rules of one package, found by type. What holds for a type is gathered once. Safe for many threads.</summary>
internal sealed class RuleBook
{
    private readonly Dictionary<string, List<RuleEntry>> _byType = new(StringComparer.Ordinal);
    private readonly List<RuleEntry> _byPattern = [];
    private readonly ConcurrentDictionary<string, RuleSet> _sets = new(StringComparer.Ordinal);

    /// <summary>Takes the entries.</summary>
    public RuleBook(IEnumerable<RuleEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Type.Contains('*'))
                _byPattern.Add(entry);
            else if (_byType.TryGetValue(entry.Type, out var list))
                list.Add(entry);
            else
                _byType.Add(entry.Type, [entry]);
        }
    }

    /// <summary>What holds for objects of the type.</summary>
    public RuleSet For(string token) => _sets.GetOrAdd(token, static (name, self) => self.Gather(name), this);

    private RuleSet Gather(string token)
    {
        var type = RuleEntry.ShortForm(token);
        return new RuleSet(_byType.GetValueOrDefault(type, []).Concat(_byPattern.Where(entry => RuleEntry.Matches(entry.Type, type))));
    }
}

/// <summary>
/// What holds for the properties of one type. Of several entries for a property the most specific counts: the one whose type, and
/// then whose property, is spelt out furthest. Entries equally specific all count, and so do all for the object itself.
/// </summary>
internal sealed class RuleSet(IEnumerable<RuleEntry> entries)
{
    private readonly IReadOnlyList<RuleEntry> _entries = [.. entries];
    private readonly ConcurrentDictionary<string, IReadOnlyList<ValueRule>> _byName = new(StringComparer.Ordinal);

    /// <summary>The rules of a property, or of the object itself.</summary>
    public IReadOnlyList<ValueRule> Of(string property) =>
        _entries.Count == 0 ? [] : _byName.GetOrAdd(property, static (name, self) => self.Find(name), this);

    private IReadOnlyList<ValueRule> Find(string property)
    {
        var matching = _entries.Where(entry => RuleEntry.Matches(entry.Property, property)).ToList();
        if (matching.Count == 0 || property == RuleEntry.Itself)
            return [.. matching.Select(entry => entry.Rule)];

        var most = matching.Max(Specificity);
        return [.. matching.Where(entry => Specificity(entry) == most).Select(entry => entry.Rule)];
    }

    private static (int, int) Specificity(RuleEntry entry) => (Spelt(entry.Type), Spelt(entry.Property));

    // A full name is more specific than any pattern.
    private static int Spelt(string pattern) => pattern.Contains('*') ? pattern.Length - 1 : int.MaxValue;
}
