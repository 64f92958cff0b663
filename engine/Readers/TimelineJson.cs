using System.Text.Json;
using Platform.Engine.Timelines;

namespace Platform.Engine.Readers;

/// <summary>Writes timelines as JSON, in the shape of <c>schema/timeline.schema.json</c>. All times are seconds.</summary>
internal static class TimelineJson
{
    /// <summary>The version of the shape; it rises with every change that a reader might stumble over.</summary>
    public const int Version = 1;

    /// <summary>Writes one stack into a stream, as UTF-8, with its last line feed.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="timeline">What.</param>
    /// <param name="until">The logical name or type up to which; null for everything.</param>
    public static void Write(Stream stream, Timeline timeline, string? until)
    {
        using (var json = new Utf8JsonWriter(stream, ValueJson.Layout))
            Write(json, timeline, until);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes several stacks into a stream, as members of one object by their names.</summary>
    public static void Write(Stream stream, IReadOnlyList<Timeline> timelines, string? until)
    {
        using (var json = new Utf8JsonWriter(stream, ValueJson.Layout))
        {
            json.WriteStartObject();
            foreach (var timeline in timelines)
            {
                json.WritePropertyName(timeline.Graph.Stack);
                Write(json, timeline, until);
            }

            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes one stack as an object.</summary>
    public static void Write(Utf8JsonWriter json, Timeline timeline, string? until)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("project", timeline.Graph.Project);
        json.WriteString("stack", timeline.Graph.Stack);
        if (until is not null)
            json.WriteString("until", until);
        json.WriteNumber("total", timeline.Total);
        json.WriteStartArray("resources");
        foreach (var entry in timeline.Created)
            Write(json, entry);
        json.WriteEndArray();
        json.WriteStartArray("criticalPath");
        foreach (var entry in timeline.CriticalPath)
            json.WriteStringValue(entry.Node.Urn);
        json.WriteEndArray();
        json.WriteStartArray("clusters");
        foreach (var marks in ClusterMarks.Of(timeline))
            Write(json, marks);
        json.WriteEndArray();
        json.WriteStartObject("guessedTypes");
        foreach (var (type, count) in timeline.GuessedTypes)
            json.WriteNumber(type, count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TimelineEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("urn", entry.Node.Urn);
        json.WriteString("type", entry.Node.Type);
        json.WriteString("name", entry.Node.Name);
        json.WriteNumber("start", entry.Start);
        json.WriteNumber("end", entry.End);
        json.WriteNumber("slack", entry.Slack);
        json.WriteStartObject("time");
        json.WriteNumber("typical", entry.Time.Typical);
        json.WriteNumber("minimum", entry.Time.Minimum);
        json.WriteString("evidence", entry.Time.Evidence switch
        {
            Evidence.Observed => "observed",
            Evidence.Estimate => "estimate",
            _ => "guess",
        });
        json.WriteString("source", entry.Time.Source);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ClusterMarks marks)
    {
        json.WriteStartObject();
        json.WriteString("urn", marks.Cluster.Node.Urn);
        json.WriteString("name", marks.Cluster.Node.Name);
        json.WriteNumber("controlPlane", marks.ControlPlane);
        Optional("firstNodePool", marks.FirstNodePool);
        Optional("nodePools", marks.NodePools);
        Optional("addOns", marks.AddOnsReady);
        json.WriteNumber("ready", marks.Ready);
        json.WriteNumber("everything", marks.Everything);
        json.WriteEndObject();

        void Optional(string name, double? time)
        {
            if (time is { } seconds)
                json.WriteNumber(name, seconds);
        }
    }
}
