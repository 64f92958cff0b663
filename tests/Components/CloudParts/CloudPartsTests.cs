using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Platform.Components.CloudParts;
using Platform.Components.Identity;
using Platform.Tests.Support;

namespace Platform.Tests.Components.CloudParts;

[TestFixture]
public class CloudPartsTests
{
    private static readonly AwsFacts OnAws = AwsFacts.Of("eu-west-1", "111122223333", "acme-prod-main");
    private static readonly GcpFacts OnGcp = new("acme-prod", "333344445555", "europe-west1");

    private static Task<Recording> Store(Func<ICloud> cloud, ObjectStoreArgs? args = null) =>
        Recording.OfAsync(() => _ = cloud().Store("main-backups", args ?? new() { BucketName = "acme-prod-main-backups" }));

    private static AwsCloud Aws() => new(OnAws, new());

    private static GcpCloud Gcp() => new(OnGcp, new());

    [Test]
    public async Task A_store_on_AWS_is_private_versioned_and_encrypted_with_a_key_of_its_own()
    {
        var made = await Store(Aws);

        Assert.That(made.Single("aws:s3/bucket:Bucket")["bucket"], Is.EqualTo("acme-prod-main-backups-111122223333"));
        Assert.That(made.Single("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")["restrictPublicBuckets"], Is.True);
        Assert.That(made.Single("aws:s3/bucketVersioning:BucketVersioning").At("versioningConfiguration.status"), Is.EqualTo("Enabled"));
        var encryption = (ImmutableArray<object>)made.Single("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration")["rules"];
        Assert.That(((ImmutableDictionary<string, object>)encryption[0]).At("applyServerSideEncryptionByDefault.kmsMasterKeyId"),
            Is.EqualTo("arn:aws:mock:::main-backups-key"));
        Assert.That(made.Single("aws:kms/key:Key")["enableKeyRotation"], Is.True);
    }

    [Test]
    public async Task A_store_on_AWS_refuses_what_does_not_come_over_TLS()
    {
        var policy = JsonNode.Parse((string)(await Store(Aws)).Single("aws:s3/bucketPolicy:BucketPolicy")["policy"])!["Statement"]![0]!;

        Assert.That(policy["Effect"]!.ToString(), Is.EqualTo("Deny"));
        Assert.That(policy["Condition"]!["Bool"]!["aws:SecureTransport"]!.ToString(), Is.EqualTo("false"));
    }

    [Test]
    public async Task A_store_on_Google_Cloud_is_private_versioned_and_encrypted_with_a_key_that_the_service_may_use()
    {
        var made = await Store(Gcp);
        var bucket = made.Single("gcp:storage/bucket:Bucket");

        Assert.That(bucket["name"], Is.EqualTo("acme-prod-main-backups-333344445555"));
        Assert.That((bucket["uniformBucketLevelAccess"], bucket["publicAccessPrevention"]), Is.EqualTo(((object)true, (object)"enforced")));
        Assert.That(bucket.At("versioning.enabled"), Is.True);
        Assert.That(bucket.At("encryption.defaultKmsKeyName"), Is.EqualTo("main-backups-key-id"));
        Assert.That(made.Single("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember")["member"],
            Is.EqualTo("serviceAccount:service-333344445555@gs-project-accounts.iam.gserviceaccount.com"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_bucket_that_is_not_kept_goes_with_what_is_in_it(bool keep)
    {
        var args = new ObjectStoreArgs { BucketName = "acme-prod-main-backups", Keep = keep };

        Assert.That((await Store(Aws, args)).Single("aws:s3/bucket:Bucket")["forceDestroy"], Is.EqualTo(!keep));
        Assert.That((await Store(Gcp, args)).Single("gcp:storage/bucket:Bucket")["forceDestroy"], Is.EqualTo(!keep));
    }

    [TestCase(7)]
    [TestCase(40)]
    public async Task Objects_expire_when_it_is_said_when(int days)
    {
        var args = new ObjectStoreArgs { BucketName = "acme-prod-main-backups", ExpireDays = days };
        var onAws = (ImmutableArray<object>)(await Store(Aws, args)).Single("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration")["rules"];
        var onGcp = (ImmutableArray<object>)(await Store(Gcp, args)).Single("gcp:storage/bucket:Bucket")["lifecycleRules"];

        Assert.That(((ImmutableDictionary<string, object>)onAws[0]).At("expiration.days"), Is.EqualTo((double)days));
        Assert.That(((ImmutableDictionary<string, object>)onGcp[1]).At("condition.age"), Is.EqualTo((double)days));
    }

    [Test]
    public async Task A_key_that_unseals_is_described_as_Vault_configures_it_on_both_clouds()
    {
        UnsealKey? onAws = null, onGcp = null;
        ImmutableSortedDictionary<string, string>? aws = null, gcp = null;
        await Recording.OfAsync(() =>
        {
            onAws = Aws().UnsealKey("main-unseal", new() { KeyName = "acme-prod-main-vault" });
            onGcp = Gcp().UnsealKey("second-unseal", new() { KeyName = "acme-prod-second-vault" });
            _ = onAws.Settings.Apply(settings => aws = settings);
            _ = onGcp.Settings.Apply(settings => gcp = settings);
        });

        Assert.That((onAws!.Seal, onGcp!.Seal), Is.EqualTo(("awskms", "gcpckms")));
        Assert.That(aws!, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["region"] = "eu-west-1",
            ["kms_key_id"] = "arn:aws:mock:::main-unseal-key",
        }));
        Assert.That(gcp!, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["project"] = "acme-prod",
            ["region"] = "europe-west1",
            ["key_ring"] = "acme-prod-second-vault",
            ["crypto_key"] = "unseal",
        }));
    }
}
