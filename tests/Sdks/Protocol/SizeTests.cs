using Protocol.Tests.Support;
using Pulumi.Protocol;
using Pulumirpc;

namespace Protocol.Tests;

[TestFixture]
public sealed class SizeTests
{
    private const int Limit = 10_000;

    [Test]
    public void The_limit_is_that_of_every_official_SDK() => Assert.That(RpcLimits.MaxMessageBytes, Is.EqualTo(419_430_400));

    [Test]
    public async Task A_message_of_64_MiB_travels_both_ways()
    {
        var text = string.Create(64 * 1024 * 1024, 0, (span, _) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = (char)('a' + i % 23);
        });
        await using var server = await Calls.ServeEchoAsync();
        using var client = new RpcClient(server.Address);

        var answer = await client.InvokeAsync(Calls.Struct("manifest", text));

        Assert.That(string.Equals(answer.Return.Fields["manifest"].StringValue, text, StringComparison.Ordinal), Is.True);
    }

    [Test]
    public async Task A_message_of_exactly_the_limit_passes_and_one_byte_more_does_not()
    {
        var called = 0;
        await using var server = await RpcServer.StartAsync(
            map => map.Handle(EngineMethods.GetRootResource, (_, _) =>
            {
                called++;
                return Task.FromResult(new GetRootResourceResponse { Urn = new string('u', Limit - 3) });
            }),
            0,
            Limit,
            CancellationToken.None);
        using var client = new RpcClient(server.Address, Limit);
        using var narrow = new RpcClient(server.Address, Limit - 1);

        var answer = await client.CallAsync(EngineMethods.GetRootResource, new GetRootResourceRequest());
        var failure = (await Assert.ThrowsAsync<RpcException>(
            async () => await narrow.CallAsync(EngineMethods.GetRootResource, new GetRootResourceRequest())))!;

        Assert.That(answer.CalculateSize(), Is.EqualTo(Limit));
        Assert.That(failure.Status, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(failure.Detail, Is.EqualTo("the answer has 10000 bytes, more than the 9999 a message may have"));
        Assert.That(called, Is.EqualTo(2));
    }

    [Test]
    public async Task A_request_over_the_limit_is_refused_before_it_is_sent()
    {
        var called = 0;
        await using var server = await Calls.ServeInvokeAsync((_, _) =>
        {
            called++;
            return Task.FromResult(new ResourceInvokeResponse());
        });
        using var client = new RpcClient(server.Address, Limit);

        var failure = await client.FailureAsync(Calls.Struct("a", new string('x', Limit)));

        Assert.That(failure.Status, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(failure.Detail, Does.StartWith("the request has 100"));
        Assert.That(failure.Detail, Does.EndWith(" bytes, more than the 10000 a message may have; send less in one call"));
        Assert.That(called, Is.Zero);
    }

    [Test]
    public async Task A_server_refuses_a_request_over_its_limit_and_goes_on()
    {
        await using var server = await Calls.ServeEchoAsync(Limit);
        using var client = new RpcClient(server.Address);

        var failure = await client.FailureAsync(Calls.Struct("a", new string('x', 5 * 1024 * 1024)));
        var answer = await client.InvokeAsync(Calls.Struct("a", "b"));

        Assert.That(failure.Status, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(failure.Detail, Does.StartWith("the request has 52429"));
        Assert.That(answer.Return, Is.EqualTo(Calls.Struct("a", "b")));
    }

    [Test]
    public async Task A_server_refuses_to_send_an_answer_over_its_limit()
    {
        await using var server = await RpcServer.StartAsync(
            map => map.Handle(
                ResourceMonitorMethods.Invoke,
                (_, _) => Task.FromResult(new ResourceInvokeResponse { Return = Calls.Struct("a", new string('x', Limit)) })),
            0,
            Limit,
            CancellationToken.None);
        using var client = new RpcClient(server.Address);

        var failure = await client.FailureAsync();

        Assert.That(failure.Status, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(failure.Detail, Does.StartWith("the answer has 100"));
        Assert.That(failure.Detail, Does.EndWith(" bytes, more than the 10000 a message may have; send less in one call"));
    }
}
