using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>
/// What became of a resource, as far as those who use its values are concerned: which texts the simulation made up for it, and what
/// stands for each of them in the earlier deployment.
/// </summary>
/// <param name="Operation">What happens to the resource.</param>
/// <param name="Urn">The resource.</param>
/// <param name="MadeUp">Texts to replace, longest first.</param>
/// <param name="DeletesFirst">Whether it is gone before its successor is there.</param>
internal sealed record Fate(Operation Operation, string Urn, IReadOnlyList<MadeUpText> MadeUp, bool DeletesFirst)
{
    /// <summary>Whether its values are only known after the update.</summary>
    public bool IsOpen => Operation is Operation.Create or Operation.Replace or Operation.Import;

    /// <param name="step">What happens to the resource.</param>
    /// <param name="simulated">The resource as the simulation answered.</param>
    /// <param name="texts">
    /// Which texts belong to which resource; null when there is nothing to compare with, so that simulated texts are as good as any.
    /// </param>
    public static Fate Of(Step step, ResourceNode simulated, Lazy<MadeUpTexts>? texts)
    {
        var open = step.Operation is Operation.Create or Operation.Replace or Operation.Import;
        var madeUp = texts is null || !simulated.Custom ? []
            : open ? texts.Value.Of(simulated).Select(text => new MadeUpText(text, null))
            : Renamed(simulated, step.Old?.Node ?? simulated);
        return new(
            step.Operation,
            simulated.Urn,
            [.. madeUp.OrderByDescending(text => text.Now.Length).ThenBy(text => text.Now, StringComparer.Ordinal)],
            step.DeletesFirst);
    }

    /// <summary>The texts that the simulation made up otherwise than the cloud had. What the program gives is its own to change.</summary>
    private static IEnumerable<MadeUpText> Renamed(ResourceNode simulated, ResourceNode old)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        if (simulated.Id is { Length: > 0 } id && old.Id is { } formerId)
            renamed[id] = formerId;
        if (!old.Outputs.Equals(simulated.Outputs))
            Collect(simulated.Outputs, old.Outputs, renamed);

        renamed = new(renamed.Where(text => text.Key != text.Value), StringComparer.Ordinal);
        if (renamed.Count == 0)
            return [];
        var given = MadeUpTexts.Given(simulated);
        return renamed.Where(text => !given.Contains(text.Key)).Select(text => new MadeUpText(text.Key, text.Value));
    }

    private static void Collect(PropertyValue now, PropertyValue before, Dictionary<string, string> renamed)
    {
        switch (now.Plain, before.Plain)
        {
            case (StringValue { Value: { Length: > 0 } text }, StringValue { Value: var former }):
                renamed.TryAdd(text, former);
                break;
            case (ObjectValue fields, ObjectValue others):
                foreach (var (name, value) in fields)
                {
                    if (others[name] is { } other)
                        Collect(value, other, renamed);
                }

                break;
            case (ListValue { Items: var items }, ListValue { Items: var others }):
                foreach (var (item, other) in items.Zip(others))
                    Collect(item, other, renamed);
                break;
        }
    }
}

/// <summary>A text that the simulation made up.</summary>
/// <param name="Now">The text.</param>
/// <param name="Before">The one that the earlier deployment has in its place; null when only an update can tell.</param>
internal sealed record MadeUpText(string Now, string? Before);
