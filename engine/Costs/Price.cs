namespace Platform.Engine.Costs;

/// <summary>Where a price was read.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Date">The day from which it is.</param>
/// <param name="Url">Where it is.</param>
internal sealed record PriceSource(string Title, DateOnly Date, Uri Url);

/// <summary>What one unit of something costs in one region, in US dollars.</summary>
/// <param name="Item">What is paid for, such as <c>nat-gateway</c>, or a machine type.</param>
/// <param name="Region">The region, or <see cref="Everywhere"/>.</param>
/// <param name="Amount">How much.</param>
/// <param name="Unit">Of what one is meant, such as <c>hour</c>, <c>GiB-month</c> or <c>GB</c>.</param>
/// <param name="Source">Where that was read.</param>
internal sealed record Price(string Item, string Region, decimal Amount, string Unit, PriceSource Source)
{
    /// <summary>Stands for every region, where a cloud asks the same in all.</summary>
    public const string Everywhere = "*";

    /// <summary>The hours of a month, as clouds count them.</summary>
    public const decimal HoursPerMonth = 730;

    /// <summary>What one costs that is there for a whole month.</summary>
    public decimal Monthly => Unit == "hour" ? Amount * HoursPerMonth : Amount;
}

/// <summary>A machine type: what it has. What it costs says its price, whose item is the type's name.</summary>
/// <param name="Type">Such as <c>m7g.large</c>.</param>
/// <param name="Cpus">How many virtual processors.</param>
/// <param name="MemoryGiB">How much memory.</param>
/// <param name="Architecture"><c>amd64</c> or <c>arm64</c>.</param>
internal sealed record Machine(string Type, decimal Cpus, decimal MemoryGiB, string Architecture);
