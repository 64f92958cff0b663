using System.Text.Json;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>
/// Writes a preview in the shape of <c>pulumi preview --json</c>: what stays the same is left out but for the stack itself, default
/// providers are not there, what is deleted comes last, secrets are the text <c>[secret]</c>.
/// </summary>
internal static class PreviewJson
{
    /// <summary>Writes one stack into a stream, as UTF-8, with its last line feed.</summary>
    public static void Write(Stream stream, StackPreview preview) => StackJson.Write(stream, preview, Write);

    /// <summary>Writes several stacks into a stream, as members of one object by their names.</summary>
    public static void Write(Stream stream, IReadOnlyList<StackPreview> previews) =>
        StackJson.Write(stream, previews, preview => preview.Stack, Write);

    private static void Write(Utf8JsonWriter json, StackPreview preview)
    {
        json.WriteStartObject();
        WriteConfig(json, preview.Graph.Config);
        WriteSteps(json, preview);
        WriteDiagnostics(json, preview.Problems);
        if (preview.Duration > TimeSpan.Zero)
            json.WriteNumber("duration", preview.Duration.Ticks * 100);
        WriteCounts(json, preview.Plan.Counts);
        json.WriteEndObject();
    }

    private static void WriteConfig(Utf8JsonWriter json, ObjectValue config)
    {
        if (config.Count == 0)
            return;
        json.WriteStartObject("config");
        foreach (var (key, value) in config)
        {
            json.WriteString(key, value switch
            {
                StringValue text => text.Value,
                SecretValue => Signatures.Masked,
                _ => ValueJson.Line(value),
            });
        }

        json.WriteEndObject();
    }

    private static void WriteSteps(Utf8JsonWriter json, StackPreview preview)
    {
        var steps = preview.Plan.Steps.Where(IsListed).ToArray();
        if (steps.Length == 0)
            return;
        json.WriteStartArray("steps");
        foreach (var step in steps)
        {
            Write(json, step, preview.Graph);
            if (json.BytesPending > 1 << 20)
                json.Flush();
        }

        json.WriteEndArray();
    }

    /// <summary>The CLI leaves out what only finishes an earlier replacement.</summary>
    private static bool IsListed(Step step) =>
        (step.IsShown && step.Operation != Operation.DeleteReplaced) || step.Node.Type == Urns.StackType;

    private static void Write(Utf8JsonWriter json, Step step, ResourceGraph graph)
    {
        json.WriteStartObject();
        json.WriteString("op", step.Operation.Name());
        json.WriteString("urn", step.Urn);
        if (step.Node.Provider is { Length: > 0 } provider)
            json.WriteString("provider", provider);
        WriteState(json, "oldState", step.Old?.Node);
        WriteState(json, "newState", step.New is { Type: Urns.StackType } stack ? stack with { Outputs = graph.Outputs } : step.New);
        WriteTexts(json, "diffReasons", step.Changes.Select(change => change.Path.Root));
        WriteTexts(json, "replaceReasons", step.Reasons.Select(Root));
        WriteDetailedDiff(json, step);
        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, string name, ResourceNode? node)
    {
        if (node is null)
            return;
        json.WritePropertyName(name);
        ResourceJson.Write(json, node, SecretForm.Masked);
    }

    /// <summary>The input that a reason is about; words such as <c>provider</c> stay as they are.</summary>
    private static string Root(ReplaceReason reason) => PropertyPath.TryParse(reason.Key, out var path) ? path.Root : reason.Key;

    private static void WriteDetailedDiff(Utf8JsonWriter json, Step step)
    {
        if (step.Changes.Count == 0)
        {
            json.WriteNull("detailedDiff");
            return;
        }

        json.WriteStartObject("detailedDiff");
        foreach (var change in step.Changes)
        {
            json.WriteStartObject(change.Path.ToString());
            json.WriteString("kind", change.KindName);
            json.WriteBoolean("inputDiff", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteDiagnostics(Utf8JsonWriter json, IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0)
            return;
        json.WriteStartArray("diagnostics");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            if (problem.Urn is { } urn)
                json.WriteString("urn", urn);
            json.WriteString("message", problem.ToString());
            json.WriteString("severity", problem.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" });
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, IReadOnlyDictionary<Operation, int> counts)
    {
        if (counts.Count == 0)
            return;
        json.WriteStartObject("changeSummary");
        foreach (var (operation, count) in counts)
            json.WriteNumber(operation.Name(), count);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        var distinct = texts.Distinct().ToArray();
        if (distinct.Length == 0)
            return;
        json.WriteStartArray(name);
        foreach (var text in distinct)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
