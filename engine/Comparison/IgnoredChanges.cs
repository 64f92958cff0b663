using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>
/// Puts back the earlier values at the paths of <c>ignoreChanges</c>. As in the CLI it makes no object or list on the way, and
/// neither lengthens nor shortens a list.
/// </summary>
internal static class IgnoredChanges
{
    /// <summary>The inputs with the earlier values at the path.</summary>
    /// <param name="earlier">What the resource had.</param>
    /// <param name="inputs">What the program gives.</param>
    /// <param name="path">What to put back.</param>
    /// <param name="applied">False when an element on the way was added or removed, so that something could not be put back.</param>
    public static ObjectValue PutBack(ObjectValue earlier, ObjectValue inputs, PropertyPath path, out bool applied)
    {
        applied = true;
        return (ObjectValue)PutBack(earlier, inputs, [.. path.Steps], new Cover(false, false), ref applied);
    }

    private static PropertyValue PutBack(PropertyValue old, PropertyValue now, ReadOnlySpan<PathStep> path, Cover cover, ref bool applied)
    {
        if (old is SecretValue oldSecret)
            return PutBack(oldSecret.Plain, now, path, cover with { Old = true }, ref applied);
        if (now is SecretValue nowSecret)
            return new SecretValue(PutBack(old, nowSecret.Plain, path, cover with { Now = true }, ref applied));

        return path[0] switch
        {
            { IsAny: true } => AtAll(old, now, path, cover, ref applied),
            { Name: { } name } => AtName(old, now, name, path, cover, ref applied),
            { Index: var index } => AtIndex(old, now, index, path, cover, ref applied),
        };
    }

    private static PropertyValue AtName(
        PropertyValue old, PropertyValue now, string name, ReadOnlySpan<PathStep> path, Cover cover, ref bool applied)
    {
        var (before, current) = ((old as ObjectValue)?[name], (now as ObjectValue)?[name]);
        if (now is not ObjectValue fields)
        {
            applied &= before is null;
            return now;
        }

        if (path.Length == 1)
            return before is null ? fields.Without(name) : fields.With(name, cover.Wrap(before));
        if (current is null)
        {
            applied &= before is null;
            return now;
        }

        if (old is not ObjectValue)
        {
            applied = false;
            return now;
        }

        return fields.With(name, PutBack(before ?? NullValue.Instance, current, path[1..], cover, ref applied));
    }

    private static PropertyValue AtIndex(
        PropertyValue old, PropertyValue now, int index, ReadOnlySpan<PathStep> path, Cover cover, ref bool applied)
    {
        var before = old is ListValue { Items: var olds } && index >= 0 && index < olds.Count ? olds[index] : null;
        var items = (now as ListValue)?.Items;
        var current = items is not null && index >= 0 && index < items.Count ? items[index] : null;
        if (before is null || current is null)
        {
            applied &= index >= 0 && before is null && current is null && old is ListValue == now is ListValue;
            return now;
        }

        var value = path.Length == 1 ? cover.Wrap(before) : PutBack(before, current, path[1..], cover, ref applied);
        return new ListValue([.. items!.Take(index), value, .. items!.Skip(index + 1)]);
    }

    private static PropertyValue AtAll(PropertyValue old, PropertyValue now, ReadOnlySpan<PathStep> path, Cover cover, ref bool applied)
    {
        switch (old, now)
        {
            case (ObjectValue before, ObjectValue) when path.Length == 1:
                return new ObjectValue(before.Select(entry => KeyValuePair.Create(entry.Key, cover.Wrap(entry.Value))));

            case (ObjectValue before, ObjectValue current):
                foreach (var (name, value) in before)
                {
                    if (current[name] is { } member)
                        current = current.With(name, PutBack(value, member, path[1..], cover, ref applied));
                    else
                        applied = false;
                }

                return current;

            case (ListValue before, ListValue current):
                var items = new List<PropertyValue>(current.Items);
                for (var i = 0; i < Math.Min(items.Count, before.Items.Count); i++)
                {
                    items[i] = path.Length == 1
                        ? cover.Wrap(before.Items[i])
                        : PutBack(before.Items[i], items[i], path[1..], cover, ref applied);
                }

                applied &= before.Items.Count == current.Items.Count;
                return new ListValue(items);

            default:
                applied &= path.Length == 1 && now is ObjectValue or ListValue;
                return now;
        }
    }

    /// <summary>Whether the walk is inside a secret: a value taken out of one must stay one.</summary>
    private readonly record struct Cover(bool Old, bool Now)
    {
        public PropertyValue Wrap(PropertyValue value) => Old && !Now ? new SecretValue(value) : value;
    }
}
