using System.Text.RegularExpressions;
using Engine.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Platform.Tests.Golden.Pages;

/// <summary>
/// What pages say of tools that are not here is what their own references say: the CLI's (<c>pulumi.com/docs/iac/cli/commands</c>, read on
/// 2026-11-21) and the kind of the Pulumi Kubernetes Operator 2.9.0 (<c>deploy/crds/pulumi.com_stacks.yaml</c>).
/// </summary>
[TestFixture]
public partial class DeployingTests
{
    /// <summary>Commands of the CLI with those of their options that pages may name. Every one of them takes <c>--stack</c>.</summary>
    private static readonly Dictionary<string, string[]> Commands = new()
    {
        ["cancel"] = ["--yes"],
        ["config cp"] = [],
        ["config set"] = ["--path", "--secret"],
        ["destroy"] = ["--diff", "--exclude-protected", "--preview-only", "--yes"],
        ["import"] = [],
        ["login"] = ["--local"],
        ["package add"] = [],
        ["plugin install"] = [],
        ["policy analyze"] = [],
        ["policy publish"] = [],
        ["preview"] = ["--diff", "--json", "--refresh"],
        ["refresh"] = ["--preview-only", "--diff", "--yes"],
        ["stack change-secrets-provider"] = [],
        ["stack export"] = ["--file", "--show-secrets"],
        ["stack init"] = ["--secrets-provider"],
        ["stack output"] = ["--json", "--show-secrets"],
        ["stack rm"] = ["--preserve-config", "--yes"],
        ["state move"] = ["--dest", "--source", "--yes"],
        ["state unprotect"] = ["--all", "--yes"],
        ["up"] = ["--diff", "--policy-pack", "--refresh", "--yes"],
        ["version"] = [],
    };

    /// <summary>Fields of the operator's kind below <c>spec</c>; a star is any name, brackets are any item.</summary>
    private static readonly string[] StackFields =
    [
        "backend", "branch", "envRefs.*.literal.value", "envRefs.*.secret.key", "envRefs.*.secret.name", "envRefs.*.type", "prerequisites[].name",
        "prerequisites[].requirement.succeededWithinDuration", "projectRepo", "resyncFrequencySeconds", "secretsProvider", "serviceAccountName",
        "stack", "workspaceTemplate.spec.image",
    ];

    [TestCaseSource(typeof(Block), nameof(Block.Pages))]
    public void Every_command_of_the_CLI_that_a_page_names_is_one_with_these_options(string page)
    {
        var inline = Inline().Matches(File.ReadAllText(Repository.PathOf(page))).Select(match => match.Groups[1].Value);
        var blocks = Block.Of(page).Where(block => block.Language == "sh").SelectMany(block => Claims.Commands(block.Text))
            .Where(command => command.StartsWith("pulumi ", StringComparison.Ordinal)).Select(command => command["pulumi ".Length..]);

        Assert.That(inline.Concat(blocks).Where(command => !IsKnown(command)), Is.Empty);
    }

    [TestCase("up --stack prod", true)]
    [TestCase("up --force", false)]
    [TestCase("stack destroy", false)]
    public void A_command_that_the_CLI_does_not_have_is_noticed(string command, bool known) => Assert.That(IsKnown(command), Is.EqualTo(known));

    [Test]
    public void The_operator_s_object_has_only_fields_that_its_kind_has()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Block.Of("docs/deploying.md").Single(block => block.FirstLine == "apiVersion: pulumi.com/v1").Text));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        var fields = Leaves(root["spec"], "").ToArray();

        Assert.That(root["kind"].ToString(), Is.EqualTo("Stack"));
        Assert.That(fields, Does.Contain("stack"));
        Assert.That(fields.Where(field => !StackFields.Any(known => Regex.IsMatch(field, $"^{Regex.Escape(known).Replace(@"\*", "[^.]+", StringComparison.Ordinal)}$"))), Is.Empty);
    }

    private static bool IsKnown(string command) => Commands.Keys.Where(known => $"{command} ".StartsWith($"{known} ", StringComparison.Ordinal))
        .Any(known => Option().Matches(command).All(option => option.Value == "--stack" || Commands[known].Contains(option.Value)));

    private static IEnumerable<string> Leaves(YamlNode node, string path) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(entry => Leaves(entry.Value, path.Length == 0 ? entry.Key.ToString() : $"{path}.{entry.Key}")),
        YamlSequenceNode list => list.Children.SelectMany(item => Leaves(item, $"{path}[]")),
        _ => [path],
    };

    [GeneratedRegex(@"`pulumi ([a-z][^`\n]*)`")]
    private static partial Regex Inline();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();
}
