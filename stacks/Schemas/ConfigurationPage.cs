using System.Text;
using Platform.Components.AddOns;

namespace Platform.Stacks.Schemas;

/// <summary>Writes the reference page of configuration in Markdown: a section for each group of keys, a row for each key.</summary>
/// <param name="source">Where a type is declared, as the page links to it.</param>
internal sealed class ConfigurationPage(Func<Type, string> source)
{
    /// <summary>Contents go as deep as the parts of a cluster; tables lead further.</summary>
    private const int ContentsDepth = 2;

    private const string Introduction = """
        # Configuration

        What a stack file, `Pulumi.NAME.yaml`, can say. With `# yaml-language-server: $schema=./schema/platform.schema.json` as its first
        line, an editor with a YAML language server completes it, explains its keys and checks it against
        [the schema](../schema/platform.schema.json).

        - What is left out comes from the environment's profile. The defaults below are production's; what staging and dev start from
          instead stands in [environments.md](environments.md). Precedence: profile, then stack file, nothing else.
        - In a key, `NAME` stands for a name of your own. The name is identity: another name is another thing.
        - A key with nothing after it means: as it is by default. `null` switches off what may be absent.
        - Where a text belongs, `secure:` with an encrypted value may stand, as `pulumi config set --secret --path` writes it.
        - An unknown key is an error, and so is whatever breaks a rule; the message names the key and what to do.

        Schema and page are written from the [specs](../stacks/Specs) by `ACCEPT=1 dotnet test tests/Stacks`, and every test run compares
        them.

        """;

    private const string Policy = """

        ## Policy

        The engine reads these; the program does not. [policy.md](policy.md) explains them.

        | Key | Takes | Default | What |
        | --- | --- | --- | --- |

        """;

    /// <summary>The page.</summary>
    /// <param name="platform">The keys under <c>platform:</c>.</param>
    public string Of(IReadOnlyCollection<Setting> platform)
    {
        var text = new StringBuilder(Introduction);
        var groups = platform.SelectMany(setting => setting.All()).Where(setting => setting.Kind == SettingKind.Group).ToArray();

        text.Append("\n## Contents\n\n- [The environment](#the-environment)\n");
        foreach (var group in groups.Where(group => group.Path.Count(letter => letter == '.') <= ContentsDepth))
            text.Append($"- [{Shown(group.Path)}](#{Anchor(group.Path)})\n");
        text.Append("- [Policy](#policy)\n");

        text.Append("\n## The environment\n").Append($"\n{source(typeof(Specs.EnvironmentSpec))}\n");
        Table(text, platform);
        foreach (var group in groups)
            Section(text, group);

        text.Append(Policy);
        foreach (var (key, schema) in PolicyKeys.All())
        {
            var takes = schema["enum"] is { } words ? string.Join(", ", words.AsArray().Select(word => $"`{word}`"))
                : schema["items"] is { } items ? $"list of {string.Join(", ", items["required"]!.AsArray().Select(field => $"`{field}`"))}"
                : $"US dollars, such as {string.Join(" or ", schema["examples"]!.AsArray().Select(example => $"`{example}`"))}";
            var (what, standard) = SettingTree.Split((string)schema["description"]!);
            text.Append($"| `{key}` | {takes} | {standard} | {what.Replace("; docs/policy.md", "", StringComparison.Ordinal)} |\n");
        }

        return text.ToString();
    }

    private void Section(StringBuilder text, Setting group)
    {
        text.Append($"\n## {Shown(group.Path)}\n\n");
        var about = group.What.Length > 0 ? $"{group.What} " : "";
        var page = group.Default is AddOn addOn ? $" More: [{addOn.Name}](add-ons/{addOn.Name}.md)." : "";
        text.Append($"{about}{source(group.Type)}{page}\n");
        Table(text, group.Children);
    }

    private static void Table(StringBuilder text, IEnumerable<Setting> settings)
    {
        text.Append("\n| Key | Takes | Default | What |\n| --- | --- | --- | --- |\n");
        foreach (var setting in settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
            text.Append($"| `{setting.Key}` | {Cell(Takes(setting))} | {Cell(Default(setting))} | {Cell(setting.What)} |\n");
    }

    private static string Takes(Setting setting) => setting.Kind switch
    {
        SettingKind.Text => setting.Limit.Examples is [var example, ..] ? $"text, such as `{example}`" : "text",
        SettingKind.Flag => "`true`, `false`",
        SettingKind.Whole => Number(setting),
        SettingKind.Number => "number",
        SettingKind.Choice => string.Join(", ", setting.Words.Select(word => $"`{word.Word}`")),
        SettingKind.Block => "block, such as `10.0.0.0/16`",
        SettingKind.Free => "map of the chart's values",
        SettingKind.Secrets => "map of secrets by name",
        SettingKind.Map => $"map by name: {Takes(setting.Children[0])}",
        SettingKind.List => $"list: {Takes(setting.Children[0])}",
        _ => $"[settings](#{Anchor(setting.Path)})",
    };

    private static string Number(Setting setting)
    {
        var limit = setting.Limit;
        var range = limit switch
        {
            { Numbers.IsEmpty: false } => $": {string.Join(", ", limit.Numbers)}",
            { Least: { } least, Most: { } most } => $", {least} to {most}",
            { Least: { } least } => $", from {least}",
            _ => "",
        };
        return $"whole number{range}";
    }

    /// <summary>The value, and what its documentation adds to it; of a group, of which every part has its own, only the words.</summary>
    private static string Default(Setting setting)
    {
        if (setting.Required || setting.Limit.Needed)
            return "must be given";

        var value = setting.Kind is SettingKind.Group or SettingKind.Map or SettingKind.Secrets ? "none" : Values.Text(setting.Default);
        var words = setting.DefaultWords is "null" ? "none" : setting.DefaultWords;
        var plain = words.Replace("`", "", StringComparison.Ordinal);
        if (value == "none")
            return words.Length > 0 ? words : setting.Kind == SettingKind.Group ? "" : "none";
        if (plain.StartsWith(value, StringComparison.Ordinal))
            return $"`{value}`{plain[value.Length..]}";
        var saysNoMore = words.Length == 0 || plain.Replace(",", "", StringComparison.Ordinal) == value;
        return saysNoMore || setting.Kind is SettingKind.Flag or SettingKind.Choice or SettingKind.List
            ? $"`{value}`"
            : $"`{value}`: {words}";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Shown(string path) =>
        path.Replace("platform:", "", StringComparison.Ordinal).Replace("*", "NAME", StringComparison.Ordinal);

    /// <summary>The anchor that a heading gets: GitHub drops everything but letters, digits, dashes and spaces.</summary>
    private static string Anchor(string path) => string.Concat(Shown(path).Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
