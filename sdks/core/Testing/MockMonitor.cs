using System.Collections.Concurrent;
using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi.Testing;

/// <summary>Answers as an engine would whose providers are the test's mocks, and keeps the resources for the test to look at.</summary>
internal sealed class MockMonitor(IMocks mocks, DeploymentSettings settings) : IMonitor
{
    private readonly ConcurrentDictionary<string, Struct> _known = new();
    private readonly List<Resource> _resources = [];

    /// <summary>In the order of their registration.</summary>
    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_resources)
                return [.. _resources];
        }
    }

    /// <summary>Everything but output values: the mocks see plain inputs.</summary>
    public Task<bool> SupportsFeatureAsync(string id) => Task.FromResult(id != "outputValues");

    public async Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request)
    {
        Remember(resource);
        var urn = UrnOf(request.Parent, request.Type, request.Name);
        if (request.Type == Stack.TypeToken)
            return new RegisterResourceResponse { Urn = urn, Object = new Struct() };

        var (id, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = Known(request.Object),
            Provider = request.Provider,
            Id = request.ImportId,
        });
        id ??= request.ImportId;
        var fields = await FieldsAsync(state);
        Remember(urn, id, fields);
        return new RegisterResourceResponse { Urn = urn, Id = id, Object = fields };
    }

    public async Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request)
    {
        Remember(resource);
        var (id, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = Known(request.Properties),
            Provider = request.Provider,
            Id = request.Id,
        });
        var urn = UrnOf(request.Parent, request.Type, request.Name);
        var fields = await FieldsAsync(state);
        Remember(urn, id ?? "", fields);
        return new ReadResourceResponse { Urn = urn, Properties = fields };
    }

    public async Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request)
    {
        if (request.Tok != "pulumi:pulumi:getResource")
            return new ResourceInvokeResponse { Return = await CallAsync(request.Tok, request.Args, request.Provider) };

        var urn = request.Args.Fields[Signatures.Urn].StringValue;
        return _known.TryGetValue(urn, out var known)
            ? new ResourceInvokeResponse { Return = known }
            : throw new InvalidOperationException($"Unknown resource {urn}");
    }

    public async Task<CallResponse> CallAsync(ResourceCallRequest request) =>
        new() { Return = await CallAsync(request.Tok, request.Args, request.Provider) };

    public async Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request)
    {
        var outputs = request.Outputs.Fields.ToImmutableDictionary(
            field => field.Key, field => new Output<object?>(Deserializer.Deserialize(field.Value)));
        await mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(request.Urn, outputs));
    }

    public Task RegisterStackInvokeTransformAsync(Callback callback) => Task.CompletedTask;

    public Task SignalAndWaitForShutdownAsync() => Task.CompletedTask;

    private async Task<Struct> CallAsync(string token, Struct args, string provider) =>
        await FieldsAsync(await mocks.CallAsync(new MockCallArgs { Token = token, Args = Known(args), Provider = provider }));

    private void Remember(Resource resource)
    {
        lock (_resources)
            _resources.Add(resource);
    }

    private void Remember(string urn, string id, Struct state) => _known[urn] = new Struct
    {
        Fields =
        {
            [Signatures.Urn] = Value.ForString(urn),
            [Signatures.Id] = Value.ForString(id),
            [Signatures.State] = Value.ForStruct(state),
        },
    };

    /// <summary>Not the engine's format: only the first type of the parents stays. The official mocks answer so.</summary>
    private string UrnOf(string parent, string type, string name)
    {
        var qualified = parent.Split("::", 4) is [_, _, var types, _] ? $"{types.Split('$')[0]}${type}" : type;
        return $"urn:pulumi:{settings.Stack}::{settings.Project}::{qualified}::{name}";
    }

    /// <summary>A property of which any part is unknown is left out as a whole.</summary>
    private static ImmutableDictionary<string, object> Known(Struct fields)
    {
        var known = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (key, field) in fields.Fields)
        {
            if (Deserializer.Deserialize(field) is { IsKnown: true, Value: { } value })
                known.Add(key, value);
        }

        return known.ToImmutable();
    }

    private static async Task<Struct> FieldsAsync(object? state)
    {
        // Not every dictionary is also one without type arguments, which is what the serializer knows.
        if (state is IDictionary<string, object> members)
            state = members.ToImmutableDictionary();

        var value = await new Serializer(keepResources: true).SerializeAsync("state", state);
        return value.KindCase == Value.KindOneofCase.StructValue
            ? value.StructValue
            : throw new InvalidOperationException(
                $"{state?.GetType().FullName ?? "null"} is not a supported state: a mock returns a dictionary or an args object");
    }
}
