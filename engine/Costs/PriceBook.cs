using System.Collections.Frozen;

namespace Platform.Engine.Costs;

/// <summary>
/// The list prices of one cloud, each with its source and day. It is data that is read from <c>Costs/Prices</c>; it computes nothing.
/// </summary>
internal sealed class PriceBook
{
    private readonly FrozenDictionary<(string Item, string Region), Price> _byKey;

    /// <param name="cloud">The package of the cloud's provider, such as <c>aws</c>.</param>
    /// <param name="defaultRegion">Whose prices stand in for those of a region that has none.</param>
    /// <param name="prices">All prices; no two for one thing in one region.</param>
    /// <param name="machines">All machine types that have a price somewhere.</param>
    public PriceBook(string cloud, string defaultRegion, IReadOnlyList<Price> prices, IReadOnlyList<Machine> machines)
    {
        Cloud = cloud;
        DefaultRegion = defaultRegion;
        Prices = prices;
        Machines = machines;
        _byKey = prices.ToFrozenDictionary(price => (price.Item, price.Region));
    }

    /// <summary>The books that come with the engine, by cloud.</summary>
    public static IReadOnlyDictionary<string, PriceBook> All { get; } =
        new[] { "aws", "gcp" }.ToDictionary(cloud => cloud, PriceBookReader.Embedded, StringComparer.Ordinal);

    /// <summary>The package of the cloud's provider.</summary>
    public string Cloud { get; }

    /// <summary>The region whose prices stand in for missing ones.</summary>
    public string DefaultRegion { get; }

    /// <summary>All prices.</summary>
    public IReadOnlyList<Price> Prices { get; }

    /// <summary>All machine types, each once.</summary>
    public IReadOnlyList<Machine> Machines { get; }

    /// <summary>
    /// The price in a region, or what stands in for it: that of every region, else that of the default region; else null.
    /// </summary>
    /// <param name="item">What is paid for.</param>
    /// <param name="region">Where; null when nobody knows.</param>
    public Price? Find(string item, string? region) =>
        _byKey.GetValueOrDefault((item, region ?? DefaultRegion))
        ?? _byKey.GetValueOrDefault((item, Price.Everywhere))
        ?? _byKey.GetValueOrDefault((item, DefaultRegion));

    /// <summary>The item that a machine of the type is paid as when the cloud may take it back.</summary>
    public static string Spot(string machine) => $"{machine}/spot";
}
