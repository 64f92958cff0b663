using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.Ec2;
using Aws = Pulumi.Aws;

namespace PeerProgram;

/// <summary>Transformations run in the program when a resource is declared; transforms are called back by the engine.</summary>
internal static class Transforms
{
    public static void Declare(Aws.Provider cloud)
    {
        var local = new Guarded("transformed-here", new() { ResourceTransformations = { Transform } });

        var there = new Guarded("transformed-there", new() { ResourceTransforms = { (args, _) => Task.FromResult(Transform(args)) } });

        var bare = new Anything("not-transformed", ResourceArgs.Empty);
        _ = new Anything("transformed-with-options", new Dictionary<string, object?>
        {
            ["text"] = "original",
            ["unknown"] = bare.Result,
            ["list"] = new InputList<string> { "a", bare.Id },
        }, new()
        {
            Parent = there,
            DependsOn = { bare },
            Protect = false,
            RetainOnDelete = true,
            IgnoreChanges = { "list" },
            ReplaceOnChanges = { "list" },
            AdditionalSecretOutputs = { "result" },
            DeleteBeforeReplace = true,
            CustomTimeouts = new() { Create = TimeSpan.FromMinutes(1) },
            Version = "1.2.3",
            PluginDownloadURL = "https://plugins.example",
            DeletedWith = bare,
            ReplacementTrigger = Output.Create<object>("generation 1"),
            Aliases =
            {
                new Alias { Name = "old-name", Parent = local },
                new Alias { Name = "older", Type = "peer:index:OldType" },
                new Alias { Urn = "urn:pulumi:test::peers::a:b:C::old" },
            },
        });

        _ = new Vpc("transformed", new() { CidrBlock = "10.3.0.0/16" }, new()
        {
            Provider = cloud,
            Parent = local,
            ResourceTransforms = { (args, _) => Task.FromResult<ResourceTransformResult?>(new(Tagged(args.Args), args.Options)) },
        });
    }

    private static ResourceTransformationResult? Transform(ResourceTransformationArgs args) => args.Args is TextArgs text
        ? new ResourceTransformationResult(
            new TextArgs { Text = "transformed", Secret = text.Secret, List = text.List },
            CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { IgnoreChanges = { "text" } }))
        : null;

    private static ResourceTransformResult? Transform(ResourceTransformArgs args) => args.Type == "peer:index:Anything"
        ? new ResourceTransformResult(
            args.Args.SetItem("text", "transformed"),
            CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { IgnoreChanges = { "text" }, Protect = true }))
        : null;

    private static ImmutableDictionary<string, object?> Tagged(ImmutableDictionary<string, object?> args) =>
        args.SetItem("tags", new Dictionary<string, string> { ["added"] = "yes" });
}
