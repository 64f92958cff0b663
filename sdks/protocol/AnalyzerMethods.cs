using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Pulumi.Protocol;

/// <summary>The methods of <c>pulumirpc.Analyzer</c>, which a policy pack hosts and the engine calls.</summary>
public static class AnalyzerMethods
{
    /// <summary>Tells the pack where the engine is; the first call.</summary>
    public static UnaryMethod<AnalyzerHandshakeRequest, AnalyzerHandshakeResponse> Handshake { get; } =
        Method(nameof(Handshake), AnalyzerHandshakeRequest.Parser, AnalyzerHandshakeResponse.Parser);

    /// <summary>Tells the pack which stack it is about, and the stack's configuration; an error stops the operation.</summary>
    public static UnaryMethod<AnalyzerStackConfigureRequest, AnalyzerStackConfigureResponse> ConfigureStack { get; } =
        Method(nameof(ConfigureStack), AnalyzerStackConfigureRequest.Parser, AnalyzerStackConfigureResponse.Parser);

    /// <summary>Asks for the pack's policies.</summary>
    public static UnaryMethod<Empty, AnalyzerInfo> GetAnalyzerInfo { get; } =
        Method(nameof(GetAnalyzerInfo), Empty.Parser, AnalyzerInfo.Parser);

    /// <summary>Asks for the pack's version.</summary>
    public static UnaryMethod<Empty, PluginInfo> GetPluginInfo { get; } =
        Method(nameof(GetPluginInfo), Empty.Parser, PluginInfo.Parser);

    /// <summary>Configures the policies of a pack that says that it can be configured.</summary>
    public static UnaryMethod<ConfigureAnalyzerRequest, Empty> Configure { get; } =
        Method(nameof(Configure), ConfigureAnalyzerRequest.Parser, Empty.Parser);

    /// <summary>Lets the pack rewrite a resource's inputs.</summary>
    public static UnaryMethod<AnalyzeRequest, RemediateResponse> Remediate { get; } =
        Method(nameof(Remediate), AnalyzeRequest.Parser, RemediateResponse.Parser);

    /// <summary>Asks about one resource by its inputs, before anything is done to it.</summary>
    public static UnaryMethod<AnalyzeRequest, AnalyzeResponse> Analyze { get; } =
        Method(nameof(Analyze), AnalyzeRequest.Parser, AnalyzeResponse.Parser);

    /// <summary>Asks about the whole stack by its outputs, when everything is done.</summary>
    public static UnaryMethod<AnalyzeStackRequest, AnalyzeResponse> AnalyzeStack { get; } =
        Method(nameof(AnalyzeStack), AnalyzeStackRequest.Parser, AnalyzeResponse.Parser);

    /// <summary>Asks the pack to come to an end.</summary>
    public static UnaryMethod<Empty, Empty> Cancel { get; } = Method(nameof(Cancel), Empty.Parser, Empty.Parser);

    private static UnaryMethod<TRequest, TResponse> Method<TRequest, TResponse>(
        string name, MessageParser<TRequest> request, MessageParser<TResponse> response)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        new("pulumirpc.Analyzer", name, request, response);
}
