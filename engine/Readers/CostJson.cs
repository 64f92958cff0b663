using System.Globalization;
using System.Text.Json;
using Platform.Engine.Costs;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>
/// Writes what stacks cost in a month as JSON, in the shape of <c>schema/cost.schema.json</c>. All amounts are US dollars.
/// </summary>
internal static class CostJson
{
    /// <summary>The version of the shape; it rises with every change that a reader might stumble over.</summary>
    public const int Version = 1;

    /// <summary>Writes one stack into a stream, as UTF-8, with its last line feed.</summary>
    public static void Write(Stream stream, CostComparison cost) => StackJson.Write(stream, cost, Write);

    /// <summary>Writes several stacks into a stream, as members of one object by their names.</summary>
    public static void Write(Stream stream, IReadOnlyList<CostComparison> costs) =>
        StackJson.Write(stream, costs, cost => cost.After.Graph.Stack, Write);

    /// <summary>Writes one stack as an object.</summary>
    public static void Write(Utf8JsonWriter json, CostComparison cost)
    {
        var estimate = cost.After;
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("project", estimate.Graph.Project);
        json.WriteString("stack", estimate.Graph.Stack);
        json.WriteString("currency", "USD");
        json.WriteString("day", Day(estimate.Day));
        if (estimate.OldestPrice is { } oldest)
            json.WriteString("oldestPrice", Day(oldest));
        Write(json, "total", estimate.Total);
        if (cost.Before is { } before)
        {
            Write(json, "before", before.Total);
            Write(json, "difference", cost.Difference);
            List(json, "changes", cost.Changes, Write);
        }

        List(json, "groups", estimate.Groups, Write);
        List(json, "lines", estimate.Lines, Write);
        List(json, "byUse", estimate.ByUse, Write);
        List(json, "notPriced", estimate.NotPriced, Write);
        List(json, "notes", estimate.Notes, (writer, note) => writer.WriteStringValue(note));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CostGroup group)
    {
        json.WriteStartObject();
        if (group.Cluster.Length > 0)
            json.WriteString("cluster", group.Cluster);
        if (group.Component is { } component)
            json.WriteString("component", component.Urn);
        Write(json, "monthly", group.Monthly);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CostChange change)
    {
        json.WriteStartObject();
        if (change.Cluster.Length > 0)
            json.WriteString("cluster", change.Cluster);
        if (change.Component is { } component)
            json.WriteString("component", component.Urn);
        Write(json, "before", change.Before);
        Write(json, "after", change.After);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CostLine line)
    {
        json.WriteStartObject();
        Write(json, line.Node);
        json.WriteString("what", line.What);
        Write(json, "quantity", line.Quantity);
        Write(json, line.Price);
        Write(json, "monthly", line.Monthly);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, UsageLine line)
    {
        json.WriteStartObject();
        Write(json, line.Node);
        json.WriteString("what", line.What);
        Write(json, line.Price);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Unpriced unpriced)
    {
        json.WriteStartObject();
        Write(json, unpriced.Node);
        json.WriteString("reason", unpriced.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ResourceNode node)
    {
        json.WriteString("urn", node.Urn);
        json.WriteString("type", node.Type);
        json.WriteString("name", node.Name);
    }

    private static void Write(Utf8JsonWriter json, Price price)
    {
        json.WriteStartObject("price");
        json.WriteString("item", price.Item);
        json.WriteString("region", price.Region);
        json.WriteNumber("amount", price.Amount);
        json.WriteString("unit", price.Unit);
        json.WriteString("source", price.Source.Title);
        json.WriteString("url", price.Source.Url.ToString());
        json.WriteString("date", Day(price.Source.Date));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Band band)
    {
        json.WriteStartObject(name);
        json.WriteNumber("min", Short(band.Min));
        json.WriteNumber("usual", Short(band.Usual));
        json.WriteNumber("max", Short(band.Max));
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }

    /// <summary>To four places; the division takes the zeros at the end away, which decimals keep.</summary>
    private static decimal Short(decimal amount) => decimal.Round(amount, 4) / 1.0000000000000000000000000000m;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
