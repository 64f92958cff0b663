using System.Globalization;
using Platform.Engine.Costs;

namespace Engine.Tests.Costs;

[TestFixture]
public sealed class PriceBookTests
{
    private static readonly string[] Units =
    [
        "hour", "month", "GiB-month", "GB-month", "GB", "GiB", "IOPS-month", "MiB/s-month", "LCU-hour", "NLCU-hour", "10,000 requests",
    ];

    private static readonly string[] Clouds = ["aws", "gcp"];

    [TestCaseSource(nameof(Clouds))]
    public void Every_price_is_positive_and_says_where_and_when_it_was_read(string cloud)
    {
        var prices = PriceBook.All[cloud].Prices;

        Assert.That(prices, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var price in prices)
            {
                Assert.That(price.Amount, Is.GreaterThan(0), price.Item);
                Assert.That(price.Source.Title, Is.Not.Empty, price.Item);
                Assert.That(price.Source.Url.Scheme, Is.EqualTo("https"), price.Item);
                Assert.That(price.Source.Date, Is.InRange(new DateOnly(2025, 1, 1), new DateOnly(2026, 11, 21)), price.Item);
                Assert.That(Units, Does.Contain(price.Unit), price.Item);
            }
        });
    }

    [TestCaseSource(nameof(Clouds))]
    public void No_two_prices_are_for_one_thing_in_one_region(string cloud) =>
        Assert.That(PriceBook.All[cloud].Prices.Select(price => (price.Item, price.Region)), Is.Unique);

    [TestCaseSource(nameof(Clouds))]
    public void Whatever_is_no_machine_has_a_price_everywhere_by_its_own_or_the_default_region(string cloud)
    {
        var book = PriceBook.All[cloud];
        var machines = book.Machines.SelectMany(machine => new[] { machine.Type, PriceBook.Spot(machine.Type) }).ToArray();

        Assert.That(
            book.Prices.Select(price => price.Item).Distinct().Except(machines).Where(item => book.Find(item, "nowhere-1") is null),
            Is.Empty);
    }

    [TestCaseSource(nameof(Clouds))]
    public void Every_machine_has_processors_memory_an_architecture_and_a_price(string cloud)
    {
        var book = PriceBook.All[cloud];

        Assert.That(book.Machines.Select(machine => machine.Type), Is.Unique);
        Assert.That(
            book.Machines.Where(machine => machine is not { Cpus: > 0, MemoryGiB: > 0, Architecture: "amd64" or "arm64" }), Is.Empty);
        Assert.That(book.Machines.Where(machine => book.Prices.All(price => price.Item != machine.Type)), Is.Empty);
    }

    [Test]
    public void The_regions_of_the_platform_have_prices_of_their_own()
    {
        Assert.That(PriceBook.All["aws"].Find("m7g.large", "eu-west-1")!.Region, Is.EqualTo("eu-west-1"));
        Assert.That(PriceBook.All["aws"].Find("nat-gateway", "eu-west-1")!.Amount, Is.EqualTo(0.048m));
        Assert.That(PriceBook.All["gcp"].Find("e2-standard-4", "europe-west1")!.Region, Is.EqualTo("europe-west1"));
        Assert.That(PriceBook.All["gcp"].Find("disk-pd-balanced", "europe-west1")!.Amount, Is.EqualTo(0.1m));
    }

    [Test]
    public void A_spot_price_is_lower_than_the_one_on_demand()
    {
        var book = PriceBook.All["gcp"];
        Price[] spot = [.. book.Prices.Where(price => price.Item.EndsWith("/spot", StringComparison.Ordinal))];

        Assert.That(spot, Is.Not.Empty);
        Assert.That(spot.Where(price => price.Amount >= book.Find(price.Item[..^"/spot".Length], price.Region)!.Amount), Is.Empty);
    }

    [Test]
    public void A_region_s_own_price_comes_first_then_every_region_s_then_the_default_region_s()
    {
        var book = Books.Small["aws"];

        Assert.That(book.Find("nat-gateway", "abroad")!.Amount, Is.EqualTo(0.05m));
        Assert.That(book.Find("nat-gateway", "elsewhere")!.Amount, Is.EqualTo(0.04m));
        Assert.That(book.Find("nat-gateway", null)!.Region, Is.EqualTo("home"));
        Assert.That(book.Find("public-ipv4", "elsewhere")!.Region, Is.EqualTo(Price.Everywhere));
        Assert.That(book.Find("ferry", "home"), Is.Null);
    }

    [Test]
    public void Two_prices_for_one_thing_are_a_mistake_of_the_book() => Assert.That(
        () => Books.Read("""
            {
              "cloud": "aws", "currency": "USD", "defaultRegion": "home",
              "sources": { "list": { "title": "a list", "date": "2026-09-01", "url": "https://prices.example" } },
              "prices": [
                { "item": "key", "unit": "month", "source": "list", "regions": { "home": 1 } },
                { "item": "key", "unit": "month", "source": "list", "regions": { "home": 2 } } ],
              "machines": []
            }
            """),
        Throws.ArgumentException);

    [Test]
    public void A_book_in_another_currency_is_refused() => Assert.That(
        () => Books.Read("""{ "cloud": "aws", "currency": "EUR" }"""),
        Throws.InstanceOf<FormatException>().With.Message.EqualTo("currency: EUR: prices are added up in USD"));

    [Test]
    public void A_price_without_a_source_is_refused() => Assert.That(
        () => Books.Read("""
            {
              "cloud": "aws", "currency": "USD", "defaultRegion": "home", "sources": {}, "machines": [],
              "prices": [ { "item": "key", "unit": "month", "source": "hearsay", "everywhere": 1 } ]
            }
            """),
        Throws.InstanceOf<KeyNotFoundException>());

    [TestCase("1.34", "2026-12-02")]
    [TestCase("1.33", "2026-07-29")]
    [TestCase("1.29", "0001-01-01")]
    [TestCase("1.36", "2027-08-02")]
    [TestCase("1.37", null)]
    [TestCase("latest", null)]
    public void Versions_before_the_oldest_are_out_of_support_and_of_later_ones_nothing_is_known(string version, string? end) =>
        Assert.That(
            SupportCalendar.EndOf(version)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Is.EqualTo(end));
}
