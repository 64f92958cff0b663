using System.Net;
using System.Net.Sockets;
using Pulumi.Protocol;

namespace Core.Tests.Faults;

/// <summary>An engine that cannot be reached, breaks or refuses.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class MonitorFaultTests
{
    private const string Method = "/pulumirpc.ResourceMonitor/RegisterResource";

    [Test]
    public async Task A_monitor_that_nobody_answers_for_is_named_with_its_address()
    {
        var address = FreeAddress();
        var run = new FaultRun { Environment = { ["PULUMI_MONITOR"] = address } };

        await run.FailsAsync(
            "nothing",
            "pulumi:pulumi:Stack 'project-stack': /pulumirpc.ResourceMonitor/SupportsFeature: Unavailable: "
            + $"no answer from {address}: Connection refused ({address})");
    }

    [Test]
    public async Task A_monitor_that_answers_garbage_is_named_with_its_address()
    {
        using var garbage = new TcpListener(IPAddress.Loopback, 0);
        garbage.Start();
        var serving = ServeGarbageAsync(garbage);
        var run = new FaultRun { Environment = { ["PULUMI_MONITOR"] = $"{garbage.LocalEndpoint}" } };
        var ended = await run.RunAsync("nothing");
        garbage.Stop();
        await serving;

        Assert.That(ended.ExitCode, Is.EqualTo(32));
        Assert.That(ended.Errors, Has.Length.EqualTo(1));
        Assert.That(ended.Errors[0], Does.StartWith(
            "pulumi:pulumi:Stack 'project-stack': /pulumirpc.ResourceMonitor/SupportsFeature: Unavailable: "
            + $"no answer from {run.Environment["PULUMI_MONITOR"]}: "));
        Assert.That(ended.Errors[0], Does.Not.Contain("\n"));
    }

    [Test]
    public async Task A_monitor_that_dies_midway_is_named_with_the_resource_that_waited_for_it()
    {
        var run = new FaultRun();
        run.Monitor.Registering = (request, _) => request.Name == "second" ? run.KillMonitor() : Task.CompletedTask;
        var ended = await run.RunAsync("sound");

        Assert.That((ended.ExitCode, ended.StandardError), Is.EqualTo((32, "")));
        Assert.That(ended.Errors, Has.Length.EqualTo(1));
        Assert.That(ended.Errors[0], Does.StartWith($"test:index:Thing 'second': {Method}: Unavailable: "));
        Assert.That(ended.Errors[0], Does.Not.Contain("\n"));
    }

    [Test]
    public async Task A_monitor_that_dies_under_many_registrations_is_reported_once()
    {
        var run = new FaultRun();
        var waiting = 0;
        run.Monitor.Registering = (request, _) =>
            !request.Custom ? Task.CompletedTask
            : Interlocked.Increment(ref waiting) == 20 ? run.KillMonitor()
            : Task.Delay(Timeout.Infinite);
        var ended = await run.RunAsync("many");

        Assert.That(ended.ExitCode, Is.EqualTo(32));
        Assert.That(ended.Errors, Has.Length.EqualTo(1));
        Assert.That(ended.Errors[0], Does.Match(
            @"^(test:index:Thing 'thing-\d+'|outputs of pulumi:pulumi:Stack 'project-stack'): /pulumirpc\.ResourceMonitor/\w+: Unavailable: "));
    }

    [Test]
    public async Task Every_status_of_a_registration_is_reported_with_resource_method_and_reason(
        [Range((int)StatusCode.Cancelled, (int)StatusCode.Unauthenticated)] int status)
    {
        var run = new FaultRun();
        run.Monitor.Registering = (request, _) =>
            request.Name == "first" ? throw new RpcException((StatusCode)status, "the reason: 100 % ä") : Task.CompletedTask;

        await run.FailsAsync("sound", $"test:index:Thing 'first': {Method}: {(StatusCode)status}: the reason: 100 % ä");
    }

    [Test]
    public Task A_request_over_the_size_limit_is_refused_before_it_is_sent() => new FaultRun().FailsAsync(
        "too-large",
        $"test:index:Thing 'large': {Method}: ResourceExhausted: the request has 420482329 bytes, "
        + "more than the 419430400 a message may have; send less in one call");

    [Test]
    public async Task A_resource_registered_twice_is_reported_in_the_engine_s_words()
    {
        var urn = RecordingMonitor.UrnOf("test:index:Thing", "same");
        var seen = new HashSet<string>();
        var run = new FaultRun();
        run.Monitor.Registering = (_, response) => seen.Add(response.Urn)
            ? Task.CompletedTask
            : throw new RpcException(StatusCode.Unknown, $"Duplicate resource URN '{urn}'; try giving it a unique name");

        await run.FailsAsync(
            "registered-twice",
            $"test:index:Thing 'same': {Method}: Unknown: Duplicate resource URN '{urn}'; try giving it a unique name");
    }

    [Test]
    public async Task A_failure_while_the_engine_finishes_is_reported()
    {
        var run = new FaultRun();
        run.Monitor.ShuttingDown = () => throw new RpcException(StatusCode.Internal, "a step failed");

        await run.FailsAsync(
            "sound",
            "waiting for the engine to finish: /pulumirpc.ResourceMonitor/SignalAndWaitForShutdown: Internal: a step failed");
    }

    [Test]
    public async Task An_engine_that_does_not_know_how_to_wait_is_not_waited_for()
    {
        var run = new FaultRun();
        run.Monitor.ShuttingDown = () => throw new RpcException(StatusCode.Unimplemented, "unknown method");
        var ended = await run.RunAsync("sound");

        Assert.That((ended.ExitCode, ended.Errors.Length), Is.EqualTo((0, 0)));
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"{listener.LocalEndpoint}";
    }

    private static async Task ServeGarbageAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync("SSH-2.0-OpenSSH_9.6\r\nthis is not what you are looking for\r\n"u8.ToArray());
            }
        }
        catch (SocketException)
        {
            // The test has stopped listening.
        }
    }
}
