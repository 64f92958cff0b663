using System.Globalization;
using System.Text.Json;
using Platform.Engine.Policies;

namespace Platform.Engine.Readers;

/// <summary>Writes what the rules say as JSON, in the shape of <c>schema/policy.schema.json</c>. Secrets are masked.</summary>
internal static class PolicyJson
{
    /// <summary>The version of the shape; it rises with every change that a reader might stumble over.</summary>
    public const int Version = 1;

    /// <summary>Writes one stack into a stream, as UTF-8, with its last line feed.</summary>
    public static void Write(Stream stream, StackPreview preview) => StackJson.Write(stream, preview, Write);

    /// <summary>Writes several stacks into a stream, as members of one object by their names.</summary>
    public static void Write(Stream stream, IReadOnlyList<StackPreview> previews) =>
        StackJson.Write(stream, previews, preview => preview.Stack, Write);

    /// <summary>Writes one stack as an object.</summary>
    public static void Write(Utf8JsonWriter json, StackPreview preview)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("project", preview.Graph.Project);
        json.WriteString("stack", preview.Stack);
        json.WriteBoolean("failed", preview.Failed);
        if (preview.Policy is { } report)
        {
            json.WritePropertyName("report");
            Write(json, report);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PolicyReport report)
    {
        json.WriteStartObject();
        json.WriteString("environment", PolicyText.Environment(report));
        json.WriteString("date", report.Settings.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("resources", report.Resources);
        json.WriteNumber("examined", report.Examined);
        WriteCounts(json, report.CountOf);
        json.WriteStartArray("rules");
        foreach (var rule in report.Rules)
            Write(json, rule, report);
        json.WriteEndArray();
        WriteFindings(json, "findings", report.Findings);
        json.WriteStartArray("faults");
        foreach (var fault in report.Faults)
            json.WriteStringValue(fault.ToString());
        json.WriteEndArray();
        if (report.Comparison is { } comparison)
        {
            json.WriteStartObject("comparison");
            WriteFindings(json, "new", comparison.New);
            WriteFindings(json, "old", comparison.Old);
            WriteFindings(json, "fixed", comparison.Fixed);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RuleTally tally, PolicyReport report)
    {
        json.WriteStartObject();
        json.WriteString("id", tally.Rule.Id);
        json.WriteString("severity", Name(tally.Rule.SeverityIn(report.Settings.Environment)));
        json.WriteString("title", tally.Rule.Title);
        json.WriteString("fix", tally.Rule.Fix);
        json.WriteStartArray("references");
        foreach (var reference in tally.Rule.References)
            json.WriteStringValue(reference);
        json.WriteEndArray();
        WriteCounts(json, tally.Of);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, Func<PolicyAnswer, int> count)
    {
        json.WriteStartObject("answers");
        foreach (var answer in Enum.GetValues<PolicyAnswer>())
            json.WriteNumber(PolicyText.Noun(answer), count(answer));
        json.WriteEndObject();
    }

    private static void WriteFindings(Utf8JsonWriter json, string name, IReadOnlyList<PolicyFinding> findings)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
            Write(json, finding);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, PolicyFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", Name(finding.Severity));
        json.WriteString("answer", PolicyText.Noun(finding.Answer));
        json.WriteString("urn", finding.Urn);
        json.WriteString("path", finding.Path);
        if (finding.Value is { } value)
            json.WriteString("value", value);
        json.WriteString("message", finding.Text);
        if (finding.Waiver is { } waiver)
        {
            json.WriteStartObject("waiver");
            json.WriteString("resource", waiver.Resource);
            json.WriteString("reason", waiver.Reason);
            json.WriteString("expires", waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Name(PolicySeverity severity) => severity.ToString().ToLowerInvariant();
}
