using Google.Protobuf.WellKnownTypes;
using Platform.Engine.CommandLine;
using Platform.Engine.Costs;
using Platform.Engine.Graph;
using Platform.Engine.Policies;
using Platform.Engine.Programs;
using Pulumi.Protocol;
using Pulumirpc;

namespace Platform.PolicyPack;

/// <summary>
/// Answers the CLI's questions with the rules of the preview. A rule about one resource is asked before that resource is touched, a
/// rule that looks around when the whole stack is known; so each breach is reported once.
/// </summary>
/// <param name="end">Ends the process.</param>
internal sealed class PackService(Action end)
{
    private readonly Lock _lock = new();

    private AnalyzedStack _stack = AnalyzedStack.Unnamed(Today.Read());

    /// <summary>Names the methods and their handlers.</summary>
    public void Register(RpcServiceMap map)
    {
        map.Handle(AnalyzerMethods.Handshake, Locked<AnalyzerHandshakeRequest, AnalyzerHandshakeResponse>(_ => new()));
        map.Handle(AnalyzerMethods.ConfigureStack, Locked<AnalyzerStackConfigureRequest, AnalyzerStackConfigureResponse>(ConfigureStack));
        map.Handle(AnalyzerMethods.GetAnalyzerInfo, Locked<Empty, AnalyzerInfo>(_ => PackInfo.Of(_stack.Settings)));
        map.Handle(AnalyzerMethods.GetPluginInfo, Locked<Empty, PluginInfo>(_ => new() { Version = PackInfo.Version }));
        map.Handle(AnalyzerMethods.Configure, Locked<ConfigureAnalyzerRequest, Empty>(_ => throw new RpcException(
            StatusCode.Unimplemented, "this pack takes no configuration: its settings stand in the stack file, under policy:")));
        map.Handle(AnalyzerMethods.Remediate, Locked<AnalyzeRequest, RemediateResponse>(_ => Answers.NothingMended));
        map.Handle(AnalyzerMethods.Analyze, Locked<AnalyzeRequest, AnalyzeResponse>(Analyze));
        map.Handle(AnalyzerMethods.AnalyzeStack, Locked<AnalyzeStackRequest, AnalyzeResponse>(AnalyzeStack));
        map.Handle(AnalyzerMethods.Cancel, Locked<Empty, Empty>(_ =>
        {
            end();
            return new();
        }));
    }

    private AnalyzerStackConfigureResponse ConfigureStack(AnalyzerStackConfigureRequest request)
    {
        _stack = AnalyzedStack.Of(request, Today.Read());
        Problem[] mistakes = [.. _stack.Settings.Problems.Where(problem => problem.Severity == Severity.Error)];
        return mistakes.Length == 0
            ? new()
            : throw new RpcException(
                StatusCode.InvalidArgument, MistakeText.Of(new UserErrorException($"Pulumi.{request.Stack}.yaml", mistakes)));
    }

    private AnalyzeResponse Analyze(AnalyzeRequest request)
    {
        var examination = new Examination(_stack.Alone(_stack.Declare(request)), _stack.Settings);
        examination.Ask(PackInfo.AnswersAlone);
        _stack.Used.UnionWith(examination.Used);
        return new Answers(_stack.Settings, PackInfo.AnswersAlone).Of(examination);
    }

    private AnalyzeResponse AnalyzeStack(AnalyzeStackRequest request)
    {
        var graph = _stack.Whole(request);
        var examination = new Examination(graph, _stack.Settings);
        examination.Ask(PackInfo.AnswersTogether);
        _stack.Used.UnionWith(examination.Used);
        // Of a stack that is being destroyed nothing is left, not even its root.
        var faults = graph.Resources.Count == 0 ? [] : PolicyCheck.Faults(graph, _stack.Settings, examination.Resources, _stack.Used);
        return new Answers(_stack.Settings, PackInfo.AnswersTogether).Of(examination, faults);
    }

    private Func<TRequest, CancellationToken, Task<TResponse>> Locked<TRequest, TResponse>(Func<TRequest, TResponse> answer) =>
        (request, _) =>
        {
            lock (_lock)
                return Task.FromResult(answer(request));
        };
}
