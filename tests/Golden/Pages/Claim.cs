using System.Text.RegularExpressions;
using Engine.Tests.Support;

namespace Platform.Tests.Golden.Pages;

/// <summary>How a block is held to be true.</summary>
internal enum Claim
{
    /// <summary>By nothing: no kind is known that it belongs to.</summary>
    None,

    /// <summary>Run, with those of its page one after the other.</summary>
    Run,

    /// <summary>Compared with what the commands before it printed: with all of it where they are joined, otherwise with its end.</summary>
    Printed,

    /// <summary>Lines of a source file as they are.</summary>
    Quoted,

    /// <summary>A change of the stack file of development, made to the copy that the page's commands run in.</summary>
    Edit,

    /// <summary>Run by <c>.ci/run</c> in these words.</summary>
    Continuous,

    /// <summary>For a cluster, a cloud or a tool that is not here; its syntax is checked, and its words are known.</summary>
    Elsewhere,

    /// <summary>A whole stack file, previewed.</summary>
    StackFile,

    /// <summary>A part of a stack file, previewed in one that has everything.</summary>
    StackFilePart,

    /// <summary>Paths of the repository with a few words each; the paths are there.</summary>
    Map,

    /// <summary>By a test of its own, which <see cref="Claims.Held"/> names.</summary>
    Held,
}

/// <summary>Which claim a block has: by what is in it, or by name where a test of its own holds it.</summary>
internal static partial class Claims
{
    /// <summary>Blocks that a test of their own holds, by page and first line.</summary>
    public static IReadOnlyDictionary<(string Page, string FirstLine), string> Held { get; } = new Dictionary<(string, string), string>
    {
        [("README.md", "dotnet build Infra.sln -p:PulumiSdk=nuget")] = "PulumiSdkSwitchTests.Nuget_means_the_official_packages_and_nothing_of_ours",
        [("README.md", "node sdks/codegen/extract/extract.mjs aws")] = "PageBlockTests.What_derives_the_schemas_is_run_where_changes_are_checked",
        [("docs/applications.md", "old=sample new=orders")] = "PageTests.Copying_the_sample_makes_a_service_that_builds",
        [("docs/applications.md", "kubectl kustomize gitops/overlays/development/sample")] = "PageTests.Every_overlay_that_a_page_builds_builds",
        [("docs/add-ons/mutual-tls.md", "nginx.ingress.kubernetes.io/auth-tls-secret: bank/client-authorities")] = "PageFactTests.Ingresses_ask_for_client_certificates_by_the_annotations_of_the_page",
        [("docs/deploying.md", "apiVersion: pulumi.com/v1")] = "DeployingTests.The_operator_s_object_has_only_fields_that_its_kind_has",
        [("docs/add-ons/trust-manager.md", "volumes: [{ name: authorities, configMap: { name: platform-authorities } }]")] = "PageFactTests.Pods_find_the_trusted_authorities_where_the_page_says",
        [("docs/clusters.md", "platform:clusters.finland.network.slot: 16: is the slot of belgium")] = "FleetTests.A_slot_that_is_taken_is_refused",
        [("docs/layers.md", "# Pulumi.prod-foundation.yaml")] = "LayerTests.Every_layer_has_its_part",
        [("docs/layers.md", "# Pulumi.prod-clusters.yaml")] = "LayerTests.Every_layer_has_its_part",
        [("docs/layers.md", "# Pulumi.prod-addons.yaml")] = "LayerTests.Every_layer_has_its_part",
        [("docs/layers.md", "platform:layer.below: prod-foundation: does not export networkId, subnetId of cluster second")] = "LayerDocsTests.Who_forgets_the_layer_below_is_told_which_stack_to_deploy",
        [("docs/layers.md", "dotnet run --project engine -- preview --stack prod-addons")] = "LayerTests.The_layers_together_make_what_the_whole_makes_and_each_thing_once",
        [("docs/layers.md", "pulumi stack export --stack prod-foundation --file prod-foundation.json")] = "LayerDocsTests.Who_forgets_the_layer_below_is_told_which_stack_to_deploy",
        [("docs/layers.md", "pulumi stack export --stack prod --file prod.json")] = "LayerDocsTests.What_is_moved_is_what_each_layer_makes",
        [("docs/sandbox.md", "config:")] = "SandboxTests.Nothing_of_it_is_protected_or_kept",
        [("docs/sandbox.md", "dotnet run --project engine -- preview --stack sandbox")] = "SandboxTests.It_previews_without_a_problem",
        [("docs/policy.md", "dotnet publish policy-pack --output artifacts/policy-pack")] = "PackTests.It_prints_its_port_and_nothing_else_and_ends_when_it_is_told_to",
        [("docs/sandbox.md", "platform:expires: 2026-12-01: the day is over")] = "LifetimeRulesTests.It_warns_from_the_day_after_the_last",
        [("docs/sandbox.md", "Pulumi.sandbox.yaml: 5 problems")] = "LifetimeRulesTests.What_is_built_like_production_does_not_expire",
    };

    /// <summary>Tools that need what is not here, with what that is.</summary>
    public static IReadOnlyDictionary<string, string> ToolsOfElsewhere { get; } = new Dictionary<string, string>
    {
        ["aws"] = "a cloud account",
        ["base64"] = "what another tool prints",
        ["curl"] = "a host that answers",
        ["dig"] = "the internet's name servers",
        ["docs/vault/configure.sh"] = "a cluster with Vault; VaultScriptsTests run it with a kubectl that records",
        ["docs/vault/init.sh"] = "a cluster with Vault; VaultScriptsTests run it with a kubectl that records",
        ["gcloud"] = "a cloud account",
        ["helm"] = "a cluster",
        ["kubectl"] = "a cluster",
        ["npx"] = "the Pulumi CLI, which it downloads",
        ["pulumi"] = "the Pulumi CLI, its state and a cloud account",
        ["sh"] = "a script that is downloaded",
        ["sha256sum"] = "a file that was downloaded",
        ["velero"] = "a cluster with Velero",
        ["vault"] = "a cluster with Vault",
    };

    /// <summary>The languages of what a command prints.</summary>
    private static readonly string[] Printed = ["text", "json", "markdown", "mermaid"];

    /// <summary>The claim of a block, given the block before it on its page.</summary>
    private static Claim Of(Block block, (Block? Block, Claim Claim) before) => block switch
    {
        _ when Held.ContainsKey((block.Page, block.FirstLine)) => Claim.Held,
        { Language: "sh" } when Commands(block.Text).All(IsRun) => Claim.Run,
        { Language: "sh" } when block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).All(IsContinuous) => Claim.Continuous,
        { Language: "sh" } when Commands(block.Text).All(command => ToolsOfElsewhere.ContainsKey(Tool(command)) || IsRun(command)) => Claim.Elsewhere,
        { Language: "diff" } => Claim.Edit,
        { Language: "csharp" } => Claim.Quoted,
        _ when before is (not null, Claim.Run) && (Printed.Contains(block.Language) || Tool(before.Block.Text) == "cat") => Claim.Printed,
        { Language: "text" } when MapLines(block).All(line => line is not null) => Claim.Map,
        { Language: "yaml" } when block.Text.Contains("\n  platform:clusters:\n", StringComparison.Ordinal) => Claim.StackFile,
        { Language: "yaml" } when !block.Text.StartsWith("apiVersion:", StringComparison.Ordinal) => Claim.StackFilePart,
        _ => Claim.None,
    };

    /// <summary>The blocks of a page with their claims.</summary>
    public static IEnumerable<(Block Block, Claim Claim)> OfPage(string page)
    {
        (Block? Block, Claim Claim) before = default;
        foreach (var block in Block.Of(page))
        {
            before = (block, Of(block, before));
            yield return (block, before.Claim);
        }
    }

    /// <summary>The blocks of all pages that have a claim.</summary>
    public static IEnumerable<Block> With(Claim claim) =>
        Block.Pages().SelectMany(OfPage).Where(pair => pair.Claim == claim).Select(pair => pair.Block);

    /// <summary>The paths that a map's lines start with; null for a line that is none of a map.</summary>
    public static IEnumerable<string[]?> MapLines(Block block) => block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => MapLine().Match(line) is { Success: true } match ? Braces(match.Groups["path"].Value) : null);

    /// <summary>The commands of a block, without comments, variables and what is joined by pipes or conditions.</summary>
    public static IEnumerable<string> Commands(string text) => text.Replace("\\\n", " ", StringComparison.Ordinal)
        .Split('\n')
        .Select(line => Comment().Replace(line, "").Trim())
        .Where(line => line.Length > 0)
        .SelectMany(line => Joint().Split(line))
        .Select(command => Variables().Replace(command.Trim(), ""));

    /// <summary>The first word of a command.</summary>
    public static string Tool(string command) => command.Split(' ', 2)[0];

    private static bool IsRun(string command) =>
        command.StartsWith("dotnet run --project engine -- ", StringComparison.Ordinal) || Tool(command) is "cat" or "cp" or "echo" or "grep" or "head" or "mkdir" or "sed" or "tail" or "tr";

    private static bool IsContinuous(string line) =>
        File.ReadAllText(Repository.PathOf(".ci/run")).Contains($"\"{line}\"", StringComparison.Ordinal);

    private static string[] Braces(string path) => path.Split('{', '}') is [var before, var names, var after]
        ? [.. names.Split(',').Select(name => before + name + after)]
        : [path];

    [GeneratedRegex(@"^(?<path>[\w./{},-]+)(?<!,)(  +.+)?$")]
    private static partial Regex MapLine();

    [GeneratedRegex(@"(^|\s)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@" (?:\||&&|\|\|) ")]
    private static partial Regex Joint();

    [GeneratedRegex(@"^(?:[A-Z_]+=\S* )+")]
    private static partial Regex Variables();
}
