using System.Collections.Immutable;
using Pulumi;

namespace Benchmarks.Workload;

/// <summary>A resource class with ten properties, as the code generator writes them. Its twin is nodejs/thing.js.</summary>
public sealed class Thing(string name, ThingArgs args, CustomResourceOptions? options = null)
    : CustomResource("benchmark:index:Thing", name, args, CustomResourceOptions.Merge(new() { Version = "1.0.0" }, options))
{
    [Output("capacity")]
    public Output<int> Capacity { get; private set; } = null!;

    [Output("comment")]
    public Output<string?> Comment { get; private set; } = null!;

    [Output("enabled")]
    public Output<bool> Enabled { get; private set; } = null!;

    [Output("image")]
    public Output<string> Image { get; private set; } = null!;

    [Output("label")]
    public Output<string> Label { get; private set; } = null!;

    [Output("region")]
    public Output<string> Region { get; private set; } = null!;

    [Output("rule")]
    public Output<ThingRule> Rule { get; private set; } = null!;

    [Output("share")]
    public Output<double> Share { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("zones")]
    public Output<ImmutableArray<string>> Zones { get; private set; } = null!;
}

public sealed class ThingArgs : ResourceArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("zones")]
    private InputList<string>? _zones;

    [Input("capacity", required: true)]
    public Input<int> Capacity { get; set; } = null!;

    [Input("comment")]
    public Input<string>? Comment { get; set; }

    [Input("enabled", required: true)]
    public Input<bool> Enabled { get; set; } = null!;

    [Input("image", required: true)]
    public Input<string> Image { get; set; } = null!;

    [Input("label", required: true)]
    public Input<string> Label { get; set; } = null!;

    [Input("region", required: true)]
    public Input<string> Region { get; set; } = null!;

    [Input("rule", required: true)]
    public Input<ThingRuleArgs> Rule { get; set; } = null!;

    [Input("share", required: true)]
    public Input<double> Share { get; set; } = null!;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    public InputList<string> Zones
    {
        get => _zones ??= [];
        set => _zones = value;
    }
}

public sealed class ThingRuleArgs : ResourceArgs
{
    [Input("port", required: true)]
    public Input<int> Port { get; set; } = null!;

    [Input("protocol", required: true)]
    public Input<string> Protocol { get; set; } = null!;
}

[OutputType]
public sealed class ThingRule
{
    public readonly int Port;

    public readonly string Protocol;

    [OutputConstructor]
    private ThingRule(int port, string protocol) => (Port, Protocol) = (port, protocol);
}
