using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Platform.Components.Clusters;

namespace Platform.Tests.Components.Clusters;

[TestFixture]
public class MaintenanceWindowTests
{
    private static readonly Gen<MaintenanceWindow> Windows =
        from days in Gen.NonEmptyListOf(Gen.Elements(Enum.GetValues<DayOfWeek>()))
        from start in Gen.Choose(0, 23)
        from hours in Gen.Choose(4, 24)
        select new MaintenanceWindow { Days = [.. days], StartHour = start, Hours = hours };

    [Test]
    public void Weekends_nights_are_enough_for_GKE() => Assert.That(new MaintenanceWindow().IsLongEnough, Is.True);

    [TestCase(2, 6, true)]
    [TestCase(2, 5, false)]
    [TestCase(7, 3, false)]
    [TestCase(3, 4, true)]
    [TestCase(1, 11, false)]
    public void Forty_eight_hours_in_four_weeks_are_needed_in_pieces_of_four(int days, int hours, bool enough) =>
        Assert.That(
            new MaintenanceWindow { Days = [.. Enum.GetValues<DayOfWeek>().Take(days)], Hours = hours }.IsLongEnough, Is.EqualTo(enough));

    [Test]
    public void Days_are_written_from_Monday_on() =>
        Assert.That(
            new MaintenanceWindow { Days = [DayOfWeek.Sunday, DayOfWeek.Wednesday, DayOfWeek.Monday] }.Recurrence,
            Is.EqualTo("FREQ=WEEKLY;BYDAY=MO,WE,SU"));

    [Test]
    public void The_first_window_is_on_one_of_its_days() => Check.QuickThrowOnFailure(Prop.ForAll(
        Windows.ToArbitrary(), window => window.Days.Contains(Time(window.FirstStart).DayOfWeek)));

    [Test]
    public void The_first_window_is_at_its_hour() => Check.QuickThrowOnFailure(Prop.ForAll(
        Windows.ToArbitrary(), window => Time(window.FirstStart).Hour == window.StartHour));

    [Test]
    public void The_first_window_is_as_long_as_all() => Check.QuickThrowOnFailure(Prop.ForAll(
        Windows.ToArbitrary(), window => Time(window.FirstEnd) - Time(window.FirstStart) == TimeSpan.FromHours(window.Hours)));

    private static DateTime Time(string text) => DateTime.ParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
