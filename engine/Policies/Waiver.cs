using System.Globalization;
using System.IO.Enumeration;
using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>An exception from a rule that somebody answers for, for a time.</summary>
/// <param name="Key">Where it stands, such as <c>policy:waivers[0]</c>.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Resource">The resource's logical name or urn; <c>*</c> stands for any part.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last day on which it holds.</param>
internal sealed record Waiver(string Key, string Rule, string Resource, string Reason, DateOnly Expires)
{
    /// <summary>Whether it holds for a rule's answer about a resource, whatever the day.</summary>
    public bool Covers(string rule, string urn) =>
        rule == Rule && (FileSystemName.MatchesSimpleExpression(Resource, Urns.Name(urn), ignoreCase: false)
            || FileSystemName.MatchesSimpleExpression(Resource, urn, ignoreCase: false));

    /// <summary>Reads a list of them.</summary>
    /// <param name="list">The value of <c>policy:waivers</c>.</param>
    /// <param name="rules">The ids that there are.</param>
    /// <param name="today">The day; a waiver that ended before it is a problem.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static IReadOnlyList<Waiver> Read(PropertyValue? list, IReadOnlySet<string> rules, DateOnly today, List<Problem> problems)
    {
        if (list is null or NullValue)
            return [];
        if (list is not ListValue { Items: var items })
        {
            problems.Add(new(Severity.Error, null, PolicySettings.WaiversKey, null, "must be a list of waivers", "write a list"));
            return [];
        }

        var waivers = new List<Waiver>();
        for (var index = 0; index < items.Count; index++)
        {
            if (One($"{PolicySettings.WaiversKey}[{index}]", items[index], rules, today, problems) is { } waiver)
                waivers.Add(waiver);
        }

        return waivers;
    }

    private static Waiver? One(string key, PropertyValue item, IReadOnlySet<string> rules, DateOnly today, List<Problem> problems)
    {
        var before = problems.Count;
        var fields = item as ObjectValue ?? ObjectValue.Empty;
        foreach (var name in fields.Names.Where(name => name is not ("rule" or "resource" or "reason" or "expires")))
            Add(name, null, "a waiver has no such key", "leave it out; there are rule, resource, reason and expires");

        var rule = Required("rule", "name the rule, such as EKS-001");
        if (rule is not null && !rules.Contains(rule))
            Add("rule", rule, "there is no such rule", Checks.NearestName.Of(rule, rules) is { } near ? $"did you mean {near}?" : null);
        var resource = Required("resource", "name the resource as the tree does; * stands for any part of it");
        var reason = Required("reason", "say why, for whoever reads it next");
        var expires = Required("expires", "write the last day on which it holds, such as 2027-03-31");
        DateOnly last = default;
        if (expires is not null
            && !DateOnly.TryParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out last))
            Add("expires", expires, "must be a day, such as 2027-03-31", "write year, month and day");
        else if (expires is not null && last < today)
            Add("expires", expires, "the waiver has expired", "mend the resource, or renew the waiver with a reason");
        return problems.Count == before ? new(key, rule!, resource!, reason!, last) : null;

        string? Required(string name, string fix)
        {
            if (fields.Text(name) is { } text && text.Trim().Length > 0)
                return text;
            Add(name, null, "is required, as text", fix);
            return null;
        }

        void Add(string name, string? value, string text, string? fix) =>
            problems.Add(new(Severity.Error, null, $"{key}.{name}", value, text, fix));
    }
}
