using System.Net;
using Protocol.Tests.Support;
using Pulumi.Protocol;
using Pulumirpc;
using static Protocol.Tests.Support.RawPeer;

namespace Protocol.Tests;

/// <summary>How the server reads what clients send, sound or not, and what its answers look like on the wire.</summary>
[TestFixture]
public sealed class RequestTests
{
    private const string Path = "/pulumirpc.ResourceMonitor/Invoke";

    private static readonly ResourceInvokeRequest Sound = new() { Tok = "a:b:c", Args = Calls.Struct("zone", "a") };

    private RpcServer _server = null!;

    [OneTimeSetUp]
    public async Task Serve() => _server = await Calls.ServeEchoAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task An_answer_is_one_frame_with_its_status_in_the_trailers()
    {
        var answer = await RawCaller.PostAsync(_server.Address, Path, Frame(Sound));

        Assert.That(answer.Http, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Body, Is.EqualTo(Frame(new ResourceInvokeResponse { Return = Sound.Args })));
        Assert.That((answer.HeaderStatus, answer.TrailerStatus), Is.EqualTo(((string?)null, "0")));
    }

    [Test]
    public async Task A_failure_has_its_status_in_the_headers_and_no_body()
    {
        await using var server = await Calls.ServeInvokeAsync(
            (_, _) => throw new RpcException(StatusCode.NotFound, "not here: a/b?c=d&e, 50% ü"));

        var answer = await RawCaller.PostAsync(server.Address, Path, Frame(Sound));

        Assert.That(answer.Body, Is.Empty);
        Assert.That((answer.HeaderStatus, answer.TrailerStatus), Is.EqualTo(("5", (string?)null)));
        Assert.That(answer.HeaderMessage, Is.EqualTo("not here: a/b?c=d&e, 50%25 %C3%BC"));
    }

    private static IEnumerable<TestCaseData> Damaged()
    {
        yield return Case("nothing", [], StatusCode.Internal, "the request breaks off after 0 of 5 bytes");
        yield return Case("half a prefix", [0, 0], StatusCode.Internal, "the request breaks off after 2 of 5 bytes");
        yield return Case("a cut frame", Frame([1, 2], announced: 3), StatusCode.Internal, "the request breaks off after 7 of 8 bytes");
        yield return Case("two messages", [.. Frame(Sound), 0], StatusCode.Internal, "the request goes on after its message");
        yield return Case(
            "compression",
            Frame([1, 2], flag: 1),
            StatusCode.Unimplemented,
            "the request is compressed, which this server does not support");
        yield return Case(
            "more than 400 MiB announced",
            Frame([], announced: uint.MaxValue),
            StatusCode.ResourceExhausted,
            "the request has 4294967295 bytes, more than the 419430400 a message may have");

        static TestCaseData Case(string name, byte[] body, StatusCode status, string detail) =>
            new TestCaseData(body, status, detail).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Damaged))]
    public async Task A_damaged_request_is_refused_with_what_is_wrong(byte[] body, StatusCode status, string detail)
    {
        var answer = await RawCaller.PostAsync(_server.Address, Path, body);

        Assert.That((answer.HeaderStatus, answer.HeaderMessage), Is.EqualTo((((int)status).ToString(), detail)));
    }

    [Test]
    public async Task Garbage_in_a_sound_frame_is_refused_with_the_name_of_the_message()
    {
        var answer = await RawCaller.PostAsync(_server.Address, Path, Frame([0xFF, 0xFE, 0xFD]));

        Assert.That(answer.HeaderStatus, Is.EqualTo("13"));
        Assert.That(answer.HeaderMessage, Does.StartWith("the request is not a ResourceInvokeRequest: "));
    }

    [Test]
    public async Task A_method_without_a_handler_is_unimplemented()
    {
        var answer = await RawCaller.PostAsync(_server.Address, "/pulumirpc.ResourceMonitor/Teleport", Frame(Sound));

        Assert.That(answer.HeaderStatus, Is.EqualTo("12"));
        Assert.That(answer.HeaderMessage, Is.EqualTo("this server has no method /pulumirpc.ResourceMonitor/Teleport"));
    }

    [TestCase("application/json")]
    [TestCase("application/grpc-web")]
    [TestCase("")]
    public async Task Another_content_type_is_refused_in_plain_HTTP(string contentType)
    {
        var answer = await RawCaller.PostAsync(_server.Address, Path, Frame(Sound), contentType);

        Assert.That((answer.Http, answer.HeaderStatus), Is.EqualTo((HttpStatusCode.UnsupportedMediaType, (string?)null)));
    }

    [Test]
    public async Task Another_HTTP_method_is_refused_in_plain_HTTP()
    {
        var answer = await RawCaller.PostAsync(_server.Address, Path, Frame(Sound), method: HttpMethod.Put);

        Assert.That(answer.Http, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [Test]
    public void A_method_cannot_have_two_handlers()
    {
        static void Twice(RpcServiceMap map)
        {
            map.Handle(CallbacksMethods.Invoke, (_, _) => Task.FromResult(new CallbackInvokeResponse()));
            map.Handle(CallbacksMethods.Invoke, (_, _) => Task.FromResult(new CallbackInvokeResponse()));
        }

        Assert.That(
            async () => await RpcServer.StartAsync(Twice),
            Throws.ArgumentException.With.Message.StartsWith("/pulumirpc.Callbacks/Invoke has a handler already"));
    }
}
