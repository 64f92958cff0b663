using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Pulumi.Protocol;

/// <summary>The methods of <c>pulumirpc.Engine</c>, which the engine hosts and a program calls.</summary>
public static class EngineMethods
{
    /// <summary>Shows a message to the user; one of severity ERROR fails the operation.</summary>
    public static UnaryMethod<LogRequest, Empty> Log { get; } = Method(nameof(Log), LogRequest.Parser, Empty.Parser);

    /// <summary>Asks for the URN of the root resource.</summary>
    public static UnaryMethod<GetRootResourceRequest, GetRootResourceResponse> GetRootResource { get; } =
        Method(nameof(GetRootResource), GetRootResourceRequest.Parser, GetRootResourceResponse.Parser);

    /// <summary>Stores the URN of the root resource.</summary>
    public static UnaryMethod<SetRootResourceRequest, SetRootResourceResponse> SetRootResource { get; } =
        Method(nameof(SetRootResource), SetRootResourceRequest.Parser, SetRootResourceResponse.Parser);

    /// <summary>Says that the program waits for a debugger, and how to attach one.</summary>
    public static UnaryMethod<StartDebuggingRequest, Empty> StartDebugging { get; } =
        Method(nameof(StartDebugging), StartDebuggingRequest.Parser, Empty.Parser);

    /// <summary>Fails when the engine is not of a version in the given range.</summary>
    public static UnaryMethod<RequirePulumiVersionRequest, RequirePulumiVersionResponse> RequirePulumiVersion { get; } =
        Method(nameof(RequirePulumiVersion), RequirePulumiVersionRequest.Parser, RequirePulumiVersionResponse.Parser);

    private static UnaryMethod<TRequest, TResponse> Method<TRequest, TResponse>(
        string name, MessageParser<TRequest> request, MessageParser<TResponse> response)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        new("pulumirpc.Engine", name, request, response);
}
