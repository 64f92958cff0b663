using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Pulumi.Protocol;
using Pulumirpc;

namespace Peers.Tests.Rpc;

/// <summary>The official Node client calls our server and sees what gRPC promises.</summary>
[TestFixture]
public sealed class OfficialClientTests
{
    private const int Together = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _arrivals = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _cancellations = new();
    private readonly TaskCompletionSource _everybody = Signal();
    private int _present;
    private JsonNode _seen = null!;

    [OneTimeSetUp]
    public async Task Let_the_official_client_call()
    {
        var node = Node.Require();
        await using var server = await RpcServer.StartAsync(map =>
        {
            map.Handle(ResourceMonitorMethods.Invoke, AnswerAsync);
            map.Handle(CallbacksMethods.Invoke, (request, _) => Task.FromResult(new CallbackInvokeResponse { Response = request.Request }));
        });
        await using var client = ChildProcess.Start(node, ["monitor/client.mjs", server.Address], Node.Folder);
        _seen = JsonNode.Parse(await client.FirstLineAsync(Patience))!;

        Assert.That(await client.ExitCodeAsync(Patience), Is.Zero, client.Output);
    }

    [Test]
    public void An_answer_arrives_as_it_was_sent()
    {
        var sent = JsonNode.Parse("""{"empty":{},"flag":false,"list":[1,"a"],"nothing":null,"number":1.5,"text":"ünïcödé ☃"}""");

        Assert.That(JsonNode.DeepEquals(_seen["echo"]!["value"], sent), Is.True, _seen["echo"]!.ToJsonString());
    }

    [Test]
    public void Every_status_arrives_with_its_message()
    {
        var statuses = _seen["statuses"]!.AsArray().Select(status => (CodeOf(status!), DetailsOf(status!)));

        Assert.That(statuses, Is.EqualTo(Enumerable.Range(1, 16).Select(code => (code, Peer.Awkward(code)))));
    }

    [Test]
    public void A_status_needs_no_message() => Assert.That(CodeOf(_seen["noMessage"]!), Is.EqualTo((int)StatusCode.NotFound));

    [Test]
    public void A_failing_handler_is_an_unknown_error_with_its_message()
    {
        Assert.That(CodeOf(_seen["thrown"]!), Is.EqualTo((int)StatusCode.Unknown));
        Assert.That(DetailsOf(_seen["thrown"]!), Does.Contain("the handler fell over"));
    }

    [Test]
    public void A_method_without_a_handler_is_unimplemented() =>
        Assert.That(CodeOf(_seen["unknownMethod"]!), Is.EqualTo((int)StatusCode.Unimplemented));

    [Test]
    public void Messages_of_33_MiB_go_both_ways() =>
        Assert.That(_seen["big"]!.ToJsonString(), Is.EqualTo("""{"code":0,"same":true}"""));

    [Test]
    public void Three_hundred_calls_wait_for_each_other_on_one_connection()
    {
        var answers = _seen["together"]!.AsArray().Select(answer => answer!["value"]!["index"]!.GetValue<int>());

        Assert.That(answers, Is.EqualTo(Enumerable.Range(0, Together)));
    }

    [Test]
    public void Sixty_levels_of_nesting_arrive_whole() =>
        Assert.That(_seen["deep"]!.ToJsonString(), Is.EqualTo("""{"code":0,"same":true}"""));

    [Test]
    public async Task A_call_that_the_client_cancels_is_cancelled_in_the_handler()
    {
        Assert.That(CodeOf(_seen["cancelled"]!), Is.EqualTo((int)StatusCode.Cancelled));
        await Of(_cancellations, "cancel").Task.WaitAsync(Patience);
    }

    [Test]
    public async Task A_call_past_its_deadline_is_cancelled_in_the_handler()
    {
        Assert.That(CodeOf(_seen["deadline"]!), Is.EqualTo((int)StatusCode.DeadlineExceeded));
        await Of(_cancellations, "deadline").Task.WaitAsync(Patience);
    }

    private async Task<ResourceInvokeResponse> AnswerAsync(ResourceInvokeRequest request, CancellationToken cancellation)
    {
        var args = request.Args.Fields;
        switch (request.Tok)
        {
            case "status":
                throw new RpcException((StatusCode)(int)args["code"].NumberValue, args["message"].StringValue);
            case "throw":
                throw new InvalidOperationException(args["message"].StringValue);
            case "together":
                if (Interlocked.Increment(ref _present) == Together)
                    _everybody.SetResult();
                await _everybody.Task.WaitAsync(Patience, cancellation);
                break;
            case "arrived":
                await Of(_arrivals, args["name"].StringValue).Task.WaitAsync(Patience, cancellation);
                break;
            case "hang":
                await HangAsync(args["name"].StringValue, cancellation);
                break;
        }

        return new ResourceInvokeResponse { Return = request.Args };
    }

    private async Task HangAsync(string name, CancellationToken cancellation)
    {
        await using var noticed = cancellation.Register(Of(_cancellations, name).SetResult);
        Of(_arrivals, name).SetResult();
        await Task.Delay(Timeout.Infinite, cancellation);
    }

    private static int CodeOf(JsonNode answer) => answer["code"]!.GetValue<int>();

    private static string DetailsOf(JsonNode answer) => answer["details"]!.GetValue<string>();

    private static TaskCompletionSource Of(ConcurrentDictionary<string, TaskCompletionSource> signals, string name) =>
        signals.GetOrAdd(name, _ => Signal());

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
