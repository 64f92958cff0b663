using Platform.Components.AddOns;
using Platform.Stacks.Profiles;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;

namespace Platform.Tests.Stacks;

/// <summary>Which secrets an environment needs, and how it is told that one is missing.</summary>
[TestFixture]
public class SecretRulesTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    private static readonly AddOnCatalogue Quiet = new() { KubePrometheusStack = new() { Slack = null, DeadMansSwitch = null } };

    private static readonly ExternalLogStore Store = new() { Host = "logs.example.com" };

    private static readonly RemoteWriteSettings Copy = new() { Url = "https://example.com/push" };

    private static EnvironmentSpec With(AddOnCatalogue addOns, params string[] secrets) => new()
    {
        Name = "prod",
        Secrets = [.. secrets],
        Clusters = new EnvironmentSpec { Name = "" }.Clusters.Add("main", EnvironmentProfiles.Prod.Cluster with { Cloud = Cloud.Aws, Region = "eu-west-1", AddOns = addOns }),
    };

    private static EnvironmentSpec Monitored(KubePrometheusStack stack) => With(Quiet with { KubePrometheusStack = stack });

    private static EnvironmentSpec Logged(ExternalLogStore store) =>
        With(Quiet with { FluentBit = new() { Destination = LogDestination.OpenSearch, External = store } });

    private static EnvironmentSpec Adopted(ExistingSpec existing)
    {
        var made = With(Quiet);
        return made with { Clusters = made.Clusters.SetItem("main", made.Clusters["main"] with { Existing = existing }) };
    }

    /// <summary>Every secret, an environment that needs it, and what is said.</summary>
    private static IEnumerable<TestCaseData> Needs()
    {
        yield return Need("slackWebhook", Monitored(Quiet.KubePrometheusStack with { Slack = new() }),
            "the address of Slack's incoming webhook, for addOns.kubePrometheusStack.slack of main", "set slack to null to go without");
        yield return Need("deadMansSwitch", Monitored(Quiet.KubePrometheusStack with { DeadMansSwitch = new() }),
            "the address that is called while alerting works, for addOns.kubePrometheusStack.deadMansSwitch of main", "set deadMansSwitch to null to go without");
        yield return Need("remoteWriteUser", Monitored(Quiet.KubePrometheusStack with { RemoteWrite = Copy }),
            "the user that metrics are copied as, for addOns.kubePrometheusStack.remoteWrite of main", "leave remoteWrite out");
        yield return Need("remoteWritePassword", Monitored(Quiet.KubePrometheusStack with { RemoteWrite = Copy }),
            "the password of that user, for addOns.kubePrometheusStack.remoteWrite of main", "leave remoteWrite out");
        yield return Need("logUser", Logged(Store), "the user that logs are written as, for addOns.fluentBit.external of main",
            "name a Kubernetes Secret in external.secret");
        yield return Need("logPassword", Logged(Store), "the password of that user, for addOns.fluentBit.external of main",
            "name a Kubernetes Secret in external.secret");
        yield return Need("old-kubeconfig", Adopted(new() { Name = "old", KubeconfigSecret = "old-kubeconfig" }),
            "the kubeconfig of an existing cluster, for existing.kubeconfigSecret of main", "leave kubeconfigSecret out where the cloud's own way in will do");
    }

    private static TestCaseData Need(string name, EnvironmentSpec environment, string what, string otherwise) =>
        new TestCaseData(name, environment, what, otherwise).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Needs))]
    public void A_missing_secret_is_named_with_its_use_and_the_command_that_sets_it(string name, EnvironmentSpec environment, string what, string otherwise) => Assert.That(
        SecretRules.Missing(environment).Single(problem => problem.Path == $"platform:secrets.{name}").ToString(),
        Is.EqualTo($"platform:secrets.{name}: none: must be set: {what}\n"
            + $"      fix: run pulumi config set --stack prod --secret --path 'platform:secrets.{name}', or {otherwise}"));

    [TestCaseSource(nameof(Needs))]
    public void A_secret_that_is_there_is_not_missing(string name, EnvironmentSpec environment, string what, string otherwise) => Assert.That(
        SecretRules.Missing(environment with { Secrets = [name] }).Select(problem => problem.Path), Has.None.EqualTo($"platform:secrets.{name}"), what + otherwise);

    [Test]
    public void Every_secret_that_an_add_on_reads_is_in_the_table()
    {
        var all = Quiet with
        {
            KubePrometheusStack = new() { RemoteWrite = Copy },
            FluentBit = new() { External = Store },
        };

        Assert.That(
            all.All().SelectMany(addOn => addOn.Secrets).Select(secret => secret.Name),
            Is.EquivalentTo(Needs().Select(need => (string)need.Arguments[0]!).Where(name => name != "old-kubeconfig")));
    }

    private static IEnumerable<TestCaseData> NotNeeded()
    {
        yield return new TestCaseData(With(Quiet)).SetArgDisplayNames("no alerts");
        yield return new TestCaseData(Monitored(Quiet.KubePrometheusStack with { Slack = new() { Secret = "ours" } })).SetArgDisplayNames("webhook kept by others");
        yield return new TestCaseData(Monitored(Quiet.KubePrometheusStack with { DeadMansSwitch = new() { Secret = "ours" } })).SetArgDisplayNames("address kept by others");
        yield return new TestCaseData(Monitored(Quiet.KubePrometheusStack with { RemoteWrite = Copy with { Secret = "ours" } })).SetArgDisplayNames("account kept by others");
        yield return new TestCaseData(Logged(Store with { Secret = "ours" })).SetArgDisplayNames("log account kept by others");
        yield return new TestCaseData(Logged(Store with { Domain = "arn:aws:es:eu-west-1:111122223333:domain/logs" })).SetArgDisplayNames("known by identity");
        yield return new TestCaseData(Adopted(new() { Name = "old" })).SetArgDisplayNames("the cloud's own way in");
        yield return new TestCaseData(With(new() { KubePrometheusStack = new() { Enabled = false } })).SetArgDisplayNames("no monitoring");
    }

    [TestCaseSource(nameof(NotNeeded))]
    public void What_nobody_reads_need_not_be_set(EnvironmentSpec environment) => Assert.That(SecretRules.Missing(environment), Is.Empty);

    [Test]
    public void Several_clusters_need_a_secret_once()
    {
        var one = With(new());
        var two = one with { Clusters = one.Clusters.Add("second", one.Clusters["main"]) };

        Assert.That(SecretRules.Missing(two).Select(problem => problem.Rule), Is.EqualTo(
        [
            "must be set: the address of Slack's incoming webhook, for addOns.kubePrometheusStack.slack of main, second",
            "must be set: the address that is called while alerting works, for addOns.kubePrometheusStack.deadMansSwitch of main, second",
        ]));
    }

    [TestCase("slackWebhok", "did you mean slackWebhook?")]
    [TestCase("other", "leave it out: pulumi config rm --stack prod --path 'platform:secrets.other'")]
    public void A_secret_that_nobody_reads_is_warned_of(string name, string fix) => Assert.That(
        SecretRules.Warnings(With(new(), name)).Select(warning => (warning.Path, warning.Fix)), Is.EqualTo([($"platform:secrets.{name}", fix)]));

    [TestCase("it's")]
    [TestCase("a b")]
    [TestCase("a.b")]
    [TestCase("")]
    public void A_name_that_no_command_could_set_is_refused(string name)
    {
        Assert.That(SecretRules.Problems(With(new(), name)).Single().Path, Is.EqualTo($"platform:secrets.{name}"));
        Assert.That(
            EnvironmentRules.Check(Adopted(new() { Name = "old", KubeconfigSecret = name }), Day).Problems.Select(problem => problem.Path),
            Does.Contain("platform:clusters.main.existing.kubeconfigSecret"));
    }

    [Test]
    public void Production_needs_Slack_and_the_dead_man_s_switch_staging_Slack_and_dev_nothing() => Assert.That(
        new[] { EnvironmentProfiles.Prod, EnvironmentProfiles.Staging, EnvironmentProfiles.Dev }
            .Select(profile => string.Join(' ', SecretRules.Needed(With(profile.Cluster.AddOns)))),
        Is.EqualTo(["deadMansSwitch slackWebhook", "slackWebhook", ""]));
}
