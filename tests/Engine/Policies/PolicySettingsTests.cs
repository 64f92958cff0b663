using Engine.Tests.Support;
using Platform.Engine.Graph;
using Platform.Engine.Policies;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Policies;

[TestFixture]
public sealed class PolicySettingsTests
{
    [Test]
    public void An_expired_waiver_fails_and_covers_nothing()
    {
        var report = Ask.About(Bucket() with { Config = Ask.Waiving("STO-001", "things", expires: "2026-11-20") });

        Assert.That(report.AnswerOf("STO-001", "things"), Is.EqualTo(PolicyAnswer.Fail));
        Assert.That(report.Faults.Single().ToString(), Is.EqualTo("""
            policy:waivers[0].expires: 2026-11-20: the waiver has expired
                fix: mend the resource, or renew the waiver with a reason
            """));
        Assert.That(report.Faults.Single().Severity, Is.EqualTo(Severity.Error));
    }

    [Test]
    public void A_waiver_holds_on_its_last_day() =>
        Assert.That(Ask.About(Bucket() with { Config = Ask.Waiving("STO-001", "thin*", expires: "2026-11-21") }).AnswerOf("STO-001",
            "things"),
            Is.EqualTo(PolicyAnswer.Waived));

    [TestCase("""{"rule": "STO-01", "resource": "a", "reason": "b", "expires": "2027-01-01"}""",
        "policy:waivers[0].rule: STO-01: there is no such rule")]
    [TestCase("""{"rule": "STO-001", "resource": "a", "reason": " ", "expires": "2027-01-01"}""",
        "policy:waivers[0].reason: is required, as text")]
    [TestCase("""{"rule": "STO-001", "reason": "b", "expires": "2027-01-01"}""", "policy:waivers[0].resource: is required, as text")]
    [TestCase("""{"rule": "STO-001", "resource": "a", "reason": "b"}""", "policy:waivers[0].expires: is required, as text")]
    [TestCase("""{"rule": "STO-001", "resource": "a", "reason": "b", "expires": "soon"}""",
        "policy:waivers[0].expires: soon: must be a day")]
    [TestCase("""{"rule": "STO-001", "resource": "a", "reason": "b", "expires": "2027-01-01", "owner": "c"}""",
        "policy:waivers[0].owner: a waiver has no such key")]
    public void A_waiver_that_says_too_little_is_a_mistake(string waiver, string text)
    {
        var faults = Ask.About(Bucket() with { Config = Object(("policy:waivers", $"[{waiver}]")) }).Faults;

        Assert.That(faults.Single().ToString(), Does.StartWith(text));
        Assert.That(faults.Single().Severity, Is.EqualTo(Severity.Error));
    }

    [Test]
    public void A_waiver_that_waives_nothing_is_worth_a_warning()
    {
        var fault = Ask.About(Bucket() with { Config = Ask.Waiving("STO-001", "nothing-like-it") }).Faults.Single();

        Assert.That(fault.ToString(), Does.StartWith("policy:waivers[0]: STO-001 nothing-like-it: waives nothing"));
        Assert.That(fault.Severity, Is.EqualTo(Severity.Warning));
    }

    [Test]
    public void Other_keys_and_environments_are_mistakes()
    {
        var faults = Ask.About(Bucket() with { Config = Object(("policy:waiver", "[]"), ("policy:environment", "test")) }).Faults;

        Assert.That(faults.Select(fault => fault.ToString()), Has.Some.StartsWith("policy:waiver: there is no such key"));
        Assert.That(faults.Select(fault => fault.ToString()),
            Has.Some.StartsWith("policy:environment: test: must be one of production, staging, development"));
    }

    [Test]
    public void An_empty_graph_fails()
    {
        var report = Ask.About(new GraphBuilder().Graph());

        Assert.That(report.Faults.Single().Rule, Does.Contain("an empty graph passes no policy"));
        Assert.That(report.Problems().Single().Severity, Is.EqualTo(Severity.Error));
    }

    [Test]
    public void What_is_only_read_belongs_to_somebody_else()
    {
        var graph = Bucket();

        Assert.That(Ask.About(graph.With("things", node => node with { External = true })).Findings, Is.Empty);
        Assert.That(Ask.About(graph).Findings, Is.Not.Empty);
    }

    [Test]
    public void Development_weighs_one_step_less_and_staging_keeps_nothing_for_ever()
    {
        var graph = Bucket();
        var (production, staging, development) = (In("production"), In("staging"), In("development"));

        Assert.That(production.Findings.Select(finding => finding.Rule.Id), Is.EquivalentTo(new[] { "PULUMI-001", "STO-001" }));
        Assert.That(staging.Findings.Select(finding => (finding.Rule.Id, finding.Severity)),
            Is.EqualTo(new[] { ("STO-001", PolicySeverity.High) }));
        Assert.That(development.Findings.Select(finding => finding.AsProblem().Severity), Is.EqualTo(new[] { Severity.Warning }));

        PolicyReport In(string environment) => Ask.About(graph with { Config = Object(("policy:environment", environment)) });
    }

    [Test]
    public void Advice_makes_nothing_fail_but_its_own_mistakes()
    {
        var advice = Object(("policy:enforcement", "advisory"));

        Assert.That(Ask.About(Bucket() with { Config = advice }).Problems().Select(problem => problem.Severity),
            Is.EqualTo(new[] { Severity.Warning, Severity.Warning }));
        Assert.That(Ask.About(new GraphBuilder().Graph() with { Config = advice }).Problems().Single().Severity,
            Is.EqualTo(Severity.Warning));
        Assert.That(Ask.About(Bucket() with { Config = advice.With("policy:environment", "test") }).Problems().First().Severity,
            Is.EqualTo(Severity.Error));
    }

    [Test]
    public void A_secret_that_breaks_a_rule_is_not_shown()
    {
        var build = new GraphBuilder();
        build.Resource("kubernetes:core/v1:ConfigMap", "settings",
            Object(("metadata", Object(("namespace", "apps"))), ("data", Object(("password", Secret("hunter2-hunter2"))))));
        build.Outputs = Object(("shown", "the password is hunter2-hunter2"));
        var report = Ask.About(build.Graph());

        Assert.That(report.Findings.Select(finding => finding.Rule.Id), Is.EqualTo(new[] { "PULUMI-003", "K8S-027" }));
        Assert.That(string.Concat(report.Problems()), Does.Contain("[secret]").And.Not.Contain("hunter2"));
    }

    [Test]
    public void A_policy_that_is_secret_is_judged_and_not_quoted()
    {
        var build = new GraphBuilder();
        build.Resource("aws:iam/policy:Policy", "hidden", Object(("policy", Secret(
            """{"Statement":[{"Sid":"TopSecretName","Effect":"Allow","Action":"s3:*","Resource":"*"}]}"""))));
        var report = Ask.About(build.Graph());

        Assert.That(report.AnswerOf("AWS-005", "hidden"), Is.EqualTo(PolicyAnswer.Fail));
        Assert.That(string.Concat(report.Problems()),
            Does.Contain("policy: [secret]").And.Not.Contain("TopSecretName").And.Not.Contain("s3:"));
    }

    private static ResourceGraph Bucket()
    {
        var build = new GraphBuilder();
        build.Resource("aws:s3/bucket:Bucket", "things", Object(("bucket", "things")));
        return build.Graph();
    }
}
