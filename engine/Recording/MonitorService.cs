using Google.Protobuf.WellKnownTypes;
using Platform.Engine.Graph;
using Pulumi.Protocol;
using Pulumirpc;

namespace Platform.Engine.Recording;

/// <summary>The ResourceMonitor and Engine services of one run: maps requests to the recorder and refusals to statuses.</summary>
internal sealed class MonitorService(RunSettings settings, Recorder recorder, ProgramLog log)
{
    /// <summary>What today's engines answer; everything else is not supported.</summary>
    private static readonly HashSet<string> Supported =
    [
        "secrets", "resourceReferences", "outputValues", "aliasSpecs", "replacementTrigger", "deletedWith", "replaceWith", "transforms",
        "invokeTransforms", "parameterization", "resourceHooks", "errorHooks", "sendsOptionsToHooks",
    ];

    private readonly Functions _functions = new(settings, recorder);
    private string _rootResource = "";
    private int _shutdown;

    /// <summary>Whether the program has said that no registration follows.</summary>
    public bool SaidShutdown => Volatile.Read(ref _shutdown) != 0;

    public void AddTo(RpcServiceMap map)
    {
        map.Handle(ResourceMonitorMethods.GetDeploymentInfo, (_, _) => Task.FromResult(Info()));
        map.Handle(ResourceMonitorMethods.SupportsFeature, (request, _) =>
            Task.FromResult(new SupportsFeatureResponse { HasSupport = Supported.Contains(request.Id) }));
        map.Handle(ResourceMonitorMethods.RegisterResource, (request, cancellation) =>
            RefusingAsync(() => recorder.RegisterAsync(request, cancellation)));
        map.Handle(ResourceMonitorMethods.ReadResource, (request, cancellation) =>
            RefusingAsync(() => recorder.ReadAsync(request, cancellation)));
        map.Handle(ResourceMonitorMethods.RegisterResourceOutputs, (request, _) => RefusingAsync(() =>
        {
            recorder.RegisterOutputs(request);
            return Task.FromResult(new Empty());
        }));
        map.Handle(ResourceMonitorMethods.Invoke, (request, cancellation) =>
            RefusingAsync(() => _functions.InvokeAsync(request, cancellation)));
        map.Handle(ResourceMonitorMethods.Call, (request, _) => RefusingAsync<CallResponse>(() => throw new RefusalException(
            $"{request.Tok}: methods are code of a provider, which does not run offline; use plain properties or functions")));
        map.Handle(ResourceMonitorMethods.RegisterStackTransform, (callback, _) => Done(() => recorder.Transforms.AddToStack(callback)));
        map.Handle(ResourceMonitorMethods.RegisterStackInvokeTransform,
            (callback, _) => Done(() => recorder.Transforms.AddToCalls(callback)));
        map.Handle(ResourceMonitorMethods.RegisterResourceHook, (request, _) => Done(() => NoteHook(request.Name)));
        map.Handle(ResourceMonitorMethods.RegisterErrorHook, (request, _) => Done(() => NoteHook(request.Name)));
        map.Handle(ResourceMonitorMethods.RegisterPackage, (request, _) =>
            Task.FromResult(new RegisterPackageResponse { Ref = $"{request.Name}-{request.Version}" }));
        map.Handle(ResourceMonitorMethods.SignalAndWaitForShutdown, (_, _) => RefusingAsync(() => Task.FromResult(Shutdown())));

        map.Handle(EngineMethods.Log, (request, _) => Done(() => log.Add(request)));
        map.Handle(EngineMethods.GetRootResource, (_, _) => Task.FromResult(new GetRootResourceResponse { Urn = _rootResource }));
        map.Handle(EngineMethods.SetRootResource, (request, _) =>
        {
            _rootResource = request.Urn;
            return Task.FromResult(new SetRootResourceResponse());
        });
        map.Handle(EngineMethods.StartDebugging, (_, _) => Done(() => { }));
        map.Handle(EngineMethods.RequirePulumiVersion, (_, _) => Task.FromResult(new RequirePulumiVersionResponse()));
    }

    private DeploymentInfo Info()
    {
        var info = new DeploymentInfo
        {
            Project = settings.Project,
            Stack = settings.Stack,
            Organization = settings.Organization,
            DryRun = settings.Unknowns,
            Parallel = ProgramEnvironment.Parallel,
        };
        foreach (var (key, value) in settings.Config)
        {
            info.Config[key] = settings.Config.Text(key);
            if (value is SecretValue)
                info.ConfigSecretKeys.Add(key);
        }

        return info;
    }

    private Empty Shutdown() => Interlocked.Exchange(ref _shutdown, 1) == 0
        ? new Empty()
        : throw new RefusalException("Already waiting for shutdown");

    private void NoteHook(string name) => recorder.Add(new Problem(
        Severity.Info, null, $"hook {name}", null, "hooks run during real updates only; this preview leaves them out", null));

    /// <summary>A refusal is a problem of the preview and an error of the call, whichever the program shows.</summary>
    private async Task<T> RefusingAsync<T>(Func<Task<T>> answer)
    {
        try
        {
            return await answer();
        }
        catch (RefusalException refusal)
        {
            recorder.Add(new Problem(Severity.Error, null, refusal.Message, null, "refused", null));
            throw new RpcException(StatusCode.InvalidArgument, refusal.Message);
        }
        catch (FormatException malformed)
        {
            recorder.Add(new Problem(Severity.Error, null, malformed.Message, null, "refused", null));
            throw new RpcException(StatusCode.InvalidArgument, malformed.Message);
        }
    }

    private static Task<Empty> Done(Action action)
    {
        action();
        return Task.FromResult(new Empty());
    }
}
