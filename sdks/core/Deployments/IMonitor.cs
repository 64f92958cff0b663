using Pulumirpc;

namespace Pulumi;

/// <summary>What a deployment asks of the engine's resource monitor; the mock monitor answers the same questions.</summary>
internal interface IMonitor
{
    Task<bool> SupportsFeatureAsync(string id);

    Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request);

    Task<CallResponse> CallAsync(ResourceCallRequest request);

    Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request);

    Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request);

    Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request);

    Task RegisterStackInvokeTransformAsync(Callback callback);

    Task SignalAndWaitForShutdownAsync();
}

/// <summary>What a deployment tells the engine besides resources.</summary>
internal interface IEngine
{
    Task LogAsync(LogRequest request);

    Task RequirePulumiVersionAsync(string range);
}
