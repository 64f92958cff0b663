using Microsoft.AspNetCore.Http;
using Protocol.Tests.Support;
using Pulumi.Protocol;
using Pulumirpc;
using static Protocol.Tests.Support.RawPeer;
using StatusCode = Pulumi.Protocol.StatusCode;

namespace Protocol.Tests;

/// <summary>How the client reads what servers send, sound or not.</summary>
[TestFixture]
public sealed class AnswerTests
{
    private static readonly ResourceInvokeResponse Sound = new() { Return = Calls.Struct("ip", "10.0.0.1") };

    [Test]
    public async Task An_answer_with_its_status_in_the_trailers_is_read()
    {
        await using var peer = await AnsweringAsync(Frame(Sound), ("grpc-status", "0"));
        using var client = new RpcClient(peer.Address);

        Assert.That(await client.InvokeAsync(), Is.EqualTo(Sound));
    }

    [Test]
    public async Task An_answer_that_arrives_byte_by_byte_is_read()
    {
        await using var peer = await StartAsync(async context =>
        {
            context.Response.ContentType = "application/grpc+proto";
            foreach (var octet in Frame(Sound))
            {
                await context.Response.Body.WriteAsync(new[] { octet });
                await context.Response.Body.FlushAsync();
            }
            context.Response.AppendTrailer("grpc-status", "0");
        });
        using var client = new RpcClient(peer.Address);

        Assert.That(await client.InvokeAsync(), Is.EqualTo(Sound));
    }

    [Test]
    public async Task An_error_in_the_headers_is_read()
    {
        await using var peer = await StartAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "9";
            context.Response.Headers["grpc-message"] = "still%20locked";
            return Task.CompletedTask;
        });
        using var client = new RpcClient(peer.Address);

        var failure = await client.FailureAsync();

        Assert.That((failure.Status, failure.Detail), Is.EqualTo((StatusCode.FailedPrecondition, "still locked")));
    }

    [Test]
    public async Task An_error_in_the_trailers_wins_over_the_message_before_it()
    {
        await using var peer = await AnsweringAsync(Frame(Sound), ("grpc-status", "5"), ("grpc-message", "no such image"));
        using var client = new RpcClient(peer.Address);

        var failure = await client.FailureAsync();

        Assert.That((failure.Status, failure.Detail), Is.EqualTo((StatusCode.NotFound, "no such image")));
    }

    [Test]
    public async Task An_error_in_the_trailers_needs_no_message_before_it()
    {
        await using var peer = await AnsweringAsync([], ("grpc-status", "7"), ("grpc-message", "no access"));
        using var client = new RpcClient(peer.Address);

        var failure = await client.FailureAsync();

        Assert.That((failure.Status, failure.Detail), Is.EqualTo((StatusCode.PermissionDenied, "no access")));
    }

    private static IEnumerable<TestCaseData> Damaged()
    {
        (string, string)[] ok = [("grpc-status", "0")];
        yield return Case("no status at all", Frame(Sound), [], StatusCode.Unknown, "the answer ended without a grpc-status");
        yield return Case("no status, no body", [], [], StatusCode.Unknown, "the answer ended without a grpc-status");
        yield return Case("a status that is no number", Frame(Sound), [("grpc-status", "fine")], StatusCode.Unknown, "");
        yield return Case("a status beyond the known ones", Frame(Sound), [("grpc-status", "17")], StatusCode.Unknown, "");
        yield return Case("OK without a message", [], ok, StatusCode.Internal, "the answer breaks off after 0 of 5 bytes");
        yield return Case("half a prefix", [0, 0, 0], ok, StatusCode.Internal, "the answer breaks off after 3 of 5 bytes");
        yield return Case("a cut frame", Frame([1, 2], announced: 9), ok, StatusCode.Internal, "the answer breaks off after 7 of 14 bytes");
        yield return Case("two messages", [.. Frame(Sound), 0], ok, StatusCode.Internal, "the answer goes on after its message");
        yield return Case(
            "compression",
            Frame([1, 2, 3], flag: 1),
            ok,
            StatusCode.Internal,
            "the answer is compressed, although no compression was offered");
        yield return Case(
            "more than 400 MiB announced",
            Frame([], announced: 400 * 1024 * 1024 + 1),
            ok,
            StatusCode.ResourceExhausted,
            "the answer has 419430401 bytes, more than the 419430400 a message may have");

        static TestCaseData Case(string name, byte[] body, (string, string)[] trailers, StatusCode status, string detail) =>
            new TestCaseData(body, trailers, status, detail).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Damaged))]
    public async Task A_damaged_answer_is_a_failure_that_says_what_is_wrong(
        byte[] body, (string Name, string Value)[] trailers, StatusCode status, string detail)
    {
        await using var peer = await AnsweringAsync(body, trailers);
        using var client = new RpcClient(peer.Address);

        var failure = await client.FailureAsync();

        Assert.That((failure.Status, failure.Detail), Is.EqualTo((status, detail)));
    }

    [Test]
    public async Task Garbage_in_a_sound_frame_is_an_internal_error_that_names_the_message()
    {
        await using var peer = await AnsweringAsync(Frame([0xFF, 0xFE, 0xFD, 0xFC, 0x01]), ("grpc-status", "0"));
        using var client = new RpcClient(peer.Address);

        var failure = await client.FailureAsync();

        Assert.That(failure.Status, Is.EqualTo(StatusCode.Internal));
        Assert.That(failure.Detail, Does.StartWith("the answer is not a ResourceInvokeResponse: "));
    }

    [TestCase(400, StatusCode.Internal)]
    [TestCase(401, StatusCode.Unauthenticated)]
    [TestCase(403, StatusCode.PermissionDenied)]
    [TestCase(404, StatusCode.Unimplemented)]
    [TestCase(429, StatusCode.Unavailable)]
    [TestCase(502, StatusCode.Unavailable)]
    [TestCase(503, StatusCode.Unavailable)]
    [TestCase(504, StatusCode.Unavailable)]
    [TestCase(302, StatusCode.Unknown)]
    [TestCase(500, StatusCode.Unknown)]
    public async Task An_HTTP_code_without_a_status_is_mapped_as_the_specification_says(int http, StatusCode status)
    {
        await using var peer = await StartAsync(context =>
        {
            context.Response.StatusCode = http;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });
        using var client = new RpcClient(peer.Address);

        var failure = await client.FailureAsync();

        Assert.That((failure.Status, failure.Detail), Is.EqualTo((status, $"the server answered HTTP {http}")));
    }

    [Test]
    public async Task A_status_counts_more_than_the_HTTP_code()
    {
        await using var peer = await StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers["grpc-status"] = "6";
            return Task.CompletedTask;
        });
        using var client = new RpcClient(peer.Address);

        Assert.That((await client.FailureAsync()).Status, Is.EqualTo(StatusCode.AlreadyExists));
    }

    [TestCase("text/html")]
    [TestCase("application/grpc-web")]
    public async Task A_web_page_is_not_taken_for_an_answer(string contentType)
    {
        await using var peer = await StartAsync(async context =>
        {
            context.Response.ContentType = contentType;
            await context.Response.Body.WriteAsync("<html>"u8.ToArray());
        });
        using var client = new RpcClient(peer.Address);

        var failure = await client.FailureAsync();

        Assert.That(
            (failure.Status, failure.Detail),
            Is.EqualTo((StatusCode.Unknown, $"the server answered with content type '{contentType}', which is not gRPC")));
    }

    [Test]
    public async Task A_request_carries_what_gRPC_asks_for_and_names_no_SDK_with_quirks()
    {
        Dictionary<string, string>? seen = null;
        await using var peer = await StartAsync(async context =>
        {
            seen = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
            seen["line"] = $"{context.Request.Method} {context.Request.Path} {context.Request.Protocol}";
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(Frame(Sound));
            context.Response.AppendTrailer("grpc-status", "0");
        });
        using var client = new RpcClient(peer.Address);

        await client.InvokeAsync();

        Assert.That(seen!["line"], Is.EqualTo("POST /pulumirpc.ResourceMonitor/Invoke HTTP/2"));
        Assert.That(seen["content-type"], Is.EqualTo("application/grpc"));
        Assert.That(seen["te"], Is.EqualTo("trailers"));
        Assert.That(seen["user-agent"], Does.StartWith("grpc-dotnet/"));
    }
}
