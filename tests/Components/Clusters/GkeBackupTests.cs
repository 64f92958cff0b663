using System.Collections.Immutable;
using Platform.Components.Clusters;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Clusters;

[TestFixture]
public class GkeBackupTests
{
    private const string PlanType = "gcp:gkebackup/backupPlan:BackupPlan";

    private static async Task<ImmutableDictionary<string, object>> Plan(GkeBackups backups) =>
        (await GkeClusters.OfAsync(GkeClusters.Args(backups: backups))).Single(PlanType);

    [Test]
    public async Task Everything_is_kept_each_night_for_a_month()
    {
        var plan = await Plan(new());

        Assert.That(plan["cluster"], Is.EqualTo("main-control-plane-id"));
        Assert.That(plan.At("backupConfig.allNamespaces"), Is.EqualTo(true));
        Assert.That(plan.At("backupConfig.includeVolumeData"), Is.EqualTo(true));
        Assert.That(plan.At("backupSchedule.cronSchedule"), Is.EqualTo("0 1 * * *"));
        Assert.That(plan.At("retentionPolicy.backupRetainDays"), Is.EqualTo(30.0));
    }

    [Test]
    public async Task Backups_with_secrets_have_a_key_that_the_service_may_use_first()
    {
        var watch = new Watch();
        var recording = await Recording.OfAsync(() => _ = new GkeCluster("main", GkeClusters.Args(), watch.Options()));

        Assert.That(recording.Single(PlanType).At("backupConfig.includeSecrets"), Is.EqualTo(true));
        Assert.That(recording.Single(PlanType).At("backupConfig.encryptionKey.gcpKmsEncryptionKey"), Is.EqualTo("main-backups-id"));
        Assert.That(
            recording.Of("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember")["main-backups"]["member"],
            Is.EqualTo("serviceAccount:main-backup-agent@mock.iam.gserviceaccount.com"));
        Assert.That(watch.After(PlanType, "main-backups"), Has.Member("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember main-backups"));
    }

    [Test]
    public async Task Backups_without_secrets_need_no_key()
    {
        var plan = await Plan(new() { Secrets = false });

        Assert.That(plan.At("backupConfig.includeSecrets"), Is.EqualTo(false));
        Assert.That(plan.At("backupConfig.encryptionKey"), Is.Null);
    }

    [Test]
    public async Task Backups_elsewhere_have_their_key_there()
    {
        var recording = await GkeClusters.OfAsync(GkeClusters.Args(
            security: new() { EncryptSecrets = false, EncryptDisks = false },
            backups: new() { Region = "europe-west4", Schedule = "0 4 * * 0", RetentionDays = 90, LockDays = 7 }));
        var plan = recording.Single(PlanType);

        Assert.That(plan["location"], Is.EqualTo("europe-west4"));
        Assert.That(recording.Single("gcp:kms/keyRing:KeyRing")["location"], Is.EqualTo("europe-west4"));
        Assert.That(plan.At("backupSchedule.cronSchedule"), Is.EqualTo("0 4 * * 0"));
        Assert.That(plan.At("retentionPolicy.backupRetainDays"), Is.EqualTo(90.0));
        Assert.That(plan.At("retentionPolicy.backupDeleteLockDays"), Is.EqualTo(7.0));
    }

    [Test]
    public async Task Backups_outlive_the_cluster()
    {
        var watch = new Watch();
        await Recording.OfAsync(() => _ = new GkeCluster("main", GkeClusters.Args(), watch.Options()));

        Assert.That(watch.Of(PlanType, "main-backups").RetainOnDelete, Is.True);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_agent_runs_where_there_is_a_plan(bool backups)
    {
        var recording = await GkeClusters.OfAsync(GkeClusters.Args(hasBackups: backups));

        Assert.That(recording.Single("gcp:container/cluster:Cluster").At("addonsConfig.gkeBackupAgentConfig.enabled"), Is.EqualTo(backups));
        Assert.That(recording.Of(PlanType), Has.Count.EqualTo(backups ? 1 : 0));
    }
}
