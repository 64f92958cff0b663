using Engine.Tests.Support;
using Platform.Engine.Graph;
using Platform.Engine.Policies;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Policies;

/// <summary>What a stack file allows its stack to cost; an EKS control plane costs 73 USD a month, in extended support 438.</summary>
[TestFixture]
internal sealed class CostRuleTests
{
    /// <summary>The case that every rule about what is declared has.</summary>
    internal static IEnumerable<RuleCase> All { get; } =
    [
        new("COST-001", Urns.StackType, ObjectValue.Empty, "size", 10_000)
        {
            Beside = [("aws:ebs/volume:Volume", "disk", Object(("type", "gp3"), ("size", 100)))],
            ByNeighbour = true,
            Config = Budget("50"),
        },
    ];

    /// <summary>The same of the rule about changes: what is deployed, and what keeps it, breaks it and leaves it open.</summary>
    internal static (string Rule, string Name, ResourceGraph Before, ResourceGraph Pass, ResourceGraph Fail, ResourceGraph Open) Change => (
        "COST-002", Stack, Cluster("1.35", Increase("10%")), Cluster("1.34", Increase("10%")), Cluster("1.33", Increase("10%")),
        Cluster("1.35", Increase("10%"), ("aws:opensearch/domain:Domain", "search")));

    private const string Stack = "acme-prod";

    [TestCase("100", PolicyAnswer.Pass)]
    [TestCase("73", PolicyAnswer.Pass)]
    [TestCase("72.99", PolicyAnswer.Fail)]
    public void A_month_stays_within_the_budget(string budget, PolicyAnswer answer) =>
        Assert.That(Ask.About(Cluster("1.35", Budget(budget))).AnswerOf("COST-001", Stack), Is.EqualTo(answer));

    [Test]
    public void A_budget_that_is_exceeded_reads_as_amounts()
    {
        var report = Ask.About(Cluster("1.33", Budget("400")));

        Assert.That(report.Problems().Single(problem => problem.Path == "policy:budget").ToString(), Is.EqualTo("""
            policy:budget: 400.00: must cover a month, which usually costs 438.00 USD: 38.00 more (COST-001, medium)
                fix: see --format cost; take something smaller, or raise policy:budget
            """));
    }

    [Test]
    public void Where_most_has_no_price_the_answer_is_open_unless_the_rest_is_too_much_already()
    {
        var unpriced = Enumerable.Range(0, 2).Select(index => ("aws:opensearch/domain:Domain", $"search{index}")).ToArray();

        Assert.That(Ask.About(Cluster("1.35", Budget("100"), unpriced)).AnswerOf("COST-001", Stack), Is.EqualTo(PolicyAnswer.Unknown));
        Assert.That(Ask.About(Cluster("1.35", Budget("70"), unpriced)).AnswerOf("COST-001", Stack), Is.EqualTo(PolicyAnswer.Fail));
        Assert.That(Ask.About(Cluster("1.35", Budget("100"), unpriced[..1])).AnswerOf("COST-001", Stack), Is.EqualTo(PolicyAnswer.Pass));
    }

    [TestCase("COST-001", "policy:budget", "50")]
    [TestCase("COST-002", "policy:maxIncrease", "10%")]
    public void A_breach_can_be_waived_for_the_stack(string rule, string key, string limit)
    {
        var config = Ask.Waiving(rule, Stack).With(key, limit);

        Assert.That(Ask.About(Cluster("1.33", config), Cluster("1.35", config)).AnswerOf(rule, Stack), Is.EqualTo(PolicyAnswer.Waived));
    }

    [TestCase("365", PolicyAnswer.Pass)]
    [TestCase("364", PolicyAnswer.Fail)]
    [TestCase("500%", PolicyAnswer.Pass)]
    [TestCase("499%", PolicyAnswer.Fail)]
    public void A_change_makes_a_month_dearer_by_so_much_at_most(string most, PolicyAnswer answer) => Assert.That(
        Ask.About(Cluster("1.33", Increase(most)), Cluster("1.35", Increase(most))).AnswerOf("COST-002", Stack), Is.EqualTo(answer));

    [Test]
    public void An_increase_that_is_exceeded_reads_as_amounts()
    {
        var report = Ask.About(Cluster("1.33", Increase("10%")), Cluster("1.35", Increase("10%")));

        Assert.That(report.Problems().Single(problem => problem.Path == "policy:maxIncrease").ToString(), Does.StartWith(
            "policy:maxIncrease: 10%: must not be exceeded: a month usually costs 438.00 USD instead of 73.00, 365.00 more (COST-002, medium)"));
    }

    [Test]
    public void Where_most_of_what_is_new_has_no_price_an_increase_is_left_open()
    {
        var before = Cluster("1.35", Increase("10%"));
        var after = Cluster("1.35", Increase("10%"), ("aws:opensearch/domain:Domain", "search"));

        Assert.That(Ask.About(after, before).AnswerOf("COST-002", Stack), Is.EqualTo(PolicyAnswer.Unknown));
        Assert.That(Ask.About(after, after).AnswerOf("COST-002", Stack), Is.EqualTo(PolicyAnswer.Pass), "it was there before");
    }

    [Test]
    public void Nothing_is_asked_where_nothing_is_limited_or_nothing_was_there()
    {
        var empty = new GraphBuilder().Graph();

        Assert.That(Answers(Ask.About(Cluster("1.33", ObjectValue.Empty), Cluster("1.35", ObjectValue.Empty))), Is.Empty);
        Assert.That(Answers(Ask.About(Cluster("1.33", Increase("10%")), empty)), Is.Empty, "of nothing there is no share");
        Assert.That(Answers(Ask.About(Cluster("1.33", Increase("10")))), Is.Empty, "nothing is deployed");
    }

    [TestCase("policy:budget", "much", "2500")]
    [TestCase("policy:budget", "-1", "2500")]
    [TestCase("policy:budget", "50%", "2500")]
    [TestCase("policy:maxIncrease", "ten%", "200, or a share, such as 10%")]
    public void A_limit_is_an_amount(string key, string value, string fix)
    {
        var fault = Ask.About(Cluster("1.35", Object((key, value)))).Faults.Single();

        Assert.That(fault.ToString(), Is.EqualTo(
            $"{key}: {value}: must be a number, and not less than 0\n    fix: write US dollars a month, such as {fix}"));
        Assert.That(fault.Severity, Is.EqualTo(Severity.Error));
    }

    private static IEnumerable<PolicyAnswer> Answers(PolicyReport report) => report.Rules
        .Where(tally => tally.Rule.Id.StartsWith("COST-", StringComparison.Ordinal)).SelectMany(tally => tally.Answers.Keys);

    private static ObjectValue Budget(string amount) => Object(("policy:budget", amount));

    private static ObjectValue Increase(string amount) => Object(("policy:maxIncrease", amount));

    private static ResourceGraph Cluster(string version, ObjectValue config, params (string Type, string Name)[] beside)
    {
        var build = new GraphBuilder { Config = config };
        build.Resource("aws:eks/cluster:Cluster", "blue", Object(("version", version)));
        foreach (var (type, name) in beside)
            build.Resource(type, name, ObjectValue.Empty);
        return build.Graph();
    }
}
