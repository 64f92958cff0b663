namespace Peers.Tests.Types;

/// <summary>The tool that derives the committed schemas. Its packages are its own, so it is skipped apart from the others.</summary>
public sealed class ExtractionTests
{
    private static string Tool => Path.GetFullPath(Path.Combine(Node.Folder, "../../sdks/codegen/extract"));

    [SetUp]
    public void Require_the_tool_to_be_installed()
    {
        if (!Directory.Exists(Path.Combine(Tool, "node_modules")))
            Assert.Ignore("the packages of sdks/codegen/extract are not installed: run npm ci --prefix sdks/codegen/extract");
    }

    [TestCase("aws")]
    [TestCase("gcp")]
    [TestCase("kubernetes")]
    [TestCase("tls")]
    public async Task A_committed_schema_is_what_the_tool_derives(string package)
    {
        var verdict = await NodeScript.Run(Path.Combine(Tool, "extract.mjs"), "--check", package);

        Assert.That(verdict.ExitCode, Is.Zero, verdict.Text);
        Assert.That(verdict.Text, Does.StartWith($"{package}: up to date"));
    }

    [Test]
    public async Task The_tool_passes_its_own_tests()
    {
        var tests = Directory.GetFiles(Path.Combine(Tool, "test"), "*.test.mjs");

        var verdict = await NodeScript.Run(["--test", .. tests]);

        Assert.That(tests, Has.Length.GreaterThan(1));
        Assert.That(verdict.ExitCode, Is.Zero, verdict.Text);
    }

    [Test]
    public async Task An_unknown_package_is_refused()
    {
        var verdict = await NodeScript.Run(Path.Combine(Tool, "extract.mjs"), "azure");

        Assert.That(verdict.ExitCode, Is.EqualTo(2));
        Assert.That(verdict.Text, Is.EqualTo("azure: is not a package of ours\n  fix: name some of aws, gcp, kubernetes, tls\n"));
    }
}
