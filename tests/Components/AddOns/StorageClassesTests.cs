using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class StorageClassesTests
{
    private static readonly AddOnFacts OnGke = TestCluster.Facts with { Storage = StorageFacts.PersistentDisk };

    private static async Task<ImmutableDictionary<string, object>> Class(
        StorageClasses classes, AddOnFacts? facts = null, string name = "main-storage-classes-default") =>
        (await TestCluster.InstallAsync(classes, facts)).Of("kubernetes:storage.k8s.io/v1:StorageClass")[name];

    [Test]
    public async Task Volumes_on_EKS_are_encrypted_gp3_in_the_pod_s_zone_and_grow()
    {
        var made = await Class(new());

        Assert.That(made["provisioner"], Is.EqualTo("ebs.csi.aws.com"));
        Assert.That((made.At("parameters.type"), made.At("parameters.encrypted")), Is.EqualTo(((object)"gp3", (object)"true")));
        Assert.That((made["volumeBindingMode"], made["allowVolumeExpansion"]), Is.EqualTo(((object)"WaitForFirstConsumer", (object)true)));
    }

    [Test]
    public async Task Volumes_on_GKE_are_balanced_disks() =>
        Assert.That(((await Class(new(), OnGke))["provisioner"], (await Class(new(), OnGke)).At("parameters.type")),
            Is.EqualTo(((object)"pd.csi.storage.gke.io", (object)"pd-balanced")));

    [TestCase("arn:aws:kms:eu-west-1:111122223333:key/one")]
    [TestCase("arn:aws:kms:eu-west-1:111122223333:key/two")]
    public async Task A_key_of_one_s_own_goes_where_the_driver_looks_for_it(string key)
    {
        Assert.That((await Class(new() { Key = key })).At("parameters.kmsKeyId"), Is.EqualTo(key));
        Assert.That((await Class(new() { Key = key }, OnGke)).At("parameters.disk-encryption-kms-key"), Is.EqualTo(key));
    }

    [Test]
    public async Task Without_one_the_key_of_the_cluster_s_disks_encrypts_volumes_too()
    {
        var facts = OnGke with { Resources = new() { DiskKey = "projects/acme/key" } };

        Assert.That((await Class(new(), facts)).At("parameters.disk-encryption-kms-key"), Is.EqualTo("projects/acme/key"));
        Assert.That((await Class(new() { Key = "mine" }, facts)).At("parameters.disk-encryption-kms-key"), Is.EqualTo("mine"));
        Assert.That((await Class(new(), OnGke)).At("parameters.disk-encryption-kms-key"), Is.Null);
    }

    [Test]
    public async Task Only_one_class_is_the_default_and_the_cluster_s_own_is_no_longer()
    {
        var made = await TestCluster.InstallAsync(new StorageClasses(), OnGke);
        var defaults = made.Of("kubernetes:storage.k8s.io/v1:StorageClass")
            .Where(one => Annotations(one.Value)["storageclass.kubernetes.io/is-default-class"].Equals("true"));

        Assert.That(defaults.Select(one => one.Value.At("metadata.name")), Is.EqualTo(["standard-encrypted"]));
        var former = made.Single("kubernetes:storage.k8s.io/v1:StorageClassPatch");
        Assert.That(former.At("metadata.name"), Is.EqualTo("standard-rwo"));
        Assert.That(Annotations(former)["storageclass.kubernetes.io/is-default-class"], Is.EqualTo("false"));
    }

    [TestCase(false, "Delete")]
    [TestCase(true, "Retain")]
    public async Task Volumes_outlive_their_claims_when_it_is_said(bool retain, string policy)
    {
        Assert.That((await Class(new() { RetainVolumes = retain }))["reclaimPolicy"], Is.EqualTo(policy));
        Assert.That((await Class(new() { RetainVolumes = retain }, name: "main-storage-classes-retained"))["reclaimPolicy"],
            Is.EqualTo("Retain"));
    }

    [Test]
    public async Task Snapshots_have_a_class_of_the_same_driver_that_Velero_finds()
    {
        var made =
            (await TestCluster.InstallAsync(new StorageClasses())).Single("kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass");

        Assert.That(made["driver"], Is.EqualTo("ebs.csi.aws.com"));
        Assert.That(made.Object("metadata.labels")["velero.io/csi-volumesnapshot-class"], Is.EqualTo("true"));
    }

    [Test]
    public async Task Without_snapshots_there_is_no_class_of_them() => Assert.That(
        (await TestCluster.InstallAsync(new StorageClasses(), TestCluster.Facts with { Native = [] }))
            .Of("kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass"),
        Is.Empty);

    [Test]
    public void A_cluster_that_says_nothing_of_its_volumes_has_no_place_for_them() =>
        Assert.That(new StorageClasses().BelongsOn(TestCluster.Facts with { Storage = null }), Is.False);

    private static ImmutableDictionary<string, object> Annotations(ImmutableDictionary<string, object> made) =>
        made.Object("metadata.annotations");
}
