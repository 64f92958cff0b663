using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>
/// Writes a graph as <c>pulumi stack export</c> would write the stack after the update: deployment version 3, valid against the JSON
/// schema that Pulumi publishes. There is no key offline, and so no ciphertext: every secret is there as a secret whose plaintext is
/// <c>[secret]</c>, with which tools that read states can work without a key. The file is for reading and comparing; it must not be
/// imported into a stack, whose resources it would take for other ones.
/// </summary>
internal static class StackExport
{
    // A resource's options for which the published schema has no place; tools that do not know the member pass over it.
    private const string ResourceOptions = "resourceOptions";

    /// <summary>Writes the export into a stream, as UTF-8.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="graph">What to export.</param>
    /// <param name="time">When the state is from.</param>
    public static void Write(Stream stream, ResourceGraph graph, DateTimeOffset time)
    {
        using (var json = new Utf8JsonWriter(stream, ValueJson.Layout))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 3);
            json.WriteStartObject("deployment");
            WriteManifest(json, time);
            if (graph.Resources.Count > 0)
                WriteResources(json, graph);
            WriteMetadata(json, graph);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteManifest(Utf8JsonWriter json, DateTimeOffset time)
    {
        json.WriteStartObject("manifest");
        json.WriteString("time", time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
        json.WriteString("magic", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ExportReader.OfflineVersion))));
        json.WriteString("version", ExportReader.OfflineVersion);
        json.WriteEndObject();
    }

    private static void WriteResources(Utf8JsonWriter json, ResourceGraph graph)
    {
        json.WriteStartArray("resources");
        foreach (var node in graph.Resources)
        {
            var written = node.Type == Urns.StackType ? node with { Outputs = graph.Outputs } : node;
            ResourceJson.WriteForSchema(json, written, SecretForm.Marked);
            if (json.BytesPending > 1 << 20)
                json.Flush();
        }

        json.WriteEndArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, ResourceGraph graph)
    {
        var nodes = graph.Resources.Where(node => ResourceJson.HasFurtherOptions(node.Options)).ToArray();
        json.WriteStartObject("metadata");
        if (nodes.Length > 0)
        {
            json.WriteStartObject(ResourceOptions);
            foreach (var node in nodes)
            {
                json.WriteStartObject(node.Urn);
                ResourceJson.WriteFurtherOptions(json, node.Options, SecretForm.Marked);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
