using System.Collections.Immutable;
using Platform.Components.Identity;
using Platform.Components.Networks;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class AwsFlowLoggingTests
{
    private static readonly AwsFacts Facts = AwsFacts.Of("eu-west-1", "111122223333", "acme-prod-main");

    private static Task<Recording> Build(AwsFlowLogs logs) =>
        Recording.OfAsync(() => _ = new AwsFlowLogging("logs", new() { Facts = Facts, VpcId = "vpc-1", Logs = logs }));

    private static readonly AwsFlowLogs IntoLogGroup = new() { Destination = FlowLogDestination.LogGroup, RetentionDays = 30 };

    [Test]
    [Control("CIS AWS 3.7")]
    public async Task All_traffic_of_the_VPC_is_recorded_every_minute_by_default()
    {
        var log = (await Build(new())).Single("aws:ec2/flowLog:FlowLog");

        Assert.That((log["vpcId"], log["trafficType"], log["maxAggregationInterval"]), Is.EqualTo(("vpc-1", "ALL", 60.0)));
    }

    [TestCase(FlowLogTraffic.Accepted, "ACCEPT")]
    [TestCase(FlowLogTraffic.Rejected, "REJECT")]
    public async Task Less_can_be_recorded(FlowLogTraffic traffic, string word) =>
        Assert.That((await Build(new() { Traffic = traffic, IntervalSeconds = 600 })).Single("aws:ec2/flowLog:FlowLog")["trafficType"],
            Is.EqualTo(word));

    [Test]
    public async Task Records_go_to_a_bucket_as_Parquet_by_the_hour()
    {
        var log = (await Build(new())).Single("aws:ec2/flowLog:FlowLog");

        Assert.Multiple(() =>
        {
            Assert.That(log["logDestinationType"], Is.EqualTo("s3"));
            Assert.That(log["logDestination"], Is.EqualTo("arn:aws:mock:::logs-bucket"));
            Assert.That(log.At("destinationOptions.fileFormat"), Is.EqualTo("parquet"));
            Assert.That(log.At("destinationOptions.perHourPartition"), Is.EqualTo(true));
        });
    }

    [Test]
    [Control("CIS AWS 2.1.4")]
    public async Task The_bucket_is_closed_to_the_public()
    {
        var block = (await Build(new())).Single("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");

        Assert.That(block.Remove("bucket").Values, Has.Exactly(4).Items.And.All.EqualTo(true));
    }

    [Test]
    public async Task The_bucket_is_encrypted_versioned_and_owns_its_objects()
    {
        var logs = await Build(new());

        Assert.Multiple(() =>
        {
            Assert.That(logs.Single("aws:s3/bucketVersioning:BucketVersioning").At("versioningConfiguration.status"),
                Is.EqualTo("Enabled"));
            Assert.That(logs.Single("aws:s3/bucketOwnershipControls:BucketOwnershipControls").At("rule.objectOwnership"),
                Is.EqualTo("BucketOwnerEnforced"));
            var rule = (ImmutableDictionary<string, object>)((ImmutableArray<object>)logs.Single(
                "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration")["rules"]).Single();
            Assert.That(rule.At("applyServerSideEncryptionByDefault.sseAlgorithm"), Is.EqualTo("AES256"));
        });
    }

    [TestCase(90)]
    [TestCase(30)]
    public async Task Records_in_the_bucket_expire(int days)
    {
        var lifecycle = (await Build(new() { RetentionDays = days }))
            .Single("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
        var rule = (ImmutableDictionary<string, object>)((ImmutableArray<object>)lifecycle["rules"]).Single();

        Assert.That(rule["status"], Is.EqualTo("Enabled"));
        Assert.That(rule.At("expiration.days"), Is.EqualTo((double)days));
        Assert.That(rule.At("noncurrentVersionExpiration.noncurrentDays"), Is.EqualTo(1.0));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Records_outlive_the_network_unless_told_otherwise(bool delete) =>
        Assert.That((await Build(new() { DeleteWithNetwork = delete })).Single("aws:s3/bucket:Bucket")["forceDestroy"], Is.EqualTo(delete));

    [Test]
    public async Task Into_a_log_group_records_are_written_by_a_role_of_their_own()
    {
        var log = (await Build(IntoLogGroup)).Single("aws:ec2/flowLog:FlowLog");

        Assert.That((log["logDestinationType"], log["logDestination"], log["iamRoleArn"]),
            Is.EqualTo(("cloud-watch-logs", "arn:aws:mock:::logs-group", "arn:aws:mock:::logs-writer")));
    }

    [Test]
    public async Task The_log_group_forgets_and_has_a_key_that_rotates()
    {
        var logs = await Build(IntoLogGroup);
        var group = logs.Single("aws:cloudwatch/logGroup:LogGroup");

        Assert.That((group["name"], group["retentionInDays"], group["kmsKeyId"]),
            Is.EqualTo(("/aws/vpc/acme-prod-main/flow-logs", 30.0, "arn:aws:mock:::logs-key")));
        Assert.That(logs.Single("aws:kms/key:Key")["enableKeyRotation"], Is.EqualTo(true));
        Assert.That(logs.Of("aws:s3/bucket:Bucket"), Is.Empty);
    }

    [Test]
    public async Task Nothing_is_made_when_nothing_is_recorded()
    {
        var network = await Build(new() { Destination = FlowLogDestination.None });

        Assert.That(network.Resources.Select(resource => resource.Type), Is.EqualTo(["platform:networks:AwsFlowLogging"]));
    }
}
