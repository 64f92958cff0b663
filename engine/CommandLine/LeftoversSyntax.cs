using System.CommandLine;

namespace Platform.Engine.CommandLine;

/// <summary>The <c>leftovers</c> command's options, and how they become <see cref="PreviewOptions"/>.</summary>
internal static class LeftoversSyntax
{
    public static Command Create(Func<PreviewOptions, CancellationToken, Task<int>> run)
    {
        var stack = new Option<string>("--stack", "-s") { Description = "The stack that was, or is to be, destroyed.", Required = true };
        var against = new Option<string?>("--against", "-a")
        {
            Description = "An export of the stack from before it was destroyed, for the names that the clouds made up.",
        };
        var directory = CommonOptions.Directory();
        var outputs = CommonOptions.StackOutputs();
        var organization = CommonOptions.Organization();
        var timeout = CommonOptions.Timeout();
        var command = new Command(
            "leftovers",
            "Print the commands that look for what a destroyed stack may have left in its clouds: load balancers, disks, machines and "
            + "whatever else controllers in a cluster made. The commands only read, and none is run: the list is for you to read and run.")
        {
            stack, against, directory, outputs, organization, timeout,
        };
        command.SetAction((parsed, cancellation) => run(
            new PreviewOptions
            {
                Stack = parsed.GetValue(stack),
                Directory = Path.GetFullPath(parsed.GetValue(directory)!),
                Format = OutputFormat.Leftovers,
                Against = parsed.GetValue(against),
                StackOutputs = CommonOptions.Pairs(parsed.GetValue(outputs)),
                Organization = parsed.GetValue(organization)!,
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            },
            cancellation));
        return command;
    }
}
