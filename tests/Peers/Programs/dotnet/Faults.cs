using Pulumi;

namespace PeerProgram;

/// <summary>Programs that go wrong, each in one way.</summary>
internal static class Faults
{
    public static async Task<Dictionary<string, object?>> Run(string fault, Config config)
    {
        switch (fault)
        {
            case "throws":
                throw new InvalidOperationException("the program fell over");
            case "applies":
                _ = new Anything("source", new TextArgs { Text = "a" }).Result.Apply<string>(
                    string (_) => throw new InvalidOperationException("the callback fell over"));
                break;
            case "misses":
                config.Require("absent");
                break;
            case "mistypes":
                config.RequireInt32("region");
                break;
            case "refused":
                _ = new Refused("one");
                break;
            case "twice":
                _ = new Anything("same", new TextArgs { Text = "a" });
                _ = new Anything("same", new TextArgs { Text = "b" });
                break;
            case "calls":
                await Deployment.Instance.InvokeAsync<object>("peer:index:fail", new FailArgs { Text = "a" });
                break;
            case "gives":
                _ = Deployment.Instance.Invoke<object>("peer:index:fail", new FailArgs { Text = "a" });
                break;
            case "blames":
                throw new ResourceException("the bucket leaks", new Anything("leaky", ResourceArgs.Empty), hideStack: true);
            case "says":
                Log.Error("this is wrong");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault, "no fault of that name");
        }

        return [];
    }

    private sealed class Refused(string name) : CustomResource("peer:index:Refused", name, ResourceArgs.Empty);

    private sealed class FailArgs : InvokeArgs
    {
        [Input("text")]
        public string? Text { get; set; }
    }
}
