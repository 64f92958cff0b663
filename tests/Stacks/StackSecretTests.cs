using Platform.Stacks.Environments;
using Platform.Stacks.Rules;

namespace Platform.Tests.Stacks;

/// <summary>What becomes of what is encrypted in a stack file, and of what should be, from the variables of the CLI on.</summary>
[TestFixture]
public class StackSecretTests
{
    private const string Clusters = """
        { "main": { "cloud": "aws", "account": "111122223333", "region": "eu-west-1", "zones": ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
                    "network": { "cidr": "10.0.0.0/16" }, "nodePools": { "system": {} } } }
        """;

    private const string Both = """{ "slackWebhook": "hunter2", "deadMansSwitch": "hunter2" }""";

    private static StackConfiguration Given(string? secrets, bool encrypted = true, bool dryRun = false, bool offline = false, string clusters = Clusters)
    {
        var config = new Dictionary<string, string> { ["platform:clusters"] = clusters };
        if (secrets is not null)
            config["platform:secrets"] = secrets;
        string[] keys = [.. encrypted && secrets is not null ? ["platform:secrets"] : Array.Empty<string>(), .. clusters == Clusters ? Array.Empty<string>() : ["platform:clusters"]];
        return StackConfiguration.Read(variable => variable switch
        {
            "PULUMI_CONFIG" => System.Text.Json.JsonSerializer.Serialize(config),
            "PULUMI_CONFIG_SECRET_KEYS" => System.Text.Json.JsonSerializer.Serialize(keys),
            "PULUMI_DRY_RUN" => dryRun ? "true" : "false",
            "PULUMI_OFFLINE_PREVIEW" => offline ? "true" : null,
            _ => null,
        });
    }

    private static (string[] Problems, string[] Warnings) Read(StackConfiguration configuration)
    {
        try
        {
            return ([], [.. EnvironmentReader.Read("prod", configuration, new(2026, 11, 21)).Warnings.Select(warning => warning.ToString())]);
        }
        catch (ConfigurationException wrong)
        {
            return ([.. wrong.Problems.Select(problem => problem.ToString())], []);
        }
    }

    [Test]
    public void An_update_is_refused_without_its_secrets_all_of_them_at_once() => Assert.That(Read(Given(null)).Problems, Is.EqualTo(
    [
        "platform:secrets.slackWebhook: none: must be set: the address of Slack's incoming webhook, for addOns.kubePrometheusStack.slack of main\n"
            + "      fix: run pulumi config set --stack prod --secret --path 'platform:secrets.slackWebhook', or set slack to null to go without",
        "platform:secrets.deadMansSwitch: none: must be set: the address that is called while alerting works, for addOns.kubePrometheusStack.deadMansSwitch of main\n"
            + "      fix: run pulumi config set --stack prod --secret --path 'platform:secrets.deadMansSwitch', or set deadMansSwitch to null to go without",
    ]));

    [TestCase(true, false)]
    [TestCase(false, true)]
    public void A_preview_says_the_same_and_goes_on(bool dryRun, bool offline)
    {
        var (problems, warnings) = Read(Given(null, dryRun: dryRun, offline: offline));

        Assert.That(problems, Is.Empty);
        Assert.That(warnings.Where(warning => warning.StartsWith("platform:secrets.", StringComparison.Ordinal)), Is.EqualTo(Read(Given(null)).Problems));
    }

    [Test]
    public void An_update_goes_on_with_its_secrets() => Assert.That(Read(Given(Both)).Problems, Is.Empty);

    [TestCase("""{ "slackWebhook": "", "deadMansSwitch": "hunter2" }""")]
    [TestCase("""{ "slackWebhook": null, "deadMansSwitch": "hunter2" }""")]
    public void A_secret_without_a_value_is_missing(string secrets) =>
        Assert.That(Read(Given(secrets)).Problems.Single(), Does.StartWith("platform:secrets.slackWebhook: none: must be set"));

    [Test]
    public void What_is_not_encrypted_is_refused_and_not_printed()
    {
        var problems = Read(Given(Both, encrypted: false, dryRun: true)).Problems;

        Assert.That(problems, Is.EqualTo(
        [
            "platform:secrets.slackWebhook: given: must be encrypted\n      fix: pulumi config set --stack prod --secret --path 'platform:secrets.slackWebhook'",
            "platform:secrets.deadMansSwitch: given: must be encrypted\n      fix: pulumi config set --stack prod --secret --path 'platform:secrets.deadMansSwitch'",
        ]));
    }

    [Test]
    public void Offline_it_is_seen_which_of_them_is_not_encrypted() => Assert.That(
        Read(Given("""{ "slackWebhook": "[secret]", "deadMansSwitch": "hunter2" }""", offline: true)).Problems.Single(),
        Does.StartWith("platform:secrets.deadMansSwitch: given: must be encrypted"));

    [TestCase("hunter2")]
    [TestCase("""["hunter2"]""")]
    [TestCase("""{ "slackWebhook": { "secure": "hunter2" } }""")]
    [TestCase("""{ "slackWebhook": ["hunter2"] }""")]
    [TestCase("""{ "slackWebhook": 12345678 }""")]
    public void Secrets_of_another_shape_are_refused_and_not_printed(string secrets)
    {
        var problems = Read(Given(secrets, dryRun: true)).Problems;

        Assert.That(problems.Single(), Does.StartWith("platform:secrets").And.Contain("pulumi config set --stack prod --secret --path 'platform:secrets."));
        Assert.That(problems.Single(), Does.Not.Contain("hunter2").And.Not.Contain("12345678"));
    }

    [Test]
    public void What_is_encrypted_elsewhere_is_refused_and_not_printed_whoever_has_decrypted_it()
    {
        var problems = Read(Given(Both, clusters: Clusters.Replace("eu-west-1\"", "hunter2\"", StringComparison.Ordinal))).Problems;

        Assert.That(problems, Is.EqualTo(
            ["platform:clusters: [secret]: must stand there in clear: only platform:secrets is kept secret\n      fix: write it without secure:, or name it in platform:secrets"]));
    }

    [Test]
    public void Offline_it_is_seen_where_it_stands()
    {
        var problems = Read(Given(null, offline: true, clusters: Clusters.Replace("eu-west-1\"", "[secret]\"", StringComparison.Ordinal))).Problems;

        Assert.That(problems.Single(), Does.StartWith("platform:clusters.main.region: [secret]: must stand there in clear"));
    }

    [Test]
    public void Outside_of_a_deployment_there_is_nothing() => Assert.That(StackConfiguration.Read(_ => null).Values, Is.Empty);

    [TestCase("plattform:clusters", "did you mean platform:clusters?")]
    [TestCase("Platform:clusters", "did you mean platform:clusters?")]
    public void A_namespace_that_is_nearly_the_platform_s_is_reported(string key, string fix) => Assert.That(
        Read(new() { Others = [key, "aws:region", "policy:environment"] }).Problems.Single(), Is.EqualTo($"{key}: given: is in a namespace that nothing reads\n      fix: {fix}"));
}
