using Engine.Tests.Support;
using Platform.Engine.Graph;
using Platform.Engine.Policies;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Policies;

/// <summary>Rules about changes: what is deployed has it, what the program declares has not.</summary>
[TestFixture]
public sealed class DeltaRuleTests
{
    private static readonly ObjectValue Cluster = Object(
        ("name", "blue"), ("version", "1.34"), ("deletionProtection", true), ("encryptionConfig", Object(("resources", List("secrets")))));

    [Test]
    public void Deleting_what_holds_state_is_a_critical_breach_that_can_be_waived()
    {
        var (before, after) = (Graph(Cluster), Graph(null));

        Assert.That(Ask.About(after, before).AnswerOf("PULUMI-004", "blue"), Is.EqualTo(PolicyAnswer.Fail));
        Assert.That(Ask.About(after, before).Problems().Any(problem => problem is { Severity: Severity.Error, Path: "delete" }));
        Assert.That(
            Ask.About(after with { Config = Ask.Waiving("PULUMI-004", "blue") }, before).AnswerOf("PULUMI-004", "blue"),
                Is.EqualTo(PolicyAnswer.Waived));
    }

    [Test]
    public void Replacing_what_holds_state_is_a_breach_and_is_open_while_the_value_is()
    {
        var before = Graph(Cluster);

        Assert.That(Ask.About(Graph(Cluster.With("roleArn", "other")), Graph(Cluster.With("roleArn", "one"))).AnswerOf("PULUMI-004",
            "blue"),
            Is.EqualTo(PolicyAnswer.Fail));
        Assert.That(Ask.About(Graph(Cluster.With("roleArn", UnknownValue.Instance)),
            Graph(Cluster.With("roleArn", "one"))).AnswerOf("PULUMI-004", "blue"),
            Is.EqualTo(PolicyAnswer.Unknown));
        Assert.That(Ask.About(before, before).AnswerOf("PULUMI-004", "blue"), Is.EqualTo(PolicyAnswer.Pass));
    }

    [Test]
    public void Every_rule_about_changes_passes_fails_leaves_open_and_is_waived()
    {
        var cases = Cases().ToArray();

        Assert.That(cases.Select(change => change.Rule),
            Is.EquivalentTo(PolicyBook.All.Where(rule => rule.AboutChanges).Select(rule => rule.Id)));
        Assert.Multiple(() =>
        {
            foreach (var (rule, name, before, pass, fail, open) in cases)
            {
                Assert.That(Ask.About(pass, before).AnswerOf(rule, name), Is.EqualTo(PolicyAnswer.Pass), rule);
                Assert.That(Ask.About(fail, before).AnswerOf(rule, name), Is.EqualTo(PolicyAnswer.Fail), rule);
                Assert.That(Ask.About(open, before).AnswerOf(rule, name), Is.EqualTo(PolicyAnswer.Unknown), rule);
                Assert.That(Ask.About(fail with { Config = fail.Config.With(Ask.Waiving(rule, name)) }, before).AnswerOf(rule, name),
                    Is.EqualTo(PolicyAnswer.Waived), rule);
            }
        });
    }

    [TestCase("PULUMI-005", "deletionProtection", false)]
    [TestCase("PULUMI-006", "version", "1.33")]
    [TestCase("PULUMI-006", "version", "1.36")]
    [TestCase("PULUMI-007", "encryptionConfig", null)]
    public void A_change_is_asked_what_it_gives_up(string rule, string path, object? bad)
    {
        PropertyValue? value = bad switch { bool flag => flag, string text => text, _ => null };
        var before = Graph(Cluster);
        var after = Graph(Ask.Set(Cluster, path, value));

        Assert.That(Ask.About(before, before).AnswerOf(rule, "blue"), Is.EqualTo(PolicyAnswer.Pass));
        Assert.That(Ask.About(after, before).AnswerOf(rule, "blue"), Is.EqualTo(PolicyAnswer.Fail));
        Assert.That(Ask.About(Graph(Ask.Set(Cluster, path, UnknownValue.Instance)), before).AnswerOf(rule, "blue"),
            Is.EqualTo(PolicyAnswer.Unknown));
        Assert.That(Ask.About(after with { Config = Ask.Waiving(rule, "blue") }, before).AnswerOf(rule, "blue"),
            Is.EqualTo(PolicyAnswer.Waived));
    }

    [Test]
    public void Taking_protection_away_is_a_breach_also_where_nothing_else_changes() => Assert.That(
        Ask.About(Graph(Cluster, protect: false), Graph(Cluster)).AnswerOf("PULUMI-005", "blue"), Is.EqualTo(PolicyAnswer.Fail));

    [Test]
    public void Without_an_earlier_deployment_nothing_is_asked_of_changes()
    {
        var report = Ask.About(Graph(Cluster));

        Assert.That(report.Rules.Where(rule => rule.Rule.AboutChanges).SelectMany(rule => rule.Answers), Is.Empty);
        Assert.That(report.Comparison, Is.Null);
    }

    [Test]
    public void Breaches_are_new_old_or_fixed()
    {
        var before = Ask.Set(Cluster, "vpcConfig", Object(("endpointPrivateAccess", false), ("endpointPublicAccess", false)));
        var after = Ask.Set(Cluster, "vpcConfig", Object(("endpointPrivateAccess", true), ("endpointPublicAccess", true)));
        var comparison = Ask.About(Graph(after), Graph(before)).Comparison!;

        Assert.That(comparison.New.Select(finding => finding.Rule.Id), Does.Contain("EKS-001").And.Contains("EKS-002"));
        Assert.That(comparison.Fixed.Select(finding => finding.Rule.Id), Is.EqualTo(new[] { "EKS-003" }));
        Assert.That(comparison.Old.Select(finding => finding.Rule.Id), Does.Contain("EKS-008").And.Not.Contains("EKS-001"));
    }

    private static IEnumerable<(string Rule, string Name, ResourceGraph Before, ResourceGraph Pass, ResourceGraph Fail, ResourceGraph Open)>
        Cases()
    {
        var sound = Graph(Cluster);
        var role = Cluster.With("roleArn", "one");
        yield return ("PULUMI-004", "blue", Graph(role), Graph(role), Graph(role.With("roleArn", "other")),
            Graph(role.With("roleArn", UnknownValue.Instance)));
        foreach (var (rule, path, bad) in new (string, string, PropertyValue?)[]
        {
            ("PULUMI-005", "deletionProtection", false), ("PULUMI-006", "version", "1.36"), ("PULUMI-007", "encryptionConfig", null),
        })
        {
            yield return (rule, "blue", sound, sound, Graph(Ask.Set(Cluster, path, bad)),
                Graph(Ask.Set(Cluster, path, UnknownValue.Instance)));
        }

        yield return CostRuleTests.Change;
    }

    private static ResourceGraph Graph(ObjectValue? cluster, bool protect = true)
    {
        var build = new GraphBuilder();
        build.Resource("aws:sns/topic:Topic", "other", Object(("name", "other")));
        // What is not known comes from something that is made only now.
        ResourceNode[] fresh = cluster?.HasUnknowns == true ? [build.Resource("aws:iam/role:Role", "fresh", ObjectValue.Empty)] : [];
        if (cluster is not null)
            build.Resource("aws:eks/cluster:Cluster", "blue", cluster, id: "blue", options: new() { Protect = protect }, uses: fresh);
        return build.Graph();
    }
}
