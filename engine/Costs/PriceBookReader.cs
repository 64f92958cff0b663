using System.Globalization;
using System.Text.Json;

namespace Platform.Engine.Costs;

/// <summary>Reads a price book from JSON. Sources are named once and referred to; a price without one is a mistake of the book.</summary>
internal static class PriceBookReader
{
    /// <summary>A book that comes with the engine.</summary>
    public static PriceBook Embedded(string cloud)
    {
        using var stream = typeof(PriceBookReader).Assembly.GetManifestResourceStream($"prices/{cloud}.json")
            ?? throw new InvalidOperationException($"prices/{cloud}.json: not in the assembly");
        return Read(stream);
    }

    /// <summary>A book.</summary>
    /// <exception cref="FormatException">The book is in another currency.</exception>
    /// <exception cref="ArgumentException">Two prices are for one thing in one region.</exception>
    public static PriceBook Read(Stream stream)
    {
        using var document = JsonDocument.Parse(stream);
        var book = document.RootElement;
        if (Text(book, "currency") is not "USD" and var currency)
            throw new FormatException($"currency: {currency}: prices are added up in USD");

        var sources = book.GetProperty("sources").EnumerateObject().ToDictionary(source => source.Name, source => SourceOf(source.Value));
        var machines = book.GetProperty("machines").EnumerateArray().ToArray();
        return new(
            Text(book, "cloud"),
            Text(book, "defaultRegion"),
            [
                .. book.GetProperty("prices").EnumerateArray()
                    .SelectMany(entry => PricesOf(entry, Text(entry, "item"), Text(entry, "unit"), sources)),
                .. machines.SelectMany(entry => PricesOf(entry, Text(entry, "type"), "hour", sources)),
                .. machines.Where(entry => entry.TryGetProperty("spot", out _))
                    .SelectMany(entry => Regional(
                        entry.GetProperty("spot"), PriceBook.Spot(Text(entry, "type")), "hour", SourceOf(entry, sources))),
            ],
            [.. machines.Select(MachineOf).DistinctBy(machine => machine.Type)]);
    }

    private static IEnumerable<Price> PricesOf(JsonElement entry, string item, string unit, Dictionary<string, PriceSource> sources) =>
        entry.TryGetProperty("everywhere", out var amount)
            ? [new(item, Price.Everywhere, amount.GetDecimal(), unit, SourceOf(entry, sources))]
            : Regional(entry.GetProperty("regions"), item, unit, SourceOf(entry, sources));

    private static IEnumerable<Price> Regional(JsonElement regions, string item, string unit, PriceSource source) =>
        regions.EnumerateObject().Select(region => new Price(item, region.Name, region.Value.GetDecimal(), unit, source));

    private static PriceSource SourceOf(JsonElement entry, Dictionary<string, PriceSource> sources) => sources[Text(entry, "source")];

    private static PriceSource SourceOf(JsonElement source) =>
        new(Text(source, "title"), Day(source, "date"), new Uri(Text(source, "url")));

    private static Machine MachineOf(JsonElement entry) => new(
        Text(entry, "type"),
        entry.GetProperty("cpus").GetDecimal(),
        entry.GetProperty("memoryGiB").GetDecimal(),
        Text(entry, "architecture"));

    private static DateOnly Day(JsonElement entry, string name) =>
        DateOnly.ParseExact(Text(entry, name), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;
}
