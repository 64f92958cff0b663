using System.CommandLine;

namespace Platform.Engine.CommandLine;

/// <summary>The <c>drill</c> command's options, and how they become <see cref="PreviewOptions"/>.</summary>
internal static class DrillSyntax
{
    private static readonly string[] Formats = ["text", "json"];
    private static readonly string[] Expectations = ["survive", "report"];

    public static Command Create(Func<PreviewOptions, CancellationToken, Task<int>> run)
    {
        var stack = new Option<string?>("--stack", "-s") { Description = "The stack to drill. Default: every stack that has a file." };
        var format = OneOf("--format", Formats);
        format.Aliases.Add("-f");
        format.Description = "What to print: text, or json by schema/drill.schema.json. Default: text.";
        var expect = OneOf("--expect", Expectations);
        expect.Description = "Whether something lost fails the command: survive, or report, which never does. Default: survive for "
            + "clusters with three zones or more, report for others.";
        var directory = CommonOptions.Directory();
        var outputs = CommonOptions.StackOutputs();
        var organization = CommonOptions.Organization();
        var timeout = CommonOptions.Timeout();
        var command = new Command(
            "drill",
            "Take one zone at a time away from each cluster of the previewed stack, and say which control planes, node pools and workloads "
            + "go on: from declared zones, sizes, replicas, spread and disruption budgets. What is not declared is not known, and not "
            + "counted as surviving.")
        {
            stack, directory, format, expect, outputs, organization, timeout,
        };
        command.SetAction((parsed, cancellation) => run(
            new PreviewOptions
            {
                Stack = parsed.GetValue(stack),
                Directory = Path.GetFullPath(parsed.GetValue(directory)!),
                Format = parsed.GetValue(format) == "json" ? OutputFormat.DrillJson : OutputFormat.Drill,
                MustSurvive = parsed.GetValue(expect) switch { "survive" => true, "report" => false, _ => null },
                StackOutputs = CommonOptions.Pairs(parsed.GetValue(outputs)),
                Organization = parsed.GetValue(organization)!,
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            },
            cancellation));
        return command;
    }

    private static Option<string?> OneOf(string name, string[] words)
    {
        var option = new Option<string?>(name);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !words.Contains(token.Value))
                result.AddError($"{name}: {token.Value}: must be one of {string.Join(", ", words)}");
        });
        option.CompletionSources.Add(words);
        return option;
    }
}
