using System.Collections.Immutable;
using Platform.Components.Clusters;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Clusters;

[TestFixture]
public class GkeUpgradesTests
{
    private static Task<ImmutableDictionary<string, object>> Cluster(GkeUpgrades upgrades) =>
        GkeClusters.ControlPlaneAsync(GkeClusters.Args(upgrades: upgrades));

    [TestCase(GkeReleaseChannel.Regular, "REGULAR")]
    [TestCase(GkeReleaseChannel.Extended, "EXTENDED")]
    [Control("CIS GKE 5.5.4")]
    public async Task Every_cluster_is_in_a_release_channel(GkeReleaseChannel channel, string expected) =>
        Assert.That((await Cluster(new() { Channel = channel })).At("releaseChannel.channel"), Is.EqualTo(expected));

    [Test]
    public async Task Patches_come_at_the_weekend()
    {
        var cluster = await Cluster(new());

        Assert.That(cluster.At("maintenancePolicy.recurringWindow.recurrence"), Is.EqualTo("FREQ=WEEKLY;BYDAY=SA,SU"));
        Assert.That(cluster.At("maintenancePolicy.recurringWindow.startTime"), Is.EqualTo("2026-01-03T02:00:00Z"));
        Assert.That(cluster.At("maintenancePolicy.recurringWindow.endTime"), Is.EqualTo("2026-01-03T10:00:00Z"));
    }

    [Test]
    public async Task Minor_versions_wait_until_asked_for_or_until_their_support_ends()
    {
        var exclusion = (await Cluster(new())).Blocks("maintenancePolicy.maintenanceExclusions").Single();

        Assert.That(exclusion.At("exclusionOptions.scope"), Is.EqualTo("NO_MINOR_UPGRADES"));
        Assert.That(exclusion.At("exclusionOptions.endTimeBehavior"), Is.EqualTo("UNTIL_END_OF_SUPPORT"));
        Assert.That(exclusion, Does.Not.ContainKey("endTime"), "the two ways to end exclude each other");
    }

    [Test]
    public async Task A_freeze_stops_everything_for_its_time()
    {
        var freezes = ImmutableSortedDictionary<string, GkeFreeze>.Empty
            .Add("sale", new() { Start = "2026-11-20T00:00:00Z", End = "2026-12-02T00:00:00Z" });
        var cluster = await Cluster(new() { HoldMinorVersions = false, Freezes = freezes });
        var exclusion = cluster.Blocks("maintenancePolicy.maintenanceExclusions").Single();

        Assert.That(exclusion["exclusionName"], Is.EqualTo("sale"));
        Assert.That(exclusion["startTime"], Is.EqualTo("2026-11-20T00:00:00Z"));
        Assert.That(exclusion["endTime"], Is.EqualTo("2026-12-02T00:00:00Z"));
        Assert.That(exclusion.At("exclusionOptions.scope"), Is.EqualTo("NO_UPGRADES"));
    }

    [Test]
    public async Task Upgrades_can_be_kept_apart()
    {
        var cluster = await Cluster(new() { DaysBetweenMinorVersions = 60, DaysBetweenPatches = 7 });

        Assert.That(cluster.At("maintenancePolicy.disruptionBudget.minorVersionDisruptionInterval"), Is.EqualTo("5184000s"));
        Assert.That(cluster.At("maintenancePolicy.disruptionBudget.patchVersionDisruptionInterval"), Is.EqualTo("604800s"));
    }

    [Test]
    public async Task A_minor_upgrade_can_be_taken_back_for_some_days()
    {
        var cluster = await Cluster(new() { RollbackHours = 48, EmulatedVersion = "1.36" });

        Assert.That(cluster.At("rollbackSafeUpgrade.controlPlaneSoakDuration"), Is.EqualTo("172800s"));
        Assert.That(cluster["desiredEmulatedVersion"], Is.EqualTo("1.36"));
    }

    [Test]
    public async Task What_is_not_asked_for_is_left_to_GKE()
    {
        var cluster = await Cluster(new());

        Assert.That(cluster, Does.Not.ContainKey("rollbackSafeUpgrade").And.Not.ContainKey("desiredEmulatedVersion"));
        Assert.That(cluster, Does.Not.ContainKey("gkeAutoUpgradeConfig"));
        Assert.That(cluster.At("maintenancePolicy.disruptionBudget"), Is.Null);
    }

    [Test]
    public async Task Patches_can_come_early() =>
        Assert.That((await Cluster(new() { AcceleratePatches = true })).At("gkeAutoUpgradeConfig.patchMode"), Is.EqualTo("ACCELERATED"));

    [Test]
    public async Task Bulletins_and_upgrades_are_announced_on_a_topic_that_stays_in_the_region()
    {
        var recording = await GkeClusters.OfAsync(GkeClusters.Args());
        var cluster = recording.Single("gcp:container/cluster:Cluster");

        Assert.That(cluster.At("notificationConfig.pubsub.topic"), Is.EqualTo("main-notifications-id"));
        Assert.That(
            cluster.At("notificationConfig.pubsub.filter.eventTypes"),
            Is.EqualTo(new[] { "SECURITY_BULLETIN_EVENT", "UPGRADE_AVAILABLE_EVENT", "UPGRADE_EVENT" }));
        Assert.That(
            recording.Single("gcp:pubsub/topic:Topic").At("messageStoragePolicy.allowedPersistenceRegions"),
            Is.EqualTo(new[] { "europe-west1" }));
    }

    [Test]
    public async Task Who_wants_no_announcements_has_no_topic()
    {
        var recording = await GkeClusters.OfAsync(GkeClusters.Args(upgrades: new() { Notifications = [] }));

        Assert.That(recording.Of("gcp:pubsub/topic:Topic"), Is.Empty);
        Assert.That(recording.Single("gcp:container/cluster:Cluster"), Does.Not.ContainKey("notificationConfig"));
    }

    [Test]
    public void A_window_that_GKE_would_refuse_is_refused_at_once() =>
        Assert.That(
            () => GkeClusters.OfAsync(GkeClusters.Args(upgrades: new() { Window = new() { Days = [DayOfWeek.Sunday] } })),
            Throws.Exception.With.Message.Contains("48 in four weeks"));
}
