using Google.Protobuf.WellKnownTypes;
using Pulumi.Protocol;
using Pulumirpc;

namespace Benchmarks.Monitor;

/// <summary>
/// The least that a program of either language needs for an update: it echoes what it is told and keeps nothing but counts. One
/// program at a time; the root stack starts a run, and the end of a run is told to <paramref name="ended"/>.
/// </summary>
internal sealed class LoopbackMonitor(Action<string> ended)
{
    /// <summary>Programs of this stack have their requests digested, which costs time; they are not for measuring.</summary>
    public const string CheckedStack = "checked";

    private const string StackType = "pulumi:pulumi:Stack";

    private readonly Lock _gate = new();
    private string _root = "";
    private int _resources;
    private int _properties;
    private RequestDigest? _digest;

    public void Map(RpcServiceMap map)
    {
        map.Handle(ResourceMonitorMethods.SupportsFeature, (_, _) => Task.FromResult(new SupportsFeatureResponse { HasSupport = true }));
        map.Handle(ResourceMonitorMethods.RegisterResource, (request, _) => Task.FromResult(Register(request)));
        map.Handle(ResourceMonitorMethods.RegisterResourceOutputs, (_, _) => Task.FromResult(new Empty()));
        map.Handle(ResourceMonitorMethods.SignalAndWaitForShutdown, (_, _) => Task.FromResult(End()));
        map.Handle(EngineMethods.SetRootResource, (_, _) => Task.FromResult(new SetRootResourceResponse()));
        map.Handle(EngineMethods.GetRootResource, (_, _) => Task.FromResult(new GetRootResourceResponse { Urn = _root }));
        map.Handle(EngineMethods.Log, (request, _) => Task.FromResult(Log(request)));
    }

    private RegisterResourceResponse Register(RegisterResourceRequest request)
    {
        if (request.Type == StackType)
            return Begin(request);

        lock (_gate)
        {
            _resources++;
            _properties += request.Object.Fields.Count;
            _digest?.Add(request);
        }

        return new RegisterResourceResponse { Urn = Urn(request), Id = $"{request.Name}-id", Object = request.Object };
    }

    private RegisterResourceResponse Begin(RegisterResourceRequest request)
    {
        lock (_gate)
        {
            (_root, _resources, _properties) = (Urn(request), 0, 0);
            _digest = request.Name.EndsWith($"-{CheckedStack}", StringComparison.Ordinal) ? new RequestDigest() : null;
        }

        return new RegisterResourceResponse { Urn = _root, Object = new Struct() };
    }

    private Empty End()
    {
        lock (_gate)
            ended($"resources={_resources} properties={_properties}" + (_digest is null ? "" : $" digest={_digest}"));
        return new Empty();
    }

    private static string Urn(RegisterResourceRequest request) => $"urn:pulumi:benchmark::benchmark::{request.Type}::{request.Name}";

    private static Empty Log(LogRequest request)
    {
        if (request.Severity >= LogSeverity.Warning)
            Console.Error.WriteLine($"the measured program logged: {request.Message}");
        return new Empty();
    }
}
