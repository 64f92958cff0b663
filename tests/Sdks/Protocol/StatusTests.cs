using Protocol.Tests.Support;
using Pulumi.Protocol;
using Pulumirpc;

namespace Protocol.Tests;

[TestFixture]
public sealed class StatusTests
{
    private static IEnumerable<StatusCode> Failures() => Enum.GetValues<StatusCode>().Where(status => status != StatusCode.OK);

    [TestCaseSource(nameof(Failures))]
    public async Task A_status_set_by_a_handler_reaches_its_caller_with_method_and_detail(StatusCode status)
    {
        await using var server = await Calls.ServeInvokeAsync((_, _) => throw new RpcException(status, $"50% of ünits failed: {status}"));
        using var client = new RpcClient(server.Address);

        var failure = await client.FailureAsync();

        Assert.That(failure.Status, Is.EqualTo(status));
        Assert.That(failure.Detail, Is.EqualTo($"50% of ünits failed: {status}"));
        Assert.That(failure.Method, Is.EqualTo("/pulumirpc.ResourceMonitor/Invoke"));
        Assert.That(failure.Message, Is.EqualTo($"/pulumirpc.ResourceMonitor/Invoke: {status}: 50% of ünits failed: {status}"));
    }

    [Test]
    public void The_codes_have_their_official_numbers() =>
        Assert.That(Enum.GetValues<StatusCode>().Select(status => $"{(int)status} {status}"), Is.EqualTo(new[]
        {
            "0 OK", "1 Cancelled", "2 Unknown", "3 InvalidArgument", "4 DeadlineExceeded", "5 NotFound", "6 AlreadyExists",
            "7 PermissionDenied", "8 ResourceExhausted", "9 FailedPrecondition", "10 Aborted", "11 OutOfRange", "12 Unimplemented",
            "13 Internal", "14 Unavailable", "15 DataLoss", "16 Unauthenticated",
        }));

    [Test]
    public async Task Any_other_exception_of_a_handler_is_unknown_and_keeps_its_message()
    {
        await using var server = await Calls.ServeInvokeAsync((_, _) => throw new InvalidOperationException("the zone has no subnet"));
        using var client = new RpcClient(server.Address);

        var failure = await client.FailureAsync();

        Assert.That((failure.Status, failure.Detail), Is.EqualTo((StatusCode.Unknown, "the zone has no subnet")));
    }

    [Test]
    public async Task An_exception_after_an_await_is_reported_like_an_immediate_one()
    {
        await using var server = await Calls.ServeInvokeAsync(async (_, _) =>
        {
            await Task.Yield();
            throw new RpcException(StatusCode.Aborted, "later");
        });
        using var client = new RpcClient(server.Address);

        var failure = await client.FailureAsync();

        Assert.That((failure.Status, failure.Detail), Is.EqualTo((StatusCode.Aborted, "later")));
    }

    [Test]
    public async Task A_handler_that_answers_nothing_is_an_internal_error()
    {
        await using var server = await Calls.ServeInvokeAsync((_, _) => Task.FromResult<ResourceInvokeResponse>(null!));
        using var client = new RpcClient(server.Address);

        var failure = await client.FailureAsync();

        Assert.That((failure.Status, failure.Detail), Is.EqualTo((StatusCode.Internal, "the handler gave no answer")));
    }

    [Test]
    public async Task A_failure_without_a_reason_says_so()
    {
        await using var server = await Calls.ServeInvokeAsync((_, _) => throw new RpcException(StatusCode.NotFound, ""));
        using var client = new RpcClient(server.Address);

        var failure = await client.FailureAsync();

        Assert.That(failure.Detail, Is.Empty);
        Assert.That(failure.Message, Is.EqualTo("/pulumirpc.ResourceMonitor/Invoke: NotFound: no reason was given"));
    }

    [Test]
    public async Task A_server_goes_on_after_a_failed_call()
    {
        await using var server = await Calls.ServeInvokeAsync((request, _) => request.Args is { } args
            ? Task.FromResult(new ResourceInvokeResponse { Return = args })
            : throw new InvalidOperationException("no arguments"));
        using var client = new RpcClient(server.Address);

        await client.FailureAsync();
        var answer = await client.InvokeAsync(Calls.Struct("zone", "a"));

        Assert.That(answer.Return, Is.EqualTo(Calls.Struct("zone", "a")));
    }
}
