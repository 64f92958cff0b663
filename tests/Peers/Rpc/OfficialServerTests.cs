using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Protocol;
using Pulumirpc;

namespace Peers.Tests.Rpc;

/// <summary>Our client calls the official services on an official server and sees what gRPC promises.</summary>
[TestFixture]
public sealed class OfficialServerTests
{
    private const int Together = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private ChildProcess? _host;
    private RpcClient? _client;

    private RpcClient Client => _client!;

    [OneTimeSetUp]
    public async Task Start_the_official_server()
    {
        _host = ChildProcess.Start(Node.Require(), ["monitor/host.mjs"], Node.Folder);
        _client = new RpcClient(await _host.FirstLineAsync(Patience));
    }

    [OneTimeTearDown]
    public async Task Stop_it()
    {
        _client?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [Test]
    public async Task An_answer_arrives_as_it_was_sent()
    {
        var args = Peer.Args(
            ("text", Value.ForString("ünïcödé ☃")), ("number", Value.ForNumber(1.5)), ("flag", Value.ForBool(false)),
            ("nothing", Value.ForNull()), ("list", Value.ForList(Value.ForNumber(1), Value.ForString("a"))),
            ("empty", Value.ForStruct(new())));

        Assert.That(await Client.AskAsync("echo", args), Is.EqualTo(args));
    }

    [Test]
    public async Task Every_status_arrives_with_its_message([Range(1, 16)] int code)
    {
        var message = Peer.Awkward(code);
        var args = Peer.Args(("code", Value.ForNumber(code)), ("message", Value.ForString(message)));

        var failure = await Assert.ThrowsAsync<RpcException>(() => Client.AskAsync("status", args));

        Assert.That((failure!.Status, failure.Detail), Is.EqualTo(((StatusCode)code, message)));
    }

    [Test]
    public async Task A_method_without_a_handler_is_unimplemented()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(
            () => Client.CallAsync(ResourceMonitorMethods.RegisterPackage, new RegisterPackageRequest()));

        Assert.That(failure!.Status, Is.EqualTo(StatusCode.Unimplemented));
    }

    [Test]
    public async Task Messages_of_33_MiB_go_both_ways()
    {
        var bytes = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(33 * 1024 * 1024));

        var answer = await Client.CallAsync(CallbacksMethods.Invoke, new CallbackInvokeRequest { Request = bytes });

        Assert.That(answer.Response.Equals(bytes), Is.True);
    }

    [Test]
    public async Task Three_hundred_calls_wait_for_each_other()
    {
        var calls = from index in Enumerable.Range(0, Together)
                    select Client.AskAsync("together", Peer.Args(("index", Value.ForNumber(index))));

        var answers = await Task.WhenAll(calls).WaitAsync(Patience);

        Assert.That(answers.Select(answer => answer.Fields["index"].NumberValue), Is.EqualTo(Enumerable.Range(0, Together)));
    }

    [Test]
    public async Task Three_hundred_late_answers_arrive_within_a_few_seconds()
    {
        var late = Peer.Args(("milliseconds", Value.ForNumber(500)));

        await Task.WhenAll(Enumerable.Range(0, Together).Select(_ => Client.AskAsync("late", late))).WaitAsync(Patience);
    }

    [Test]
    public async Task Sixty_levels_of_nesting_arrive_whole() =>
        Assert.That(await Client.AskAsync("echo", Peer.Nested(60)), Is.EqualTo(Peer.Nested(60)));

    [Test]
    public async Task A_cancelled_call_is_cancelled_in_the_handler()
    {
        using var source = new CancellationTokenSource();
        var name = Peer.Args(("name", Value.ForString("cancel")));
        var call = Client.AskAsync("hang", name, source.Token);
        await Client.AskAsync("arrived", name).WaitAsync(Patience);

        await source.CancelAsync();

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        await Client.AskAsync("cancelled", name).WaitAsync(Patience);
    }

    [Test]
    public async Task The_client_does_not_pass_for_the_Node_SDK_whose_aliases_the_engine_rewrites()
    {
        var seen = (await Client.AskAsync("agent", new Struct())).Fields;

        Assert.That(seen["agent"].StringValue, Does.StartWith("grpc-dotnet/"));
    }
}
