using Platform.Engine.Checks;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Checks;

[TestFixture]
public sealed class IamPolicyTests
{
    private const string Identity = """
        {"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:Get*","kms:Decrypt"],"Resource":"arn:aws:s3:::logs/*",
         "Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"},"ForAnyValue:StringLike":{"aws:TagKeys":["a*"]}}}]}
        """;

    private const string Trust = """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"pods.eks.amazonaws.com"},
         "Action":["sts:AssumeRole","sts:TagSession"]}}
        """;

    private const string Bucket = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::logs","arn:aws:s3:::logs/*"],
         "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
        """;

    [Test]
    public void Sound_policies_pass()
    {
        Assert.That(Check("aws:iam/policy:Policy", "policy", Identity), Is.Empty);
        Assert.That(Check("aws:iam/role:Role", "assumeRolePolicy", Trust), Is.Empty);
        Assert.That(Check("aws:s3/bucketPolicy:BucketPolicy", "policy", Bucket), Is.Empty);
    }

    [TestCase("not json", "policy: not json: must be a policy document: this is no JSON, line 1, column 2")]
    [TestCase("[]", "policy: []: must be a policy document: a JSON object")]
    [TestCase("""{"Version":"2012-10-17"}""", "policy.Statement: is required\n    fix: set it to a list of statements")]
    [TestCase("""{"Version":"2012-10-17","Statement":[]}""", "policy.Statement: []: must hold at least one statement")]
    [TestCase("""{"Version":"2012-10-18","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""",
        "policy.Version: 2012-10-18: must be 2012-10-17 or 2008-10-17\n    fix: did you mean 2012-10-17?")]
    [TestCase("""{"Version":"2012-10-17","Statements":[],"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""",
        "policy.Statements: []: there is no such policy element\n    fix: did you mean Statement?")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"*","Resource":"*"}]}""",
        "policy.Statement[0].Effect: allow: must be Allow or Deny\n    fix: did you mean Allow?")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Actions":"*","Resource":"*"}]}""",
        "policy.Statement[0].Actions: *: there is no such policy element\n    fix: did you mean Action?")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"eks.Describe","Resource":"*"}]}""",
        "policy.Statement[0].Action: eks.Describe: must be service:Action, such as eks:DescribeCluster, or *")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:Get",1],"Resource":"*"}]}""",
        "policy.Statement[0].Action[1]: 1: must be text")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*"}]}""",
        "policy.Statement[0].Resource: is required\n    fix: set Resource or NotResource")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"logs"}]}""",
        "policy.Statement[0].Resource: logs: must be an ARN: arn:partition:service:region:account:resource")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","NotResource":"*"}]}""",
        "policy.Statement[0].NotResource: *: cannot stand beside Resource\n    fix: leave one of them out")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":"*"}]}""",
        "policy.Statement[0].Principal: *: a policy of an identity has no principal: the identity is it\n    fix: leave it out")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEqual":{"a:b":"c"}}}]}""",
        "policy.Statement[0].Condition.StringEqual: an object of 1 value: there is no such condition operator\n    fix: did you mean StringEquals?")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"secure":"true"}}}]}""",
        "policy.Statement[0].Condition.Bool.secure: secure: must be a condition key with a colon, such as aws:SourceAccount")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.1/8"}}}]}""",
        "policy.Statement[0].Condition.IpAddress[\"aws:SourceIp\"]: 10.0.0.1/8: has address bits behind its /8: the range begins at 10.0.0.0\n    fix: use 10.0.0.0/8")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Sid":"a b","Effect":"Allow","Action":"s3:*","Resource":"*"}]}""",
        "policy.Statement[0].Sid: a b: must consist of letters and digits")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:*","Resource":"*"},{"Sid":"A","Effect":"Deny","Action":"s3:*","Resource":"*"}]}""",
        "policy.Statement[1].Sid: A: is used by an earlier statement: it must be unique in the policy")]
    public void A_broken_identity_policy_is_told_where_and_why(string policy, string message) =>
        Assert.That(Check("aws:iam/policy:Policy", "policy", policy).Single().ToString(), Is.EqualTo(message));

    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""", "Principal")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"a.amazonaws.com"},"Action":"sts:AssumeRole","Resource":"*"}]}""", "Resource")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Services":"a.amazonaws.com"},"Action":"sts:AssumeRole"}]}""", "Principal.Services")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"eks"},"Action":"sts:AssumeRole"}]}""",
        "Principal.Service")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"12345"},"Action":"sts:AssumeRole"}]}""",
        "Principal.AWS")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"everyone","Action":"sts:AssumeRole"}]}""",
        "Principal")]
    public void A_broken_trust_policy_is_told_where(string policy, string path) =>
        Assert.That(Check("aws:iam/role:Role", "assumeRolePolicy", policy).Single().Path,
            Is.EqualTo($"assumeRolePolicy.Statement[0].{path}"));

    [Test]
    public void A_policy_without_a_version_is_only_a_warning() =>
        Assert.That(
            Check("aws:iam/policy:Policy", "policy", """{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""").Single(),
            Is.EqualTo(new Problem(
                Severity.Warning, null, "policy.Version", null, "is missing: policy variables are then not replaced",
                    "set it to 2012-10-17")));

    [Test]
    public void A_policy_given_as_an_object_is_checked_the_same()
    {
        var statement = Object(("Effect", "Permit"), ("Action", "s3:*"), ("Resource", Unknown));
        var policy = Object(("Version", "2012-10-17"), ("Statement", List(statement)));

        Assert.That(Check("aws:iam/policy:Policy", "policy", policy).Single().Path, Is.EqualTo("policy.Statement[0].Effect"));
    }

    [Test]
    public void A_policy_that_is_too_long_is_refused_white_space_apart()
    {
        string Policy(int length, string space) =>
            $$"""{"Version":"2012-10-17",{{space}}"Statement":[{"Effect":"Allow","Action":"s3:Get{{new string('x', length)}}","Resource":"*"}]}""";

        Assert.That(Check("aws:iam/policy:Policy", "policy", Policy(6000, new string(' ', 5000))), Is.Empty);
        Assert.That(Check("aws:iam/policy:Policy", "policy", Policy(6100, "")).Single().ToString(),
            Does.EndWith(": has 6190 characters: at most 6144 are allowed\n    fix: split it"));
    }

    [Test]
    public void A_key_twice_in_one_element_is_no_JSON_that_IAM_takes() =>
        Assert.That(
            Check("aws:iam/policy:Policy", "policy", """{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}""").Single().Rule,
            Does.StartWith("must be a policy document: this is no JSON"));

    [Test]
    public void A_secret_policy_is_judged_without_being_shown() =>
        Assert.That(Check("aws:iam/policy:Policy", "policy", Secret("""{"Effect":"hunter2"}""")).Select(problem => problem.ToString()),
            Has.None.Contains("hunter2").And.Some.Contains("[secret]"));

    private static IReadOnlyList<Problem> Check(string type, string property, PropertyValue policy)
    {
        var findings = new Findings(null);
        ValueRules.Check(type, Object((property, policy)), null, findings);
        return findings.Problems;
    }
}
