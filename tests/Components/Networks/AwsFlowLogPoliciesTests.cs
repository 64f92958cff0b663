using Platform.Components.Identity;
using Platform.Components.Networks;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class AwsFlowLogPoliciesTests
{
    private static readonly AwsFacts Facts = AwsFacts.Of("eu-west-1", "111122223333", "acme-prod-main");

    private static PolicyStatement Statement(PolicyDocument document, string sid) =>
        document.Statements.Single(statement => statement.Sid == sid);

    [Test]
    public void Only_deliveries_of_this_account_and_region_get_into_the_bucket()
    {
        var document = AwsFlowLogPolicies.Bucket(Facts, "arn:aws:s3:::flows");

        foreach (var delivery in document.Statements.Where(statement => statement.Effect == PolicyEffect.Allow))
        {
            Assert.That(delivery.Principals["Service"], Is.EqualTo(["delivery.logs.amazonaws.com"]));
            Assert.That(delivery.Conditions["StringEquals"]["aws:SourceAccount"], Is.EqualTo(["111122223333"]));
            Assert.That(delivery.Conditions["ArnLike"]["aws:SourceArn"], Is.EqualTo(["arn:aws:logs:eu-west-1:111122223333:*"]));
        }

        Assert.That(Statement(document, "DeliverLogs").Resources, Is.EqualTo(["arn:aws:s3:::flows/AWSLogs/111122223333/*"]));
    }

    [Test]
    public void A_delivery_needs_no_access_list_since_buckets_that_own_their_objects_get_none() =>
        Assert.That(AwsFlowLogPolicies.Bucket(Facts, "arn:aws:s3:::flows").ToJson(), Does.Not.Contain("s3:x-amz-acl"));

    [Test]
    [Control("CIS AWS 2.1.1")]
    public void Nobody_reaches_the_bucket_without_TLS()
    {
        var statement = Statement(AwsFlowLogPolicies.Bucket(Facts, "arn:aws:s3:::flows"), "OnlyWithTls");

        Assert.Multiple(() =>
        {
            Assert.That(statement.Effect, Is.EqualTo(PolicyEffect.Deny));
            Assert.That(statement.Principals.Keys, Is.EqualTo(["*"]));
            Assert.That(statement.Resources, Is.EqualTo(["arn:aws:s3:::flows", "arn:aws:s3:::flows/*"]));
            Assert.That(statement.Conditions["Bool"]["aws:SecureTransport"], Is.EqualTo(["false"]));
        });
    }

    [Test]
    public void CloudWatch_uses_the_key_for_the_one_log_group()
    {
        var statement = Statement(AwsFlowLogPolicies.Key(Facts, "/aws/vpc/acme-prod-main/flow-logs"), "Logs");

        Assert.That(statement.Principals["Service"], Is.EqualTo(["logs.eu-west-1.amazonaws.com"]));
        Assert.That(statement.Conditions["ArnEquals"]["kms:EncryptionContext:aws:logs:arn"],
            Is.EqualTo(["arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vpc/acme-prod-main/flow-logs"]));
    }

    [Test]
    public void Only_the_account_rules_the_key() =>
        Assert.That(Statement(AwsFlowLogPolicies.Key(Facts, "group"), "Account").Principals["AWS"],
            Is.EqualTo(["arn:aws:iam::111122223333:root"]));

    [Test]
    public void Only_flow_logs_of_this_account_take_the_role()
    {
        var statement = AwsFlowLogPolicies.Trust(Facts).Statements.Single();

        Assert.That(statement.Conditions["StringEquals"]["aws:SourceAccount"], Is.EqualTo(["111122223333"]));
        Assert.That(statement.Conditions["ArnLike"]["aws:SourceArn"], Is.EqualTo(["arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/*"]));
    }

    [Test]
    public void The_role_writes_into_the_one_log_group_and_makes_none()
    {
        var document = AwsFlowLogPolicies.Write(Facts, "/aws/vpc/acme-prod-main/flow-logs");

        Assert.That(Statement(document, "Write").Resources,
            Is.EqualTo(["arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vpc/acme-prod-main/flow-logs:*"]));
        Assert.That(document.Statements.SelectMany(statement => statement.Actions), Has.None.EqualTo("logs:CreateLogGroup"));
    }
}
