using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Platform.Engine.Architectures;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using Platform.Engine.Readers.Markdown;
using Platform.Engine.Timelines;

namespace Platform.Engine.Readers.Html;

/// <summary>What a report says besides the previews.</summary>
/// <param name="Day">The day for which it holds.</param>
/// <param name="Base">The commit that the comparison starts from; empty when it is not known.</param>
/// <param name="Head">The commit that is previewed; empty when it is not known.</param>
internal sealed record ReportContext(DateOnly Day, string Base = "", string Head = "");

/// <summary>
/// Writes everything that a report shows as JSON, in the shape of <c>schema/report-data.schema.json</c>. Secrets are masked, and no
/// sign is left in it that could end a script element.
/// </summary>
internal static class ReportData
{
    /// <summary>The version of the shape; it rises with every change that a reader might stumble over.</summary>
    public const int Version = 1;

    /// <summary>
    /// Unlike that of files this encoder escapes less-than, greater-than, ampersand, quotes and what JavaScript takes for an end of line.
    /// </summary>
    private static readonly JsonWriterOptions Layout = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 10_000,
        SkipValidation = true,
    };

    /// <summary>Writes the stacks into a stream, as UTF-8.</summary>
    public static void Write(Stream stream, IReadOnlyList<StackPreview> previews, ReportContext context)
    {
        using var json = new Utf8JsonWriter(stream, Layout);
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("day", context.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (context.Base.Length > 0)
            json.WriteString("base", context.Base);
        if (context.Head.Length > 0)
            json.WriteString("head", context.Head);
        json.WriteString("secret", Signatures.Masked);
        json.WriteString("unknown", Signatures.Unknown);
        json.WriteStartArray("stacks");
        foreach (var preview in previews)
            Write(json, preview);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StackPreview preview)
    {
        var plan = preview.Plan;
        json.WriteStartObject();
        json.WriteString("project", preview.Graph.Project);
        json.WriteString("stack", preview.Stack);
        json.WriteBoolean("failed", preview.Failed);
        json.WriteBoolean("compared", plan.IsCompared);
        json.WriteBoolean("unknowns", preview.Graph.Unknowns);
        json.WriteNumber("secretsNotCompared", plan.SecretsNotCompared);
        json.WriteStartObject("counts");
        foreach (var (operation, count) in plan.Counts)
            json.WriteNumber(operation.Name(), count);
        json.WriteEndObject();
        json.WriteStartArray("problems");
        foreach (var problem in preview.Problems)
            Write(json, problem);
        json.WriteEndArray();
        json.WritePropertyName("outputs");
        ValueJson.Write(json, preview.Graph.Outputs, SecretForm.Masked);
        json.WriteStartArray("outputDiff");
        var outputs = new Step { Operation = Operation.Update, Changes = plan.OutputChanges };
        foreach (var line in plan.OutputChanges.Count == 0 ? [] : DiffLines.Raw(outputs))
            json.WriteStringValue(line);
        json.WriteEndArray();
        ReportResources.Write(json, plan.Steps);
        ArchitectureJson.Write(json, ArchitectureReader.Of(preview.Graph));
        json.WritePropertyName("timeline");
        TimelineJson.Write(json, Timeline.Of(preview.Graph), null);
        if (preview.Cost is { } cost)
        {
            json.WritePropertyName("cost");
            CostJson.Write(json, cost);
        }

        if (preview.Policy is not null)
        {
            json.WritePropertyName("policy");
            PolicyJson.Write(json, preview);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("severity", problem.Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        });
        if (problem.Urn is { } urn)
            json.WriteString("urn", urn);
        json.WriteString("path", problem.Path);
        if (problem.Value is { } value)
            json.WriteString("value", value);
        json.WriteString("rule", problem.Rule);
        if (problem.Fix is { } fix)
            json.WriteString("fix", fix);
        json.WriteEndObject();
    }
}
