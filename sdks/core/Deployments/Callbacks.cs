using System.Collections.Concurrent;
using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Protocol;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Hosts the program's transforms for the engine to call, on loopback, from the first transform until the program ends.</summary>
internal sealed class Callbacks(Deployment deployment) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<ByteString, CancellationToken, Task<IMessage>>> _functions = new();
    private readonly Lock _gate = new();
    private Task<RpcServer>? _server;

    /// <summary>Function calls wait for this, so that the transforms that stand before them in the program apply to them.</summary>
    public Task InvokeTransformsRegistered { get; private set; } = Task.CompletedTask;

    /// <summary>Makes a resource transform callable.</summary>
    public async Task<Callback> AddAsync(ResourceTransform transform)
    {
        await deployment.Features.RequireAsync("transforms", "resource transforms");
        return await AddAsync(async (message, cancellation) =>
        {
            var request = TransformRequest.Parser.ParseDeep(message);
            var args = new ResourceTransformArgs(
                request.Name, request.Type, request.Custom, Arguments(request.Properties), TransformOptions.FromWire(request));
            var response = new TransformResponse();
            if (await transform(args, cancellation) is { } result)
            {
                response.Properties = await PropertiesAsync(result.Args);
                response.Options = await TransformOptions.ToWireAsync(result.Options);
            }

            return response;
        });
    }

    /// <summary>Registers an invoke transform with the engine; failures are the program's.</summary>
    public void Start(InvokeTransform transform)
    {
        lock (_gate)
        {
            InvokeTransformsRegistered = RegisterAsync(InvokeTransformsRegistered, transform);
            deployment.Runner.Track("registering an invoke transform", InvokeTransformsRegistered);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await (await _server).DisposeAsync();
    }

    private async Task RegisterAsync(Task previous, InvokeTransform transform)
    {
        await previous;
        await deployment.Features.RequireAsync("invokeTransforms", "invoke transforms");
        var callback = await AddAsync(async (message, cancellation) =>
        {
            var request = TransformInvokeRequest.Parser.ParseDeep(message);
            var args = new InvokeTransformArgs(
                request.Token, Arguments(request.Args), TransformOptions.FromWire(request.Options ?? new TransformInvokeOptions()));
            var response = new TransformInvokeResponse();
            if (await transform(args, cancellation) is { } result)
            {
                response.Args = await PropertiesAsync(result.Args);
                response.Options = await TransformOptions.ToWireAsync(result.Options);
            }

            return response;
        });
        using (deployment.Runner.Call())
            await deployment.Monitor.RegisterStackInvokeTransformAsync(callback);
    }

    private async Task<Callback> AddAsync(Func<ByteString, CancellationToken, Task<IMessage>> function)
    {
        Task<RpcServer> starting;
        lock (_gate)
            starting = _server ??= RpcServer.StartAsync(map => map.Handle(CallbacksMethods.Invoke, InvokeAsync));
        var server = await starting;

        var token = Guid.NewGuid().ToString();
        _functions[token] = function;
        return new Callback { Target = server.Address, Token = token };
    }

    private async Task<CallbackInvokeResponse> InvokeAsync(CallbackInvokeRequest request, CancellationToken cancellation)
    {
        if (!_functions.TryGetValue(request.Token, out var function))
            throw new RpcException(StatusCode.InvalidArgument, $"Callback not found: {request.Token}");

        // The server's threads know no deployment; what the transform constructs belongs to this one.
        Deployment.Enter(deployment);
        using (deployment.Runner.UserCode())
            return new CallbackInvokeResponse { Response = (await function(request.Request, cancellation)).ToByteString() };
    }

    /// <summary>Known public values as they are, everything else as outputs that keep their marks.</summary>
    private static ImmutableDictionary<string, object?> Arguments(Struct fields) => fields.Fields.ToImmutableDictionary(
        field => field.Key,
        field => Deserializer.Deserialize(field.Value) is { IsKnown: true, IsSecret: false, Value: var value }
            ? value
            : new Output<object?>(Deserializer.Deserialize(field.Value)));

    private static async Task<Struct> PropertiesAsync(ImmutableDictionary<string, object?> args) =>
        (await Properties.SerializeAsync(
            args.OrderBy(member => member.Key, StringComparer.Ordinal), keepResources: true, keepOutputValues: true)).Fields;
}
