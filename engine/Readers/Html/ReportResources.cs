using System.Text.Json;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using Platform.Engine.Readers.Markdown;

namespace Platform.Engine.Readers.Html;

/// <summary>
/// Writes a stack's resources and what happens to them. They name each other by their places in the list, since urns are long and
/// there are many.
/// </summary>
internal static class ReportResources
{
    /// <summary>Writes the member <c>resources</c> into an object that is open.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="steps">The steps of the plan, what goes behind what is there.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Step> steps)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < steps.Count; place++)
            places.TryAdd(steps[place].Urn, place);
        // What is deleted names the others as they were called before.
        for (var place = 0; place < steps.Count; place++)
        {
            if (steps[place].Old is { } old)
                places.TryAdd(old.Node.Urn, place);
        }

        json.WriteStartArray("resources");
        foreach (var step in steps)
            Write(json, step, places);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Step step, Dictionary<string, int> places)
    {
        var node = step.Node;
        json.WriteStartObject();
        json.WriteString("urn", node.Urn);
        json.WriteString("type", Words.Type(node.Type));
        json.WriteString("name", node.Name);
        json.WriteString("operation", step.Operation.Name());
        if (node.Parent is { } parent && places.TryGetValue(parent, out var above))
            json.WriteNumber("parent", above);
        if (ProviderOf(node) is { } provider && places.TryGetValue(provider, out var by))
            json.WriteNumber("provider", by);
        if (!string.IsNullOrEmpty(node.Id))
            json.WriteString("id", node.Id);
        Flag(json, "custom", node.Custom);
        Flag(json, "internal", step.IsInternal);
        Flag(json, "external", node.External);
        Flag(json, "protect", node.Options.Protect);
        Flag(json, "retain", node.Options.RetainOnDelete);
        Flag(json, "deletesFirst", step is { DeletesFirst: true, Operation: Operation.Replace });
        Flag(json, "protectionChanges", step.ChangesProtection);
        Flag(json, "destroys", step.Destroys);
        if (step.Destroys && StatefulTypes.Holding(node.Type) is { } holding)
            json.WriteString("holds", holding);
        WriteDependencies(json, node, places);
        WriteReasons(json, step);
        if (step.Changes.Count > 0)
        {
            json.WriteStartArray("diff");
            foreach (var line in DiffLines.Raw(step))
                json.WriteStringValue(line);
            json.WriteEndArray();
        }

        json.WritePropertyName("inputs");
        ValueJson.Write(json, node.Inputs, SecretForm.Masked);
        json.WriteEndObject();
    }

    private static void WriteDependencies(Utf8JsonWriter json, ResourceNode node, Dictionary<string, int> places)
    {
        var named = node.Dependencies.Concat(node.PropertyDependencies.Values.SelectMany(urns => urns));
        var found = new SortedSet<int>();
        foreach (var urn in named)
        {
            if (places.TryGetValue(urn, out var place))
                found.Add(place);
        }

        if (found.Count == 0)
            return;
        json.WriteStartArray("dependencies");
        foreach (var place in found)
            json.WriteNumberValue(place);
        json.WriteEndArray();
    }

    private static void WriteReasons(Utf8JsonWriter json, Step step)
    {
        if (step.Reasons.Count == 0)
            return;
        json.WriteStartArray("reasons");
        foreach (var reason in step.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("key", reason.Key);
            if (reason.Because is { } because)
                json.WriteString("because", because);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? ProviderOf(ResourceNode node) =>
        node.Provider is { } reference && reference.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end ? reference[..end] : null;

    private static void Flag(Utf8JsonWriter json, string name, bool flag)
    {
        if (flag)
            json.WriteBoolean(name, true);
    }
}
