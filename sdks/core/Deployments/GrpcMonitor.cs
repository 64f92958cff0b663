using Google.Protobuf.WellKnownTypes;
using Pulumi.Protocol;
using Pulumirpc;

namespace Pulumi;

/// <summary>The resource monitor of a running engine.</summary>
internal sealed class GrpcMonitor(RpcClient client) : IMonitor
{
    public async Task<bool> SupportsFeatureAsync(string id) =>
        (await client.CallAsync(ResourceMonitorMethods.SupportsFeature, new SupportsFeatureRequest { Id = id })).HasSupport;

    public Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request) =>
        client.CallAsync(ResourceMonitorMethods.Invoke, request);

    public Task<CallResponse> CallAsync(ResourceCallRequest request) => client.CallAsync(ResourceMonitorMethods.Call, request);

    public Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request) =>
        client.CallAsync(ResourceMonitorMethods.ReadResource, request);

    public Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request) =>
        client.CallAsync(ResourceMonitorMethods.RegisterResource, request);

    public Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request) =>
        client.CallAsync(ResourceMonitorMethods.RegisterResourceOutputs, request);

    public Task RegisterStackInvokeTransformAsync(Callback callback) =>
        client.CallAsync(ResourceMonitorMethods.RegisterStackInvokeTransform, callback);

    public async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await client.CallAsync(ResourceMonitorMethods.SignalAndWaitForShutdown, new Empty());
        }
        catch (RpcException old) when (old.Status == StatusCode.Unimplemented)
        {
            // Engines from before callbacks have nothing to wait for.
        }
    }
}

/// <summary>The engine service of a running engine.</summary>
internal sealed class GrpcEngine(RpcClient client) : IEngine
{
    public Task LogAsync(LogRequest request) => client.CallAsync(EngineMethods.Log, request);

    public Task RequirePulumiVersionAsync(string range) =>
        client.CallAsync(EngineMethods.RequirePulumiVersion, new RequirePulumiVersionRequest { PulumiVersionRange = range });
}
