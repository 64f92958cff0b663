using System.Text.RegularExpressions;

namespace Repository.Tests;

[TestFixture]
public partial class WorkflowTests
{
    private static string[] Workflows() =>
        [.. Tree.Files().Where(file => file.StartsWith(".github/workflows/", StringComparison.Ordinal))];

    [TestCaseSource(nameof(Workflows))]
    public void Every_action_is_pinned_by_commit(string workflow) => Assert.That(
        Uses().Matches(Tree.Read(workflow)).Select(match => match.Groups[1].Value),
        Has.All.Match(@"^(\./.+|[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$"));

    [TestCaseSource(nameof(Workflows))]
    public void No_job_has_a_permission_that_it_does_not_name(string workflow) =>
        Assert.That(Tree.Read(workflow), Does.Contain("\npermissions: {}\n"));

    [TestCaseSource(nameof(Workflows))]
    public void Every_job_that_runs_steps_has_a_time_limit(string workflow)
    {
        var text = Tree.Read(workflow);

        Assert.That(TimeLimit().Count(text), Is.EqualTo(RunsOn().Count(text)));
    }

    [Test]
    public void What_runs_a_stranger_s_code_has_no_secret_and_writes_nothing()
    {
        var preview = Tree.Read(".github/workflows/preview.yml");

        Assert.That(preview, Does.Not.Contain("secrets.").And.Not.Contain(": write").And.Not.Contain("pull_request_target"));
        Assert.That(preview, Does.Contain("persist-credentials: false"));
    }

    [Test]
    public void What_may_write_a_comment_runs_no_code_of_the_pull_request() =>
        Assert.That(Tree.Read(".github/workflows/preview-comment.yml"), Does.Not.Contain("actions/checkout").And.Not.Contain("run: "));

    [Test]
    public void A_running_deployment_is_never_cancelled() =>
        Assert.That(Tree.Read(".github/workflows/deploy-environment.yml"), Does.Contain("cancel-in-progress: false"));

    [Test]
    public void A_deployment_asks_the_policy_pack_before_and_while_it_changes_anything()
    {
        var deployment = Tree.Read(".github/workflows/deploy-environment.yml");
        var pack = $"policyPacks: ${{{{ runner.temp }}}}/policy-pack/{AssemblyName().Match(Tree.Read("policy-pack/PolicyPack.csproj")).Groups[1]}\n";

        Assert.That(deployment.Split("uses: pulumi/actions@").Skip(1), Has.Exactly(2).Items.And.All.Contains(pack));
        Assert.That(deployment, Does.Contain("dotnet publish policy-pack --output \"$RUNNER_TEMP/policy-pack\""));
    }

    [GeneratedRegex("<AssemblyName>(.+)</AssemblyName>")]
    private static partial Regex AssemblyName();

    [GeneratedRegex(@"uses: (.+)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"^    timeout-minutes: ", RegexOptions.Multiline)]
    private static partial Regex TimeLimit();

    [GeneratedRegex(@"^    runs-on: ", RegexOptions.Multiline)]
    private static partial Regex RunsOn();
}
