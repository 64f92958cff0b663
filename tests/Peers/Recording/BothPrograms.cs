using System.Collections.Concurrent;

namespace Peers.Tests.Recording;

/// <summary>The peer programs' deployments, each run once for all fixtures.</summary>
internal static class BothPrograms
{
    private static readonly ConcurrentDictionary<Mode, Lazy<Task<(Deployment Node, Deployment Dotnet)>>> Runs = new();

    /// <summary>Runs both programs at the same time; ignores the running test when Node or a package is missing.</summary>
    public static Task<(Deployment Node, Deployment Dotnet)> InAsync(Mode mode)
    {
        var node = Node.Require();
        return Runs.GetOrAdd(mode, _ => new(() => RunAsync(node, mode))).Value;
    }

    private static async Task<(Deployment Node, Deployment Dotnet)> RunAsync(string node, Mode mode)
    {
        var official = Deployments.NodeAsync(node, mode);
        var ours = Deployments.DotnetAsync(node, mode);
        await Task.WhenAll(official, ours);
        return (await official, await ours);
    }
}
