using Peers.Tests.Recording;

namespace Peers.Tests;

/// <summary>A program that goes wrong ends as the official SDK's program does: exit code, messages, and no sign of success.</summary>
[TestFixture]
public sealed class FaultTests
{
    // The exit code that tells the CLI that the user has already read what is wrong.
    private const int Reported = 32;

    private static IEnumerable<TestCaseData> Faults()
    {
        yield return Case("throws", "the program fell over");
        yield return Case("applies", "the callback fell over");
        yield return Case("misses", "pulumi config set peers:absent <value>");
        yield return Case("mistypes", "Configuration 'peers:region' value 'eu-west-1' is not a valid ");
        yield return Case("refused", "peer:index:Refused is refused");
        yield return Case("twice", "Duplicate resource URN 'urn:pulumi:test::peers::peer:index:Anything::same'");
        yield return Case("calls", "Invoke of 'peer:index:fail' failed: is too short (text); is missing (list)");
        yield return Case("gives", "Invoke of 'peer:index:fail' failed: is too short (text); is missing (list)");
        yield return Case("blames", "the bucket leaks", "urn:pulumi:test::peers::peer:index:Anything::leaky");

        static TestCaseData Case(string fault, string message, string urn = "") =>
            new TestCaseData(fault, message, urn).SetArgDisplayNames(fault);
    }

    [TestCaseSource(nameof(Faults))]
    public async Task A_fault_is_told_once_with_what_and_where_and_ends_both_programs(string fault, string message, string urn)
    {
        foreach (var deployment in await RunAsync(fault))
        {
            var errors = ErrorsOf(deployment);

            Assert.That(deployment.ExitCode, Is.EqualTo(Reported), deployment.Output);
            Assert.That(errors, Has.Count.EqualTo(1), deployment.Output);
            Assert.That(errors[0].Message, Does.Contain(message));
            Assert.That(errors[0].Urn, Is.EqualTo(urn));
            Assert.That(deployment.Requests.Select(request => request.Method), Has.None.EqualTo("SignalAndWaitForShutdown"));
        }
    }

    // Either way the engine fails the deployment, because it was told of an error.
    [Test]
    public async Task An_error_that_is_only_logged_ends_the_official_program_with_0_and_ours_with_1()
    {
        var deployments = await RunAsync("says");

        Assert.That(deployments.Select(deployment => deployment.ExitCode), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(deployments.SelectMany(ErrorsOf), Is.EqualTo(new[] { ("this is wrong", ""), ("this is wrong", "") }));
    }

    private static async Task<IReadOnlyList<Deployment>> RunAsync(string fault)
    {
        var node = Node.Require();
        return await Task.WhenAll(Deployments.NodeAsync(node, Mode.Update, fault), Deployments.DotnetAsync(node, Mode.Update, fault));
    }

    private static List<(string Message, string Urn)> ErrorsOf(Deployment deployment) =>
    [
        .. from request in deployment.Requests
           where request.Method == "Log" && request.Subject.StartsWith("error: ", StringComparison.Ordinal)
           select (request.Message["message"]!.GetValue<string>(), request.Message["urn"]!.GetValue<string>()),
    ];
}
