using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Pulumi.Protocol;

/// <summary>The methods of <c>pulumirpc.ResourceMonitor</c>, which the engine hosts and a program calls.</summary>
public static class ResourceMonitorMethods
{
    /// <summary>Asks for the project, the stack, the configuration and the features at once.</summary>
    public static UnaryMethod<Empty, DeploymentInfo> GetDeploymentInfo { get; } =
        Method(nameof(GetDeploymentInfo), Empty.Parser, DeploymentInfo.Parser);

    /// <summary>Asks whether the engine has a feature.</summary>
    public static UnaryMethod<SupportsFeatureRequest, SupportsFeatureResponse> SupportsFeature { get; } =
        Method(nameof(SupportsFeature), SupportsFeatureRequest.Parser, SupportsFeatureResponse.Parser);

    /// <summary>Calls a function of a provider.</summary>
    public static UnaryMethod<ResourceInvokeRequest, ResourceInvokeResponse> Invoke { get; } =
        Method(nameof(Invoke), ResourceInvokeRequest.Parser, ResourceInvokeResponse.Parser);

    /// <summary>Calls a method of a resource.</summary>
    public static UnaryMethod<ResourceCallRequest, CallResponse> Call { get; } =
        Method(nameof(Call), ResourceCallRequest.Parser, CallResponse.Parser);

    /// <summary>Reads a resource that something else manages.</summary>
    public static UnaryMethod<ReadResourceRequest, ReadResourceResponse> ReadResource { get; } =
        Method(nameof(ReadResource), ReadResourceRequest.Parser, ReadResourceResponse.Parser);

    /// <summary>Declares a resource and waits for what it became.</summary>
    public static UnaryMethod<RegisterResourceRequest, RegisterResourceResponse> RegisterResource { get; } =
        Method(nameof(RegisterResource), RegisterResourceRequest.Parser, RegisterResourceResponse.Parser);

    /// <summary>Gives a component, or the stack, its outputs.</summary>
    public static UnaryMethod<RegisterResourceOutputsRequest, Empty> RegisterResourceOutputs { get; } =
        Method(nameof(RegisterResourceOutputs), RegisterResourceOutputsRequest.Parser, Empty.Parser);

    /// <summary>Has the engine pass every later resource of the stack through a callback.</summary>
    public static UnaryMethod<Callback, Empty> RegisterStackTransform { get; } =
        Method(nameof(RegisterStackTransform), Callback.Parser, Empty.Parser);

    /// <summary>Has the engine pass every later function call of the stack through a callback.</summary>
    public static UnaryMethod<Callback, Empty> RegisterStackInvokeTransform { get; } =
        Method(nameof(RegisterStackInvokeTransform), Callback.Parser, Empty.Parser);

    /// <summary>Names a callback that resources can bind to steps of their life.</summary>
    public static UnaryMethod<RegisterResourceHookRequest, Empty> RegisterResourceHook { get; } =
        Method(nameof(RegisterResourceHook), RegisterResourceHookRequest.Parser, Empty.Parser);

    /// <summary>Names a callback that resources can bind to failed steps.</summary>
    public static UnaryMethod<RegisterErrorHookRequest, Empty> RegisterErrorHook { get; } =
        Method(nameof(RegisterErrorHook), RegisterErrorHookRequest.Parser, Empty.Parser);

    /// <summary>Exchanges a package and its parameters for a reference that later requests carry.</summary>
    public static UnaryMethod<RegisterPackageRequest, RegisterPackageResponse> RegisterPackage { get; } =
        Method(nameof(RegisterPackage), RegisterPackageRequest.Parser, RegisterPackageResponse.Parser);

    /// <summary>Says that no registration follows; answered only when the engine has finished every step.</summary>
    public static UnaryMethod<Empty, Empty> SignalAndWaitForShutdown { get; } =
        Method(nameof(SignalAndWaitForShutdown), Empty.Parser, Empty.Parser);

    private static UnaryMethod<TRequest, TResponse> Method<TRequest, TResponse>(
        string name, MessageParser<TRequest> request, MessageParser<TResponse> response)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        new("pulumirpc.ResourceMonitor", name, request, response);
}
