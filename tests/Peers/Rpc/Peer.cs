using Google.Protobuf.WellKnownTypes;
using Pulumi.Protocol;
using Pulumirpc;

namespace Peers.Tests.Rpc;

/// <summary>Questions for a monitor that behaves as each call asks it to; the messages carry plain JSON.</summary>
internal static class Peer
{
    /// <summary>A text that percent-encoding, UTF-8 and header rules can each spoil.</summary>
    public static string Awkward(int code) => $"status {code}: 100% \"sure\", ☃, line\nbreak";

    public static async Task<Struct> AskAsync(
        this RpcClient client, string behaviour, Struct args, CancellationToken cancellation = default)
    {
        var request = new ResourceInvokeRequest { Tok = behaviour, Args = args };
        return (await client.CallAsync(ResourceMonitorMethods.Invoke, request, cancellation)).Return;
    }

    public static Struct Args(params (string Key, Value Value)[] fields)
    {
        var args = new Struct();
        foreach (var (key, value) in fields)
            args.Fields.Add(key, value);
        return args;
    }

    /// <summary>An object of that many levels, alternating with lists.</summary>
    public static Struct Nested(int levels) => levels == 0
        ? Args(("leaf", Value.ForBool(true)))
        : Args(("inner", levels % 2 == 0 ? Value.ForList(Value.ForStruct(Nested(levels - 1))) : Value.ForStruct(Nested(levels - 1))));
}
