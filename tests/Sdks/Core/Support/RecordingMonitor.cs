using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Core.Tests.Support;

/// <summary>
/// Plays the engine's resource monitor: keeps every request in the order of its arrival, gives out urns as the engine does, and
/// answers a resource with its own inputs. Tests change single answers; it checks nothing.
/// </summary>
internal sealed class RecordingMonitor : IMonitor
{
    public const string StackUrn = "urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack";

    private readonly List<IMessage> _requests = [];

    /// <summary>Whether ids stay unknown, as in a preview of new resources.</summary>
    public bool GivesNoIds { get; set; }

    public HashSet<string> MissingFeatures { get; } = [];

    /// <summary>Changes the answer to a registration.</summary>
    public Func<RegisterResourceRequest, RegisterResourceResponse, Task> Registering { get; set; } = (_, _) => Task.CompletedTask;

    public Func<ReadResourceRequest, Struct> Reading { get; set; } = request => request.Properties;

    public Func<ResourceInvokeRequest, ResourceInvokeResponse> Invoking { get; set; } = request => new() { Return = request.Args };

    public Func<ResourceCallRequest, CallResponse> Calling { get; set; } = request => new() { Return = request.Args };

    public Func<Callback, Task> RegisteringInvokeTransform { get; set; } = _ => Task.CompletedTask;

    public Func<Task> ShuttingDown { get; set; } = () => Task.CompletedTask;

    public IReadOnlyList<IMessage> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>The registrations of resources other than the stack.</summary>
    public IEnumerable<RegisterResourceRequest> Registrations =>
        Requests.OfType<RegisterResourceRequest>().Where(request => request.Type != Stack.TypeToken);

    /// <summary>The one request of a type.</summary>
    public T Single<T>() where T : IMessage => Requests.OfType<T>().Single();

    public RegisterResourceRequest Registration(string name) => Registrations.Single(request => request.Name == name);

    public Struct OutputsOf(string urn) => Requests.OfType<RegisterResourceOutputsRequest>().Single(request => request.Urn == urn).Outputs;

    public static string UrnOf(string type, string name, string parent = StackUrn)
    {
        var types = parent.Split("::", 4) is [_, _, var above, _] && above != Stack.TypeToken ? $"{above}${type}" : type;
        return $"urn:pulumi:stack::project::{types}::{name}";
    }

    public Task<bool> SupportsFeatureAsync(string id)
    {
        Record(new SupportsFeatureRequest { Id = id });
        return Task.FromResult(!MissingFeatures.Contains(id));
    }

    public Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request) => AnswerAsync(request);

    public async Task<RegisterResourceResponse> AnswerAsync(RegisterResourceRequest request)
    {
        Record(request);
        var response = new RegisterResourceResponse
        {
            Urn = UrnOf(request.Type, request.Name, request.Parent),
            Id = request.Custom && !GivesNoIds ? $"{request.Name}-id" : "",
            Object = request.Object.Clone(),
        };
        await Registering(request, response);
        return response;
    }

    public Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request) => AnswerAsync(request);

    public Task<ReadResourceResponse> AnswerAsync(ReadResourceRequest request)
    {
        Record(request);
        return Task.FromResult(new ReadResourceResponse
        {
            Urn = UrnOf(request.Type, request.Name, request.Parent),
            Properties = Reading(request),
        });
    }

    public Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request)
    {
        Record(request);
        return Task.FromResult(Invoking(request));
    }

    public Task<CallResponse> CallAsync(ResourceCallRequest request)
    {
        Record(request);
        return Task.FromResult(Calling(request));
    }

    public Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request)
    {
        Record(request);
        return Task.CompletedTask;
    }

    public Task RegisterStackInvokeTransformAsync(Callback callback)
    {
        Record(callback);
        return RegisteringInvokeTransform(callback);
    }

    public Task SignalAndWaitForShutdownAsync()
    {
        Record(new Empty());
        return ShuttingDown();
    }

    private void Record(IMessage request)
    {
        lock (_requests)
            _requests.Add(request);
    }
}
