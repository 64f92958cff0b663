using System.Collections;
using System.Text;
using Platform.Stacks.Profiles;

namespace Platform.Stacks.Schemas;

/// <summary>Writes the page in Markdown that says what staging and dev give up compared with production, from their profiles.</summary>
internal static class EnvironmentsPage
{
    /// <summary>More items than these are counted.</summary>
    private const int MostItems = 5;

    private const string Introduction = """
        # Environments

        An environment is a stack, and a stack is a file: `Pulumi.NAME.yaml`. What the file does not say comes from a profile, and the
        stack's name chooses it:

        | Stack | Profile |
        | --- | --- |
        | `dev` | dev: what staging gives up, and more |
        | `staging` | staging: production's shape at less cost |
        | any other, such as `prod` | production: nothing is given up |

        A profile gives up what it names, and says why; everything else is production's. A stack file can take any of it back by setting the
        key. `preview` prints what is left of the list for the environment that it shows. This page is written from
        [the profiles](../stacks/Profiles) by `ACCEPT=1 dotnet test tests/Stacks`, and every test run compares them.

        Keys are those of [configuration.md](configuration.md); below, `nodePools.NAME` and the keys of a cluster stand without the
        `clusters.NAME` before them. An arrow leads from production's value to the environment's.

        """;

    private const string Files = """

        ## The stack files

        What stands otherwise in one of the files than in another: the names of accounts and projects, and addresses. What only one of them
        has, that environment alone has.

        """;

    /// <summary>The page.</summary>
    /// <param name="files">Stack files: the name of the stack, and each value by its path.</param>
    public static string Text(IReadOnlyList<(string Stack, IReadOnlyDictionary<string, string> Values)> files)
    {
        var text = new StringBuilder(Introduction);
        Section(text, "Staging", "What staging gives up", EnvironmentProfiles.Staging.Concessions);
        Section(text, "Dev", "What dev gives up beyond that",
            EnvironmentProfiles.Dev.Concessions.Skip(EnvironmentProfiles.Staging.Concessions.Length));
        Compare(text.Append(Files), files);
        return text.ToString();
    }

    private static void Compare(StringBuilder text, IReadOnlyList<(string Stack, IReadOnlyDictionary<string, string> Values)> files)
    {
        var stacks = string.Concat(files.Select(file => $" {file.Stack} |"));
        text.Append($"\n| Key |{stacks}\n| --- |{string.Concat(files.Select(_ => " --- |"))}\n");
        foreach (var path in files.SelectMany(file => file.Values.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            var values = files.Select(file => file.Values.TryGetValue(path, out var value) ? $"`{value}`" : "").ToArray();
            if (values.Distinct().Count() > 1)
                text.Append($"| `{path}` |{string.Concat(values.Select(value => $" {value} |"))}\n");
        }
    }

    private static void Section(StringBuilder text, string heading, string what, IEnumerable<Concession> concessions)
    {
        text.Append($"\n## {heading}\n\n| {what} | Why | Keys |\n| --- | --- | --- |\n");
        foreach (var concession in concessions)
            text.Append($"| {concession.What} | {concession.Because} | {string.Join("<br>", Keys(concession))} |\n");
    }

    private static IEnumerable<string> Keys(Concession concession)
    {
        var (before, after, production) = (concession.Before, concession.After, EnvironmentProfiles.Prod);
        return
        [
            .. Keys("", before.Environment, after.Environment, production.Environment),
            .. Keys("", before.Cluster, after.Cluster, production.Cluster),
            .. Keys("nodePools.NAME.", before.NodePool, after.NodePool, production.NodePool),
        ];
    }

    /// <summary>What is changed, from production's value; what only goes back to that is no key of the list.</summary>
    private static IEnumerable<string> Keys(string prefix, object before, object after, object production) =>
        from given in SpecDifferences.Between(before, after)
        let standard = SpecDifferences.At(production, given.Path)
        where !SpecDifferences.Same(standard, given.After)
        select $"`{prefix}{string.Join('.', given.Path)}`: {Value(standard)} → {Value(given.After)}";

    private static string Value(object? value) =>
        value is ICollection { Count: > MostItems } many ? $"{many.Count} of them" : Values.Text(value);
}
