using Google.Protobuf.WellKnownTypes;
using Pulumi.Protocol;

namespace Core.Tests.Support;

/// <summary>Puts a recording monitor and engine behind real gRPC servers on loopback, as the CLI does for a program.</summary>
internal static class PlayedEngine
{
    public static Task<RpcServer> ServeAsync(RecordingMonitor monitor) => RpcServer.StartAsync(map =>
    {
        map.Handle(ResourceMonitorMethods.SupportsFeature, async (request, _) =>
            new() { HasSupport = await monitor.SupportsFeatureAsync(request.Id) });
        map.Handle(ResourceMonitorMethods.RegisterResource, (request, _) => monitor.AnswerAsync(request));
        map.Handle(ResourceMonitorMethods.ReadResource, (request, _) => monitor.AnswerAsync(request));
        map.Handle(ResourceMonitorMethods.Invoke, (request, _) => monitor.InvokeAsync(request));
        map.Handle(ResourceMonitorMethods.Call, (request, _) => monitor.CallAsync(request));
        map.Handle(ResourceMonitorMethods.RegisterResourceOutputs, (request, _) => Done(monitor.RegisterResourceOutputsAsync(request)));
        map.Handle(ResourceMonitorMethods.RegisterStackInvokeTransform, (request, _) =>
            Done(monitor.RegisterStackInvokeTransformAsync(request)));
        map.Handle(ResourceMonitorMethods.SignalAndWaitForShutdown, (_, _) => Done(monitor.SignalAndWaitForShutdownAsync()));
    });

    public static Task<RpcServer> ServeAsync(RecordingEngine engine) =>
        RpcServer.StartAsync(map => map.Handle(EngineMethods.Log, (request, _) => Done(engine.LogAsync(request))));

    private static async Task<Empty> Done(Task work)
    {
        await work;
        return new Empty();
    }
}
