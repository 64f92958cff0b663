using FsCheck.Fluent;
using Timeouts = Pulumirpc.RegisterResourceRequest.Types.CustomTimeouts;

namespace Core.Tests.Resources;

[TestFixture]
public sealed class CustomTimeoutsTests
{
    [Test]
    public void Any_duration_comes_back_from_the_wire() => Law.Holds(ArbMap.Default.GeneratorFor<long>(), ticks =>
    {
        var limit = TimeSpan.FromTicks(ticks & long.MaxValue);
        var back = CustomTimeouts.FromWire(new CustomTimeouts { Create = limit, Delete = limit }.ToWire());

        Assert.That((back.Create, back.Update, back.Delete), Is.EqualTo((limit, (TimeSpan?)null, limit)));
        return Task.CompletedTask;
    });

    [TestCase("1h30m", "01:30:00")]
    [TestCase("1.5s", "00:00:01.5")]
    [TestCase("2m3s4ms5us", "00:02:03.004005")]
    [TestCase("7µs", "00:00:00.000007")]
    [TestCase("100ns", "00:00:00.0000001")]
    [TestCase("0", "00:00:00")]
    [TestCase("-5m", "-00:05:00")]
    [TestCase("+5m", "00:05:00")]
    public void Durations_are_read_as_the_engine_writes_them(string text, string expected) => Assert.That(
        CustomTimeouts.FromWire(new Timeouts { Update = text }).Update,
        Is.EqualTo(TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));

    [TestCase("5", "5: a number without a unit of time; use h, m, s, ms, us or ns")]
    [TestCase("5d", "5d: d: not a unit of time; use h, m, s, ms, us or ns")]
    [TestCase("m", "m: not a duration such as 1h30m")]
    [TestCase("1..5s", "1..5s: not a duration such as 1h30m")]
    [TestCase("-", "-: not a duration such as 1h30m")]
    public void What_is_no_duration_is_shown(string text, string message) => Assert.That(
        () => CustomTimeouts.FromWire(new Timeouts { Update = text }), Throws.TypeOf<FormatException>().With.Message.EqualTo(message));
}
