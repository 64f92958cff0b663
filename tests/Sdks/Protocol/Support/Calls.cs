using Google.Protobuf.WellKnownTypes;
using Pulumi.Protocol;
using Pulumirpc;

namespace Protocol.Tests.Support;

/// <summary>Short words for the calls that most tests make.</summary>
internal static class Calls
{
    /// <summary>Far more than any of these calls takes; a test that reaches it has found a hang.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task<RpcServer> ServeInvokeAsync(Func<ResourceInvokeRequest, CancellationToken, Task<ResourceInvokeResponse>> handler) =>
        RpcServer.StartAsync(map => map.Handle(ResourceMonitorMethods.Invoke, handler));

    public static Task<RpcServer> ServeEchoAsync(int maxMessageBytes = RpcLimits.MaxMessageBytes) => RpcServer.StartAsync(
        map => map.Handle(
            ResourceMonitorMethods.Invoke, (request, _) => Task.FromResult(new ResourceInvokeResponse { Return = request.Args })),
        0,
        maxMessageBytes,
        CancellationToken.None);

    public static Task<ResourceInvokeResponse> InvokeAsync(
        this RpcClient client, Struct? args = null, CancellationToken cancellation = default) =>
        client.CallAsync(ResourceMonitorMethods.Invoke, new ResourceInvokeRequest { Tok = "a:b:c", Args = args }, cancellation)
            .WaitAsync(Patience, CancellationToken.None);

    public static async Task<RpcException> FailureAsync(this RpcClient client, Struct? args = null)
    {
        try
        {
            await client.InvokeAsync(args);
        }
        catch (RpcException e)
        {
            return e;
        }
        throw new AssertionException("the call succeeded, where a failure was expected");
    }

    public static Struct Struct(string key, string value) => new() { Fields = { [key] = Value.ForString(value) } };

    public static Struct Nested(int levels)
    {
        var result = new Struct();
        for (var i = 0; i < levels; i++)
            result = new Struct { Fields = { ["a"] = Value.ForStruct(result) } };
        return result;
    }

    public static int Levels(Struct? nested)
    {
        var levels = 0;
        while (nested is not null && nested.Fields.TryGetValue("a", out var value))
        {
            nested = value.StructValue;
            levels++;
        }
        return levels;
    }
}
