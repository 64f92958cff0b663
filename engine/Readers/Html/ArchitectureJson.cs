using System.Text.Json;
using Platform.Engine.Architectures;
using Platform.Engine.Drills;

namespace Platform.Engine.Readers.Html;

/// <summary>Writes how a stack is built: clouds, networks, clusters, node pools and add-ons, each with the urn of its resource.</summary>
internal static class ArchitectureJson
{
    /// <summary>Writes the member <c>architecture</c> into an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, Architecture architecture)
    {
        json.WriteStartObject("architecture");
        List(json, "clouds", architecture.Clouds, Write);
        json.WriteStartObject("others");
        foreach (var (package, count) in architecture.Others)
            json.WriteNumber(package, count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CloudPart cloud)
    {
        json.WriteStartObject();
        json.WriteString("package", cloud.Package);
        json.WriteString("name", cloud.Name);
        Texts(json, "regions", cloud.Regions);
        List(json, "networks", cloud.Networks, Write);
        List(json, "clusters", cloud.Clusters, Write);
        List(json, "services", cloud.Services, (writer, service) =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", service.Key);
            writer.WriteNumber("resources", service.Value);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NetworkPart network)
    {
        json.WriteStartObject();
        json.WriteString("urn", network.Node.Urn);
        json.WriteString("name", network.Node.Name);
        if (network.Range is { } range)
            json.WriteString("range", range);
        Texts(json, "zones", network.Zones);
        json.WriteNumber("subnets", network.Subnets);
        json.WriteNumber("gateways", network.Gateways);
        json.WriteNumber("endpoints", network.Endpoints);
        List(json, "clusters", network.Clusters, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ClusterPart cluster)
    {
        json.WriteStartObject();
        json.WriteString("urn", cluster.Node.Urn);
        json.WriteString("name", cluster.Name);
        json.WriteString("kind", cluster.Kind);
        if (cluster.Version is { } version)
            json.WriteString("version", version);
        List(json, "pools", cluster.Pools, Write);
        List(json, "addOns", cluster.AddOns, Write);
        json.WriteNumber("objects", cluster.Objects);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NodePool pool)
    {
        json.WriteStartObject();
        json.WriteString("urn", pool.Urn);
        json.WriteString("name", pool.Name);
        Texts(json, "zones", [.. pool.Zones.Order(StringComparer.Ordinal)]);
        if (pool.Least is { } least)
            json.WriteNumber("least", least);
        if (pool.Most is { } most)
            json.WriteNumber("most", most);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AddOnPart addOn)
    {
        json.WriteStartObject();
        json.WriteString("urn", addOn.Node.Urn);
        json.WriteString("name", addOn.Name);
        json.WriteBoolean("managed", addOn.Managed);
        json.WriteNumber("objects", addOn.Objects);
        Texts(json, "charts", addOn.Charts);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts) =>
        List(json, name, texts, (writer, text) => writer.WriteStringValue(text));

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }
}
