using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Protocol.Tests.Support;
using Pulumi.Protocol;
using Pulumirpc;

namespace Protocol.Tests;

[TestFixture]
public sealed class NestingTests
{
    [TestCase(60)]
    [TestCase(3000)]
    public async Task A_deeply_nested_object_travels_both_ways(int levels)
    {
        await using var server = await Calls.ServeEchoAsync();
        using var client = new RpcClient(server.Address);

        var answer = await client.InvokeAsync(Calls.Nested(levels));

        Assert.That(Calls.Levels(answer.Return), Is.EqualTo(levels));
    }

    [Test]
    public async Task An_object_nested_deeper_than_any_reader_allows_is_refused_before_it_is_sent()
    {
        using var client = new RpcClient("127.0.0.1:1");

        var failure = await client.FailureAsync(Calls.Nested(100_000));

        Assert.That(failure.Status, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(
            failure.Detail,
            Is.EqualTo("the request nests deeper than 10000 levels, of which an object in an object takes three; flatten it"));
    }

    [Test]
    public async Task An_answer_nested_deeper_than_any_reader_allows_is_refused_by_the_server()
    {
        await using var server = await Calls.ServeInvokeAsync(
            (_, _) => Task.FromResult(new ResourceInvokeResponse { Return = Calls.Nested(4000) }));
        using var client = new RpcClient(server.Address);

        var failure = await client.FailureAsync();

        Assert.That(failure.Status, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(failure.Detail, Does.StartWith("the answer nests deeper than 10000 levels"));
    }

    [Test]
    public async Task A_request_nested_deeper_than_allowed_is_refused_by_a_server_whatever_its_client()
    {
        await using var server = await Calls.ServeEchoAsync();
        var frame = RawPeer.Frame(Bytes(new ResourceInvokeRequest { Args = Calls.Nested(4000) }));

        var answer = await RawCaller.PostAsync(server.Address, "/pulumirpc.ResourceMonitor/Invoke", frame);

        Assert.That(answer.HeaderStatus, Is.EqualTo("13"));
        Assert.That(answer.HeaderMessage, Does.StartWith("the request is not a ResourceInvokeRequest: ").And.Contain("nesting"));
    }

    [Test]
    public void The_payload_of_a_callback_may_nest_as_deep()
    {
        var bytes = ByteString.CopyFrom(Bytes(new TransformRequest { Properties = Calls.Nested(1000) }));

        var read = TransformRequest.Parser.ParseDeep(bytes);

        Assert.That(() => TransformRequest.Parser.ParseFrom(bytes), Throws.TypeOf<InvalidProtocolBufferException>());
        Assert.That(Calls.Levels(read.Properties), Is.EqualTo(1000));
    }

    [Test]
    public void Bytes_that_are_no_message_stay_an_error() =>
        Assert.That(
            () => TransformRequest.Parser.ParseDeep(ByteString.CopyFrom(0xFF, 0xFF)), Throws.TypeOf<InvalidProtocolBufferException>());

    [Test]
    public void Depth_is_counted_as_a_reader_counts_it() =>
        Prop.ForAll(Requests().ToArbitrary(), Gen.Choose(0, 30).ToArbitrary(), (request, limit) =>
            Nesting.Exceeds(request, limit) == ReaderRefuses(request, limit)).QuickCheckThrowOnFailure();

    private static bool ReaderRefuses(RegisterResourceRequest request, int limit)
    {
        if (limit == 0)
            return request.Object is not null || request.ReplacementTrigger is not null;
        try
        {
            var bytes = new MemoryStream(request.ToByteArray());
            RegisterResourceRequest.Parser.ParseFrom(CodedInputStream.CreateWithLimits(bytes, int.MaxValue, limit));
            return false;
        }
        catch (InvalidProtocolBufferException)
        {
            return true;
        }
    }

    private static Gen<RegisterResourceRequest> Requests() =>
        from properties in Values(5)
        from trigger in Values(7)
        from what in Gen.Choose(0, 3)
        select new RegisterResourceRequest
        {
            Name = "r",
            Object = (what & 1) == 0 ? null : new Struct { Fields = { ["p"] = properties } },
            ReplacementTrigger = (what & 2) == 0 ? null : trigger,
        };

    private static Gen<Value> Values(int depth) =>
        depth == 0
            ? Gen.Constant(Value.ForString("leaf"))
            : from kind in Gen.Choose(0, 3)
              from items in Values(depth - 1).ListOf(2)
              select kind switch
              {
                  0 => Value.ForBool(true),
                  1 => Value.ForList([.. items.Skip(1)]),
                  2 => Value.ForStruct(new Struct()),
                  _ => Value.ForStruct(new Struct { Fields = { ["x"] = items[0], ["y"] = items[1] } }),
              };

    private static byte[] Bytes(IMessage message)
    {
        byte[] bytes = [];
        var thread = new Thread(() => bytes = message.ToByteArray(), 64 * 1024 * 1024);
        thread.Start();
        thread.Join();
        return bytes;
    }
}
