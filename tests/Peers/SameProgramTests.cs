using Peers.Tests.Comparison;
using Peers.Tests.Recording;

namespace Peers.Tests;

/// <summary>The same program, on the official Node SDK and in C#, asks the engine for the same.</summary>
[TestFixture]
public sealed class SameProgramTests
{
    [Test]
    public async Task Both_programs_succeed([Values] Mode mode)
    {
        var (node, dotnet) = await BothPrograms.InAsync(mode);

        Assert.That(node.ExitCode, Is.Zero, node.Output);
        Assert.That(dotnet.ExitCode, Is.Zero, dotnet.Output);
    }

    [Test]
    public async Task Every_request_is_answered([Values] Mode mode)
    {
        var (_, dotnet) = await BothPrograms.InAsync(mode);

        Assert.That(dotnet.Requests.Where(request => request.Fault is not null), Is.Empty);
    }

    [Test]
    public async Task The_official_definitions_understand_every_byte_of_every_request([Values] Mode mode)
    {
        var (_, dotnet) = await BothPrograms.InAsync(mode);

        Assert.That(dotnet.Requests.Where(request => !request.Understood), Is.Empty);
    }

    [Test]
    public async Task The_requests_differ_only_where_the_official_SDKs_differ([Values] Mode mode)
    {
        var found = await DifferencesAsync(mode);
        var unexplained = found.Where(difference => !KnownDifferences.In(mode).Any(known => known.Explains(difference)));

        Assert.That(string.Join('\n', unexplained), Is.Empty);
    }

    [Test]
    public async Task Every_listed_difference_occurs([Values] Mode mode)
    {
        var found = await DifferencesAsync(mode);
        var stale = KnownDifferences.In(mode).Where(known => !found.Any(known.Explains));

        Assert.That(string.Join('\n', stale), Is.Empty);
    }

    private static async Task<IReadOnlyList<Difference>> DifferencesAsync(Mode mode)
    {
        var (node, dotnet) = await BothPrograms.InAsync(mode);
        return Differences.Between(node.Requests, dotnet.Requests);
    }
}
