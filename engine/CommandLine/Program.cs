using System.CommandLine;
using Platform.Engine.CommandLine;

var root = new RootCommand("Previews, checks and compares Pulumi programs offline.")
{
    PreviewSyntax.Create((options, cancellation) => new PreviewCommand(options, Terminal.OfProcess()).RunAsync(cancellation)),
};
return await root.Parse(args).InvokeAsync();
