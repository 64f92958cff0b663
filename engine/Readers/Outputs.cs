using System.Text;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>Shows what a stack exports, one line per value, and how it differs from before. Secrets are masked.</summary>
internal static class Outputs
{
    /// <summary>The list with its heading; empty when the stack exports nothing, before and after.</summary>
    public static string Of(StackPreview preview, Paint paint)
    {
        var changes = preview.Plan.OutputChanges.ToLookup(change => change.Path.Root, StringComparer.Ordinal);
        var gone = preview.Plan.OutputChanges.Where(change => change is { Kind: ChangeKind.Delete, Path.Steps.Count: 1 })
            .Select(change => KeyValuePair.Create(change.Path.Root, change.Old!));
        var outputs = preview.Graph.Outputs.With(new ObjectValue(gone));
        if (outputs.Count == 0)
            return "";

        var text = new StringBuilder();
        text.Append(paint.This("Outputs", Tone.Strong)).Append('\n');
        foreach (var (name, value) in outputs)
        {
            var (sign, tone) = Mark(changes[name]);
            // The graph has what the simulation made up where the plan knows that only the update can tell.
            var open = changes[name].FirstOrDefault(change => change is { Path.Steps.Count: 1, New.HasUnknowns: true })?.New;
            Append(text, sign.Length == 0 ? "    " : $"  {paint.This(sign, tone)} ", VisibleText.Of(name), open ?? value, "    ");
        }

        return text.ToString();
    }

    private static (string Sign, Tone Tone) Mark(IEnumerable<PropertyChange> changes) => changes.ToArray() switch
    {
        [] => ("", Tone.Plain),
        [{ Kind: ChangeKind.Add, Path.Steps.Count: 1 }] => ("+", Tone.Good),
        [{ Kind: ChangeKind.Delete, Path.Steps.Count: 1 }] => ("-", Tone.Bad),
        _ => ("~", Tone.Warning),
    };

    private static void Append(StringBuilder text, string lead, string name, PropertyValue value, string indent)
    {
        if (value is ObjectValue { Count: > 0 } fields)
        {
            text.Append(lead).Append(name).Append(":\n");
            foreach (var (key, field) in fields)
                Append(text, indent + "  ", VisibleText.Of(key), field, indent + "  ");
        }
        else
        {
            text.Append(lead).Append(name).Append(": ").Append(ValueText.Line(value, 200)).Append('\n');
        }
    }
}
