using System.Text.Json;
using Platform.Engine.Drills;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>Writes zone drills as JSON, in the shape of <c>schema/drill.schema.json</c>.</summary>
internal static class DrillJson
{
    /// <summary>The version of the shape; it rises with every change that a reader might stumble over.</summary>
    public const int Version = 2;

    /// <summary>Writes one stack into a stream, as UTF-8, with its last line feed.</summary>
    public static void Write(Stream stream, ResourceGraph graph, DrillReport report)
    {
        using (var json = new Utf8JsonWriter(stream, ValueJson.Layout))
            Write(json, graph, report);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes several stacks into a stream, as members of one object by their names.</summary>
    public static void Write(Stream stream, IEnumerable<(ResourceGraph Graph, DrillReport Report)> drills)
    {
        using (var json = new Utf8JsonWriter(stream, ValueJson.Layout))
        {
            json.WriteStartObject();
            foreach (var (graph, report) in drills)
            {
                json.WritePropertyName(graph.Stack);
                Write(json, graph, report);
            }

            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, ResourceGraph graph, DrillReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("project", graph.Project);
        json.WriteString("stack", graph.Stack);
        json.WriteStartArray("clusters");
        foreach (var cluster in report.Clusters)
            Write(json, cluster);
        json.WriteEndArray();
        Texts(json, "homeless", report.Homeless);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ClusterDrill cluster)
    {
        json.WriteStartObject();
        json.WriteString("urn", cluster.Urn);
        json.WriteString("name", cluster.Name);
        Texts(json, "zones", cluster.Zones);
        json.WriteBoolean("meantToSurvive", cluster.MeantToSurvive);
        json.WriteStartArray("rows");
        foreach (var row in cluster.Rows)
            Write(json, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DrillRow row)
    {
        json.WriteStartObject();
        json.WriteString("urn", row.Urn);
        json.WriteString("name", row.Name);
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(row.Kind.ToString()));
        json.WriteString("verdict", Name(row.Verdict));
        if (row.Total is { } total)
            json.WriteNumber("total", total);
        if (row.Waits is { } waits)
            json.WriteString("waits", waits);
        json.WriteStartArray("without");
        foreach (var outcome in row.Outcomes)
        {
            json.WriteStartObject();
            json.WriteString("zone", outcome.Zone);
            json.WriteString("verdict", Name(outcome.Verdict));
            if (outcome.Remains is { } left)
                json.WriteNumber("remains", left);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (row.Problem is { } problem)
        {
            json.WriteStartObject("problem");
            json.WriteString("path", problem.Path);
            if (problem.Value is not null)
                json.WriteString("value", problem.Value);
            json.WriteString("rule", problem.Rule);
            json.WriteString("fix", problem.Fix);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string Name(Verdict verdict) => JsonNamingPolicy.CamelCase.ConvertName(verdict.ToString());
}
