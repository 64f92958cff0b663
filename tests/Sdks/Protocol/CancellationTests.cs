using Google.Protobuf.WellKnownTypes;
using Protocol.Tests.Support;
using Pulumi.Protocol;
using Pulumirpc;

namespace Protocol.Tests;

[TestFixture]
public sealed class CancellationTests
{
    [Test]
    public async Task A_caller_that_gives_up_gets_its_own_cancellation_and_the_handler_learns_of_it()
    {
        var parked = new TaskCompletionSource();
        var told = new TaskCompletionSource();
        await using var server = await Calls.ServeInvokeAsync(async (_, cancellation) =>
        {
            cancellation.Register(told.SetResult);
            parked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return new ResourceInvokeResponse();
        });
        using var client = new RpcClient(server.Address);
        using var source = new CancellationTokenSource();

        var call = client.InvokeAsync(cancellation: source.Token);
        await parked.Task.WaitAsync(Calls.Patience);
        await source.CancelAsync();

        var cancelled = (await Assert.CatchAsync<OperationCanceledException>(async () => await call))!;
        Assert.That(cancelled.CancellationToken, Is.EqualTo(source.Token));
        Assert.That(cancelled.Message, Is.EqualTo("/pulumirpc.ResourceMonitor/Invoke: the call was cancelled"));
        Assert.That(async () => await told.Task.WaitAsync(Calls.Patience), Throws.Nothing);
    }

    [Test]
    public async Task A_caller_can_give_up_in_the_middle_of_an_answer()
    {
        var halfway = new TaskCompletionSource();
        await using var peer = await RawPeer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(RawPeer.Frame([1, 2, 3], announced: 1000));
            await context.Response.Body.FlushAsync();
            halfway.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var client = new RpcClient(peer.Address);
        using var source = new CancellationTokenSource();

        var call = client.InvokeAsync(cancellation: source.Token);
        await halfway.Task.WaitAsync(Calls.Patience);
        await source.CancelAsync();

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_call_that_is_cancelled_beforehand_is_never_sent()
    {
        var calls = 0;
        await using var server = await Calls.ServeInvokeAsync((_, _) =>
        {
            calls++;
            return Task.FromResult(new ResourceInvokeResponse());
        });
        using var client = new RpcClient(server.Address);

        var cancelled = new CancellationToken(canceled: true);
        Assert.That(async () => await client.InvokeAsync(cancellation: cancelled), Throws.InstanceOf<OperationCanceledException>());
        await client.InvokeAsync();

        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_handler_that_is_cancelled_says_so_to_its_caller()
    {
        await using var server = await Calls.ServeInvokeAsync((_, _) => throw new OperationCanceledException());
        using var client = new RpcClient(server.Address);

        var failure = await client.FailureAsync();

        Assert.That((failure.Status, failure.Detail), Is.EqualTo((StatusCode.Cancelled, "the call was cancelled")));
    }

    [Test]
    public async Task One_cancelled_call_leaves_the_others_on_its_connection_alone()
    {
        var parked = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var server = await RpcServer.StartAsync(map =>
        {
            map.Handle(ResourceMonitorMethods.SignalAndWaitForShutdown, async (request, cancellation) =>
            {
                await release.Task.WaitAsync(cancellation);
                return request;
            });
            map.Handle(ResourceMonitorMethods.Invoke, async (_, cancellation) =>
            {
                parked.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
                return new ResourceInvokeResponse();
            });
        });
        using var client = new RpcClient(server.Address);
        using var source = new CancellationTokenSource();

        var other = client.CallAsync(ResourceMonitorMethods.SignalAndWaitForShutdown, new Empty());
        var call = client.InvokeAsync(cancellation: source.Token);
        await parked.Task.WaitAsync(Calls.Patience);
        await source.CancelAsync();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        release.SetResult();

        Assert.That(await other.WaitAsync(Calls.Patience), Is.EqualTo(new Empty()));
    }

    [Test]
    public async Task A_disposed_client_ends_its_calls_as_cancelled()
    {
        var parked = new TaskCompletionSource();
        await using var server = await Calls.ServeInvokeAsync(async (_, cancellation) =>
        {
            parked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return new ResourceInvokeResponse();
        });
        var client = new RpcClient(server.Address);

        var call = client.FailureAsync();
        await parked.Task.WaitAsync(Calls.Patience);
        client.Dispose();
        var failure = await call;

        Assert.That((failure.Status, failure.Detail), Is.EqualTo((StatusCode.Cancelled, "the client was disposed during the call")));
    }
}
