using Pulumi;
using Pulumi.Testing;

namespace Platform.Tests.Support;

/// <summary>Holds up the answer for one resource and tells what was registered meanwhile: all that does not wait for it.</summary>
internal sealed class Held(string resource) : IMocks
{
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(250);

    private readonly Recording _recording = new();
    private readonly HashSet<string> _meanwhile = [];
    private bool? _answered;

    /// <summary>What does not wait for a resource; both as type and name, such as <c>aws:kms/key:Key main-secrets</c>.</summary>
    public static async Task<IReadOnlySet<string>> MeanwhileAsync(string resource, Action program)
    {
        var held = new Held(resource);
        await Deployment.TestAsync(held, new TestOptions { IsPreview = false, StackName = "test" }, program);
        return held._answered is true
            ? held._meanwhile
            : throw new InvalidOperationException($"{resource}: the program has no such resource");
    }

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if ($"{args.Type} {args.Name}" == resource)
        {
            await Task.Delay(Long);
            lock (_meanwhile)
                _answered = true;
        }
        else
        {
            lock (_meanwhile)
            {
                if (_answered is null)
                    _meanwhile.Add($"{args.Type} {args.Name}");
            }
        }

        return await _recording.NewResourceAsync(args);
    }

    public Task<object> CallAsync(MockCallArgs args) => _recording.CallAsync(args);
}
