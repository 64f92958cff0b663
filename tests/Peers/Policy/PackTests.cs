using System.Text.Json.Nodes;
using Engine.Tests.Support;
using Platform.Engine.Graph;
using Platform.Engine.Policies;
using Pulumi.Protocol;
using static Engine.Tests.Checks.Values;

namespace Peers.Tests.Policy;

/// <summary>The policy pack as the CLI meets it: a process with a port, asked by the official client about stacks with planted faults.</summary>
[TestFixture]
public sealed class PackTests
{
    /// <summary>2026-11-21, for the rules that look at the calendar.</summary>
    public const string Day = "1795219200";

    private PackRun _faulty = null!;

    [OneTimeSetUp]
    public async Task AskAboutTheFaultyStack()
    {
        Node.Require();
        _faulty = await PackRun.AboutAsync(Faulty());
    }

    [Test]
    public void It_says_what_it_asks_when_and_how_much_it_weighs()
    {
        var info = _faulty.Seen["info"]!["value"]!;
        var policies = info["policiesList"]!.AsArray().ToDictionary(policy => policy!["name"]!.GetValue<string>(), policy => policy!);

        Assert.That(info["name"]!.GetValue<string>(), Is.EqualTo("platform"));
        Assert.That(policies.Keys, Is.EquivalentTo(PolicyBook.All.Where(rule => !rule.AboutChanges).Select(rule => rule.Id)));
        Assert.That(Of("EKS-002"), Is.EqualTo((1, 1, 4)), "mandatory, of a resource, critical");
        Assert.That(Of("STO-001"), Is.EqualTo((1, 2, 3)), "mandatory, of the stack, high");
        Assert.That(Of("EKS-003"), Is.EqualTo((0, 1, 2)), "advisory, of a resource, medium");

        (int, int, int) Of(string rule) =>
            (Number(policies[rule], "enforcementlevel"), Number(policies[rule], "policyType"), Number(policies[rule], "severity"));
    }

    [Test]
    public void A_fault_of_each_severity_is_refused_or_advised_against()
    {
        var said = _faulty.Diagnostics;

        Assert.That(Told("EKS-002"), Is.EqualTo(("mandatory", "critical", "cluster")));
        Assert.That(Told("STO-001"), Is.EqualTo(("mandatory", "high", "things")));
        Assert.That(Told("EKS-003"), Is.EqualTo(("advisory", "medium", "cluster")));
        Assert.That(Told("AWS-002"), Is.EqualTo(("advisory", "low", "default")));
        Assert.That(said.Single(diagnostic => diagnostic.Rule == "EKS-003").Message, Is.EqualTo("""
            vpcConfig.endpointPrivateAccess: false: must be true
                fix: set vpcConfig.endpointPrivateAccess to true
            """));

        (string, string, string) Told(string rule) => said.Where(diagnostic => diagnostic.Rule == rule)
            .Select(diagnostic => (diagnostic.Level, diagnostic.Severity, Urns.Name(diagnostic.Urn))).Single();
    }

    [Test]
    public async Task What_is_waived_is_neither_passed_nor_failed_and_says_until_when()
    {
        var run = await PackRun.AboutAsync(Faulty() with { Config = Waiving("EKS-002", "cluster", "2027-01-31") });

        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Rule), Has.None.EqualTo("EKS-002").And.None.EqualTo("policy"));
        Assert.That(run.NotApplicable, Does.Contain(("EKS-002", "waived until 2027-01-31: agreed with security")));
    }

    [Test]
    public async Task A_waiver_that_waives_nothing_is_advised_against()
    {
        var run = await PackRun.AboutAsync(Faulty() with { Config = Waiving("EKS-002", "nothing", "2027-01-31") });

        Assert.That(run.Diagnostics.Where(diagnostic => diagnostic.Rule == "policy").Select(diagnostic => (diagnostic.Level, diagnostic.Message)),
            Is.EqualTo(new[] { ("advisory", "policy:waivers[0]: EKS-002 nothing: waives nothing\n    fix: remove it") }));
    }

    [Test]
    public async Task Mistakes_in_the_settings_stop_it_before_anything_is_asked()
    {
        var run = await PackRun.AboutAsync(
            Faulty() with { Config = Waiving("EKS-002", "cluster", "2026-11-20").With("policy:enforcment", "advisory") });

        Assert.That(Number(run.Seen["configureStack"]!, "code"), Is.EqualTo((int)StatusCode.InvalidArgument));
        Assert.That(run.Seen["configureStack"]!["details"]!.GetValue<string>(), Is.EqualTo("""
            Pulumi.prod.yaml: 2 problems

              policy:enforcment: there is no such key
                  fix: did you mean policy:enforcement?

              policy:waivers[0].expires: 2026-11-20: the waiver has expired
                  fix: mend the resource, or renew the waiver with a reason
            """));
    }

    [Test]
    public async Task Enforcement_and_environment_are_those_of_the_stack_file()
    {
        var advice = await PackRun.AboutAsync(Faulty() with { Config = Object(("policy:enforcement", "advisory")) });
        var development = await PackRun.AboutAsync(Faulty() with { Config = Object(("policy:environment", "development")) });

        Assert.That(advice.Diagnostics.Select(diagnostic => diagnostic.Level), Has.All.EqualTo("advisory"));
        Assert.That(advice.Diagnostics.Select(diagnostic => diagnostic.Severity), Does.Contain("critical"));
        Assert.That(development.Diagnostics.Single(diagnostic => diagnostic.Rule == "STO-001").Level, Is.EqualTo("advisory"));
        Assert.That(development.Diagnostics.Select(diagnostic => diagnostic.Rule), Has.None.EqualTo("EKS-011"), "holds in production only");
    }

    [Test]
    public async Task A_budget_is_held_with_the_whole_stack()
    {
        var run = await PackRun.AboutAsync(Faulty() with { Config = Object(("policy:budget", "50")) });

        Assert.That(run.Diagnostics.Single(diagnostic => diagnostic.Rule == "COST-001").Message,
            Does.StartWith("policy:budget: 50.00: must cover a month, which usually costs 73.00 USD"));
    }

    [Test]
    public async Task What_is_not_known_is_neither_passed_nor_failed()
    {
        var run = await PackRun.AboutAsync(Cluster(Object(("vpcConfig", Unknown))));

        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Rule), Has.None.EqualTo("EKS-002").And.None.EqualTo("EKS-003"));
        Assert.That(run.NotApplicable, Does.Contain(("EKS-002", "cannot be answered yet of 1 resource")));
        Assert.That(run.NotApplicable, Does.Contain(("EKS-003", "cannot be answered yet of 1 resource")));
    }

    [Test]
    public async Task A_rule_that_needs_retainOnDelete_is_left_open_since_the_CLI_does_not_tell_it()
    {
        var build = new GraphBuilder();
        build.Resource("aws:s3/bucket:Bucket", "things", Object(("bucket", "things")));
        var run = await PackRun.AboutAsync(build.Graph());

        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Rule), Has.None.EqualTo("PULUMI-001"));
        Assert.That(run.NotApplicable, Does.Contain(("PULUMI-001", "cannot be answered yet of 1 resource")));
    }

    [Test]
    public async Task No_answer_holds_a_secret()
    {
        var build = new GraphBuilder { Config = Object(("acme:password", Secret("hunter2-of-config"))) };
        build.Resource("kubernetes:core/v1:ConfigMap", "settings",
            Object(("metadata", Object(("namespace", "apps"))), ("data", Object(("password", Secret("hunter2-of-input"))))));
        build.Outputs = Object(("one", "it is hunter2-of-config"), ("two", "it is hunter2-of-input"));
        var run = await PackRun.AboutAsync(build.Graph());

        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Rule), Is.EquivalentTo(new[] { "K8S-027", "PULUMI-003", "PULUMI-003" }));
        Assert.That(run.Seen.ToJsonString() + run.Output, Does.Not.Contain("hunter2").And.Contain("[secret]"));
    }

    [Test]
    public async Task A_stack_without_resources_passes_nothing_and_one_that_is_destroyed_may_go()
    {
        var empty = await PackRun.AboutAsync(new GraphBuilder().Graph());
        var destroyed = await PackRun.AboutAsync(new GraphBuilder().Graph(), destroyed: true);

        Assert.That(empty.Diagnostics.Single(), Has.Property(nameof(PackSaid.Level)).EqualTo("mandatory"));
        Assert.That(empty.Diagnostics.Single().Message, Does.Contain("an empty graph passes no policy"));
        Assert.That(destroyed.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task What_the_program_only_reads_is_not_judged()
    {
        var graph = Faulty();
        var run = await PackRun.AboutAsync(graph with
        {
            Resources = [.. graph.Resources.Select(node => node with { External = node.Custom && node.Name == "things" })],
        });

        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Rule), Has.None.EqualTo("STO-001").And.Some.EqualTo("EKS-002"));
    }

    [Test]
    public void It_mends_nothing_and_takes_no_configuration_of_its_own()
    {
        var seen = _faulty.Seen;

        Assert.That(seen["remediated"]!.AsArray().Select(answer => answer!["value"]!["remediationsList"]!.AsArray().Count), Has.All.Zero);
        Assert.That(seen["info"]!["value"]!["supportsconfig"]!.GetValue<bool>(), Is.False);
        Assert.That(Number(seen["configure"]!, "code"), Is.EqualTo((int)StatusCode.Unimplemented));
    }

    [Test]
    public void It_prints_its_port_and_nothing_else_and_ends_when_it_is_told_to()
    {
        Assert.That(Number(_faulty.Seen["cancelled"]!, "code"), Is.Zero);
        Assert.That(_faulty.Output.TrimEnd(), Does.Match("^[0-9]+$"));
    }

    [Test]
    public async Task It_ends_when_the_engine_is_gone_and_stays_while_only_its_input_is_closed()
    {
        var engine = await RpcServer.StartAsync(_ => { });
        await using var pack = PackRun.Start(engine.Address);
        await pack.FirstLineAsync(TimeSpan.FromSeconds(30));
        pack.CloseInput();

        Assert.That(async () => await pack.ExitCodeAsync(TimeSpan.FromSeconds(2)), Throws.InstanceOf<TimeoutException>());
        await engine.DisposeAsync();
        Assert.That(await pack.ExitCodeAsync(TimeSpan.FromSeconds(30)), Is.Zero);
    }

    [Test]
    public async Task Started_by_hand_it_says_how_it_is_meant()
    {
        await using var pack = PackRun.Start();

        Assert.That(await pack.ExitCodeAsync(TimeSpan.FromSeconds(30)), Is.EqualTo(1));
        Assert.That(pack.Output, Does.Contain("fix: pulumi up --policy-pack "));
    }

    private static ResourceGraph Faulty() => Cluster(
        Object(
            ("version", "1.35"),
            ("vpcConfig", Object(("endpointPublicAccess", true), ("publicAccessCidrs", List("0.0.0.0/0")), ("endpointPrivateAccess", false)))),
        build =>
        {
            build.Resource("aws:s3/bucket:Bucket", "things", Object(("bucket", "things")));
            build.Resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default",
                Object(("ingress", List(Object(("protocol", "-1"), ("fromPort", 0), ("toPort", 0), ("self", true))))));
        });

    private static ResourceGraph Cluster(ObjectValue inputs, Action<GraphBuilder>? beside = null)
    {
        var build = new GraphBuilder();
        build.Resource("aws:eks/cluster:Cluster", "cluster", inputs);
        beside?.Invoke(build);
        return build.Graph();
    }

    private static ObjectValue Waiving(string rule, string resource, string expires) => Object(("policy:waivers",
        $$"""[{"rule": "{{rule}}", "resource": "{{resource}}", "reason": "agreed with security", "expires": "{{expires}}"}]"""));

    private static int Number(JsonNode node, string name) => node[name]!.GetValue<int>();
}
