using System.Collections.Immutable;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PeerProgram;

/// <summary>Functions in both forms, and a method of a resource.</summary>
internal static class Functions
{
    public static async Task<string> Declare(Aws.Provider cloud, Platform platform, Anything everything, Output<string> token)
    {
        Deployment.Instance.RegisterInvokeTransform((args, _) => Task.FromResult<InvokeTransformResult?>(
            args.Token == "peer:index:describe" ? new(args.Args.SetItem("transformed", true), args.Options) : null));

        var caller = await Aws.GetCallerIdentity.InvokeAsync(new(), new() { Provider = cloud });
        var zones = Aws.GetAvailabilityZones.Invoke(new() { State = "available" }, new InvokeOptions { Parent = platform });
        var later = Aws.GetAvailabilityZones.Invoke(
            new() { State = "later" }, new InvokeOutputOptions { Provider = cloud, DependsOn = { everything } });
        var described = Describe(("text", "a"), ("number", 1), ("list", new[] { "a", "b" }), ("flag", true));
        var hidden = Describe(("text", "secret"), ("secret", token));
        var waiting = Describe(("text", "waiting"), ("waiting", everything.Id));
        var versioned = Describe(
            new InvokeOptions { Version = "1.2.3", PluginDownloadURL = "https://plugins.example" }, ("text", "versioned"));
        var greeted = everything.Greet(new() { Who = "peer", Secret = token, Id = everything.Id });
        _ = new Anything("uses-functions", new Dictionary<string, object?>
        {
            ["account"] = caller.AccountId,
            ["zones"] = zones.Apply(result => result.Names),
            ["later"] = later.Apply(result => result.Names),
            ["described"] = described.Apply(result => result.Text),
            ["hidden"] = hidden.Apply(result => result.Text),
            ["waiting"] = waiting.Apply(result => result.Text),
            ["versioned"] = versioned.Apply(result => result.Text),
            ["greeting"] = greeted.Apply(result => result.Text),
        });
        return caller.AccountId;
    }

    private static Output<Description> Describe(params (string Key, object Value)[] args) => Describe(new InvokeOptions(), args);

    private static Output<Description> Describe(InvokeOptions options, params (string Key, object Value)[] args) =>
        Deployment.Instance.Invoke<Description>(
            "peer:index:describe", new DictionaryInvokeArgs(args.ToImmutableDictionary(arg => arg.Key, arg => (object?)arg.Value)), options);

    [OutputType]
    private sealed class Description
    {
        public readonly string Text;

        [OutputConstructor]
        private Description(string text)
        {
            Text = text;
        }
    }
}
