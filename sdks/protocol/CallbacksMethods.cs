using Pulumirpc;

namespace Pulumi.Protocol;

/// <summary>The methods of <c>pulumirpc.Callbacks</c>, which a program hosts and the engine calls.</summary>
public static class CallbacksMethods
{
    /// <summary>Runs a transform or a hook of the program, chosen by its token.</summary>
    public static UnaryMethod<CallbackInvokeRequest, CallbackInvokeResponse> Invoke { get; } =
        new("pulumirpc.Callbacks", nameof(Invoke), CallbackInvokeRequest.Parser, CallbackInvokeResponse.Parser);
}
