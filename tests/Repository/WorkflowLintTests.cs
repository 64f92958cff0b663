using Peers.Tests;
using Peers.Tests.Types;

namespace Repository.Tests;

/// <summary>Two linters read the workflows as GitHub would. Skipped by name where Node or a linter is not installed.</summary>
[TestFixture]
public class WorkflowLintTests
{
    [Test]
    public async Task Both_linters_accept_every_workflow()
    {
        var workflows = Tree.Files().Where(file => file.StartsWith(".github/workflows/", StringComparison.Ordinal)).Select(Tree.PathOf).ToArray();

        var verdict = await Lint(workflows);

        Assert.That(verdict.ExitCode, Is.Zero, verdict.Text);
        Assert.That(verdict.Text, Is.EqualTo($"{workflows.Length} read, 0 found\n"));
    }

    [TestCase("context", "actionlint", "property \"evnt\" is not defined")]
    [TestCase("key", "actionlint", "unexpected key \"timeout\" for \"job\" section")]
    [TestCase("key", "action-validator", "/jobs/build: one_of")]
    [TestCase("needs", "actionlint", "job \"build\" needs job \"tests\" which does not exist")]
    [TestCase("needs", "action-validator", "/jobs/build/needs: unresolved_job")]
    [TestCase("runner", "actionlint", "label \"ubuntu-42.04\" is unknown")]
    public async Task A_linter_refuses_what_GitHub_would_refuse(string workflow, string linter, string finding)
    {
        var verdict = await Lint(Path.Combine(Node.Folder, "workflows", "refused", $"{workflow}.yml"));

        Assert.That(verdict.ExitCode, Is.EqualTo(1), verdict.Text);
        Assert.That(verdict.Text.Split('\n'), Has.Some.StartsWith($"{linter}: ").And.Some.Contains(finding));
    }

    private static Task<Verdict> Lint(params string[] workflows) =>
        NodeScript.Run([Path.Combine(Node.Folder, "workflows", "lint.mjs"), .. workflows]);
}
