using Pulumi;

namespace FaultProgram;

internal sealed class ThingArgs : ResourceArgs
{
    [Input("value")]
    public Input<string>? Value { get; set; }

    [Input("values")]
    public InputList<string>? Values { get; set; }
}

internal sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Thing", name, args, options)
{
    [Output("value")]
    public Output<string> Value { get; private set; } = null!;
}

internal sealed class Group(string name) : ComponentResource("test:index:Group", name);
