namespace Core.Tests.Support;

/// <summary>Inputs of a resource as generated packages have them: lists and maps are made when they are first touched.</summary>
internal sealed class BucketArgs : ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("size")]
    public Input<int>? Size { get; set; }

    [Input("policy")]
    public Input<object>? Policy { get; set; }

    [Input("zones")]
    private InputList<string>? _zones;

    public InputList<string> Zones
    {
        get => _zones ??= [];
        set => _zones = value;
    }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    [Input("rules")]
    private InputList<BucketRuleArgs>? _rules;

    public InputList<BucketRuleArgs> Rules
    {
        get => _rules ??= [];
        set => _rules = value;
    }
}

/// <summary>An object inside a bucket's inputs.</summary>
internal sealed class BucketRuleArgs : ResourceArgs
{
    [Input("prefix", required: true)]
    public Input<string> Prefix { get; set; } = null!;

    [Input("days")]
    public Input<int>? Days { get; set; }
}

/// <summary>A resource with outputs of several shapes.</summary>
[ResourceType("test:index:Bucket", "1.2.3")]
internal sealed class Bucket : CustomResource
{
    public const string Token = "test:index:Bucket";

    public Bucket(string name, BucketArgs? args = null, CustomResourceOptions? options = null) : base(Token, name, args, options)
    {
    }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("size")]
    public Output<int?> Size { get; private set; } = null!;

    [Output("zones")]
    public Output<ImmutableArray<string>> Zones { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("arn")]
    public Output<string?> Arn { get; private set; } = null!;

    public static string UrnOf(string name, string parent = RecordingMonitor.StackUrn) => RecordingMonitor.UrnOf(Token, name, parent);
}

/// <summary>A component that holds whatever a test puts into it.</summary>
internal sealed class Group(string name, ComponentResourceOptions? options = null) : ComponentResource("test:index:Group", name, options)
{
    public static string UrnOf(string name, string parent = RecordingMonitor.StackUrn) =>
        RecordingMonitor.UrnOf("test:index:Group", name, parent);
}
