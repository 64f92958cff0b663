using System.CommandLine;
using Platform.Engine.CommandLine;

var root = new RootCommand("Previews, checks and compares Pulumi programs offline.")
{
    PreviewSyntax.Create(RunAsync),
    LeftoversSyntax.Create(RunAsync),
    DrillSyntax.Create(RunAsync),
};
return await root.Parse(args).InvokeAsync();

static Task<int> RunAsync(PreviewOptions options, CancellationToken cancellation) =>
    new PreviewCommand(options, Terminal.OfProcess()).RunAsync(cancellation);
