using System.Collections.Immutable;
using Pulumi;

namespace PeerProgram;

/// <summary>Every resource option.</summary>
internal static class Options
{
    public static void Declare(Anything target, Platform platform)
    {
        var bare = new Anything("bare", ResourceArgs.Empty);
        Text("protected", new() { Protect = true, RetainOnDelete = true });
        Text("unprotected", new() { Protect = false, RetainOnDelete = false });
        var changing = Text("changing", new()
        {
            IgnoreChanges = { "text", "map.key" },
            ReplaceOnChanges = { "text", "list[*]" },
            HideDiffs = { "text" },
            AdditionalSecretOutputs = { "result" },
            DeleteBeforeReplace = true,
        });
        _ = new Anything("uses-secret-output", new TextArgs { Text = changing.Result });
        Text("kept", new() { DeleteBeforeReplace = false });
        Text("timed", new() { CustomTimeouts = Timeouts(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(90)) });
        Text("half-timed", new() { CustomTimeouts = Timeouts(null, TimeSpan.FromSeconds(90), null) });
        Text("imported", new() { ImportId = "the-id" });
        Text("versioned", new() { Version = "1.2.3", PluginDownloadURL = "https://plugins.example" });
        Text("tied", new() { DeletedWith = bare });
        Text("replaced-with", new() { ReplaceWith = { bare } });
        Text("triggered", new() { ReplacementTrigger = Output.Create<object>("generation 1") });
        Text("mapped", new() { EnvVarMappings = { ["AWS_TOKEN"] = "OTHER_TOKEN" } });
        _ = new Anything("dependent", new TextArgs { Text = bare.Result }, new() { DependsOn = { target, platform, bare } });
        Text("dependent-on-output", new() { DependsOn = Output.Create(ImmutableArray.Create<Resource>(bare)) });
        Text("dependent-on-secret", new() { DependsOn = { Output.CreateSecret<Resource>(bare) } });

        var guarded = new Guarded("guarded", new() { Protect = true, DependsOn = { bare } });
        Text("loose", new() { Parent = guarded, Protect = false });
        _ = new Guarded("with-every-option", new()
        {
            IgnoreChanges = { "text" },
            ReplaceOnChanges = { "text" },
            HideDiffs = { "text" },
            CustomTimeouts = Timeouts(TimeSpan.FromMinutes(1), null, null),
            Version = "1.2.3",
            PluginDownloadURL = "https://plugins.example",
            RetainOnDelete = true,
            DeletedWith = bare,
        });
        Text("child-of-custom", new() { Parent = bare });

        _ = new Remote("remote", new()
        {
            ["text"] = "a",
            ["id"] = bare.Id,
            ["secret"] = Output.CreateSecret("s"),
            ["list"] = new InputList<string> { "a", bare.Result },
            ["resource"] = bare,
        }, new() { DependsOn = { bare } });
        Text("after-remote", new() { DependsOn = { new Remote("second", []) } });
    }

    private static Anything Text(string name, CustomResourceOptions options) => new(name, new TextArgs { Text = "a" }, options);

    private static CustomTimeouts Timeouts(TimeSpan? create, TimeSpan? update, TimeSpan? delete) =>
        new() { Create = create, Update = update, Delete = delete };
}
