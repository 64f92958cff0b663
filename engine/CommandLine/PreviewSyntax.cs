using System.CommandLine;

namespace Platform.Engine.CommandLine;

/// <summary>The <c>preview</c> command's options, and how they become <see cref="PreviewOptions"/>.</summary>
internal static class PreviewSyntax
{
    public static Command Create(Func<PreviewOptions, CancellationToken, Task<int>> run)
    {
        var stack = new Option<string?>("--stack", "-s") { Description = "The stack to preview. Default: every stack that has a file." };
        var directory = CommonOptions.Directory();
        var unknowns = new Option<bool>("--unknowns") { Description = "Leave computed values unknown, as on a first real preview." };
        var format = new Option<string>("--format", "-f")
        {
            Description = "What to print: tree; json (as pulumi preview --json); markdown (for a pull request); timeline (how long until "
                + "everything is there, as bars); timeline-json (the same by schema/timeline.schema.json); destroy (the waves in which "
                + "pulumi destroy deletes); cost (what the stacks cost in a month); cost-json (the same by schema/cost.schema.json); "
                + "policy (what the rules say of every resource); policy-json (the same by schema/policy.schema.json); "
                + "html (a page to look at, with all of this and the resources).",
            DefaultValueFactory = _ => "tree",
        };
        var until = new Option<string?>("--until")
        {
            Description = "For timelines: the logical name or type up to which. Default: until everything is there.",
        };
        var output = new Option<string?>("--out", "-o")
        {
            Description = "Write the state as `pulumi stack export` would: a file, or a folder (ending in /) with a file per stack. "
                + "With --format html: the page, one file for all stacks.",
        };
        var against = new Option<string?>("--against", "-a")
        {
            Description = "Compare with an export, ours or a real stack's: a file, or a folder with a file per stack.",
        };
        var outputs = CommonOptions.StackOutputs();
        var organization = CommonOptions.Organization();
        var fromCommit = new Option<string>("--base")
        {
            Description = "For markdown and html: the commit that the comparison starts from.",
            DefaultValueFactory = _ => "",
        };
        var toCommit = new Option<string>("--head")
        {
            Description = "For markdown and html: the commit that is previewed.",
            DefaultValueFactory = _ => "",
        };
        var details = new Option<Uri?>("--details") { Description = "For markdown: the address of the whole preview." };
        var timeout = CommonOptions.Timeout();
        format.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !OutputFormats.Names.ContainsKey(token.Value))
                result.AddError($"--format: {token.Value}: must be one of {string.Join(", ", OutputFormats.Names.Keys)}");
        });
        format.CompletionSources.Add([.. OutputFormats.Names.Keys]);

        var command = new Command("preview", "Show what a Pulumi program would create, offline: no cloud, no credentials, no CLI.")
        {
            stack, directory, unknowns, format, until, output, against, outputs, organization, fromCommit, toCommit, details, timeout,
        };
        command.SetAction((parsed, cancellation) => run(
            new PreviewOptions
            {
                Stack = parsed.GetValue(stack),
                Directory = Path.GetFullPath(parsed.GetValue(directory)!),
                Unknowns = parsed.GetValue(unknowns),
                Format = OutputFormats.Names[parsed.GetValue(format)!],
                Until = parsed.GetValue(until),
                Out = parsed.GetValue(output),
                Against = parsed.GetValue(against),
                StackOutputs = CommonOptions.Pairs(parsed.GetValue(outputs)),
                Organization = parsed.GetValue(organization)!,
                Base = parsed.GetValue(fromCommit)!,
                Head = parsed.GetValue(toCommit)!,
                Details = parsed.GetValue(details),
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            },
            cancellation));
        return command;
    }
}
