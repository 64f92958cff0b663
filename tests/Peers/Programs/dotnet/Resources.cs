using System.Collections.Immutable;
using Pulumi;

namespace PeerProgram;

/// <summary>A custom resource of no package: it takes any inputs, so that everything a program can send is sent once.</summary>
internal sealed class Anything(string name, ResourceArgs args, CustomResourceOptions? options = null)
    : CustomResource("peer:index:Anything", name, args, options)
{
    public Anything(string name, Dictionary<string, object?> inputs, CustomResourceOptions? options = null)
        : this(name, new DictionaryResourceArgs(inputs.ToImmutableDictionary()), options)
    {
    }

    [Output("result")]
    public Output<string> Result { get; private set; } = null!;

    [Output("items")]
    public Output<ImmutableArray<string>> Items { get; private set; } = null!;

    [Output("labels")]
    public Output<ImmutableDictionary<string, string>> Labels { get; private set; } = null!;

    [Output("password")]
    public Output<string?> Password { get; private set; } = null!;

    /// <summary>Comes back as a reference to another resource, which the SDK turns into that resource.</summary>
    [Output("vpc")]
    public Output<Pulumi.Aws.Ec2.Vpc?> Vpc { get; private set; } = null!;

    public Output<Greeting> Greet(GreetArgs args) => Deployment.Instance.Call<Greeting>("peer:index:Anything/greet", args, this);
}

/// <summary>Inputs with names, for what a dictionary would not show: attributes, lists and secrets of their own.</summary>
internal sealed class TextArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("secret")]
    public Input<string>? Secret { get; set; }

    [Input("list")]
    private InputList<string>? _list;

    public InputList<string> List
    {
        get => _list ??= new InputList<string>();
        set => _list = value;
    }
}

internal sealed class GreetArgs : CallArgs
{
    [Input("who")]
    public Input<string>? Who { get; set; }

    [Input("secret")]
    public Input<string>? Secret { get; set; }

    [Input("id")]
    public Input<string>? Id { get; set; }
}

[OutputType]
internal sealed class Greeting
{
    public readonly string Text;

    [OutputConstructor]
    private Greeting(string greeting)
    {
        Text = greeting;
    }
}

/// <summary>A component whose children the provider makes.</summary>
internal sealed class Remote(string name, Dictionary<string, object?> inputs, ComponentResourceOptions? options = null)
    : ComponentResource("peer:index:Remote", name, new DictionaryResourceArgs(inputs.ToImmutableDictionary()), options, remote: true)
{
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; } = null!;
}
