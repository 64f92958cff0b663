using System.Text.Json;
using Platform.Components.Identity;
using Platform.Tests.Components.Identity.Policies;

namespace Platform.Tests.Components.Identity;

[TestFixture]
public class AwsGrantTests
{
    private static IEnumerable<TestCaseData> Grants()
    {
        yield return Case(new() { Actions = ["s3:GetObject"], Resources = ["arn:aws:s3:::archive/*"] }, null);
        yield return Case(new() { Actions = ["cloudwatch:GetMetricData"], Resources = ["*"] }, null);
        yield return Case(new() { Resources = ["*"] }, "must name an action, such as s3:GetObject");
        yield return Case(new() { Actions = ["s3:GetObject"] }, "must name a resource, such as arn:aws:s3:::archive/*");
        yield return Case(
            new() { Actions = ["GetObject"], Resources = ["*"] },
            "GetObject is no action: they have a service and a name, such as s3:GetObject");
        yield return Case(new() { Actions = ["s3:GetObject"], Resources = ["archive"] }, "archive is no ARN");
        yield return Case(
            new() { Actions = ["s3:GetObject", "s3:PutObject"], Resources = ["*", "arn:aws:s3:::archive/*"] },
            "s3:PutObject writes, and must not be granted on every resource");
        yield return Case(new() { Actions = ["s3:*"], Resources = ["*"] }, "s3:* writes, and must not be granted on every resource");
    }

    [TestCaseSource(nameof(Grants))]
    public void A_grant_names_actions_and_resources_and_writes_nowhere_else(AwsGrant grant, string? problem)
    {
        Assert.That(grant.Problem, Is.EqualTo(problem));
        if (problem is null)
            Assert.That(IamJson.Faults(grant.ToDocument().ToJson()), Is.Empty);
        else
            Assert.That(grant.ToDocument, Throws.InvalidOperationException.With.Message.EqualTo(problem));
    }

    [Test]
    public void A_stack_file_can_carry_it()
    {
        var read = JsonSerializer.Deserialize<AwsGrant>(
            """{"actions":["sqs:SendMessage"],"resources":["arn:aws:sqs:eu-west-1:111122223333:orders"]}""", JsonSerializerOptions.Web)!;

        Assert.That(read.ToDocument().ToJson(), Does.Contain(
            "\"Action\":\"sqs:SendMessage\",\"Resource\":\"arn:aws:sqs:eu-west-1:111122223333:orders\""));
    }

    private static TestCaseData Case(AwsGrant grant, string? problem) =>
        new TestCaseData(grant, problem).SetArgDisplayNames(problem ?? "sound");
}
