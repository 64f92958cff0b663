using Google.Protobuf;
using Pulumi.Protocol;
using Pulumirpc;

namespace Core.Tests.Support;

/// <summary>The part of an engine that calls a program's transforms back over gRPC.</summary>
internal static class TransformingEngine
{
    /// <summary>Has the monitor run every resource through its own and the stack's transforms and answer with the result.</summary>
    public static void Transforms(this RecordingMonitor monitor, Action<TransformRequest>? change = null)
    {
        var ofStack = new List<Callback>();
        monitor.Registering = async (request, response) =>
        {
            if (request.Type == Stack.TypeToken)
            {
                ofStack.AddRange(request.Transforms);
                return;
            }

            foreach (var callback in request.Transforms.Concat(ofStack))
            {
                var transform = new TransformRequest
                {
                    Type = request.Type,
                    Name = request.Name,
                    Custom = request.Custom,
                    Parent = request.Parent,
                    Properties = response.Object,
                };
                change?.Invoke(transform);
                var transformed = await CallAsync(callback, transform);
                response.Object = transformed.Properties ?? response.Object;
            }
        };
    }

    public static async Task<TransformResponse> CallAsync(Callback callback, TransformRequest request) =>
        TransformResponse.Parser.ParseFrom(await InvokeAsync(callback, request));

    public static async Task<TransformInvokeResponse> CallAsync(Callback callback, TransformInvokeRequest request) =>
        TransformInvokeResponse.Parser.ParseFrom(await InvokeAsync(callback, request));

    private static async Task<ByteString> InvokeAsync(Callback callback, IMessage request)
    {
        using var client = new RpcClient(callback.Target);
        var response = await client.CallAsync(
            CallbacksMethods.Invoke, new CallbackInvokeRequest { Token = callback.Token, Request = request.ToByteString() });
        return response.Response;
    }
}
