using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Protocol.Tests.Support;
using Pulumi.Protocol;
using Pulumirpc;

namespace Protocol.Tests;

/// <summary>How a server starts and stops.</summary>
[TestFixture]
public sealed class LifetimeTests
{
    [Test]
    public async Task A_taken_port_is_an_error_that_names_it()
    {
        await using var server = await Calls.ServeEchoAsync();
        var port = int.Parse(server.Address.Split(':')[1]);

        Assert.That(
            async () => await RpcServer.StartAsync(_ => { }, port),
            Throws.InstanceOf<IOException>()
                .With.Message.EqualTo($"port {port} on 127.0.0.1 is taken; choose another one, or 0 for any free one"));
    }

    [Test]
    public async Task Stopping_a_server_does_not_wait_for_parked_calls()
    {
        var parked = new TaskCompletionSource();
        var server = await RpcServer.StartAsync(map => map.Handle(
            ResourceMonitorMethods.SignalAndWaitForShutdown,
            async (request, cancellation) =>
            {
                parked.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
                return request;
            }));
        using var client = new RpcClient(server.Address);
        var call = client.CallAsync(ResourceMonitorMethods.SignalAndWaitForShutdown, new Empty());
        await parked.Task.WaitAsync(Calls.Patience);

        var clock = Stopwatch.StartNew();
        await server.DisposeAsync();
        var failure = (await Assert.ThrowsAsync<RpcException>(async () => await call.WaitAsync(Calls.Patience)))!;

        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That((failure.Status, failure.Detail), Is.EqualTo((StatusCode.Unavailable, "the server is shutting down")));
    }

    [Test]
    public async Task Stopping_a_server_does_not_wait_for_a_handler_that_ignores_its_token()
    {
        var parked = new TaskCompletionSource();
        var release = new TaskCompletionSource<ResourceInvokeResponse>();
        var server = await Calls.ServeInvokeAsync((_, _) =>
        {
            parked.SetResult();
            return release.Task;
        });
        using var client = new RpcClient(server.Address);
        var call = client.FailureAsync();
        await parked.Task.WaitAsync(Calls.Patience);

        var clock = Stopwatch.StartNew();
        await server.DisposeAsync();

        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That((await call).Detail, Is.EqualTo("the server is shutting down"), "the call was ended, not its connection cut");
        release.SetResult(new ResourceInvokeResponse());
    }

    [Test]
    public async Task Both_sides_can_be_disposed_twice()
    {
        var server = await Calls.ServeEchoAsync();
        var client = new RpcClient(server.Address);

        client.Dispose();
        client.Dispose();
        await server.DisposeAsync();
        await server.DisposeAsync();

        Assert.That(async () => await client.InvokeAsync(), Throws.TypeOf<ObjectDisposedException>());
    }
}
