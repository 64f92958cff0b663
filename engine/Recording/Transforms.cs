using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Pulumi.Protocol;
using Pulumirpc;

namespace Platform.Engine.Recording;

/// <summary>Calls the transforms that the program hosts, in the engine's order: the resource's own, its ancestors', the stack's.</summary>
internal sealed class Transforms(Resources resources) : IDisposable
{
    private readonly ConcurrentDictionary<string, RpcClient> _clients = new();
    private readonly ConcurrentQueue<Callback> _ofStack = new();
    private readonly ConcurrentQueue<Callback> _ofCalls = new();

    public void AddToStack(Callback callback) => _ofStack.Enqueue(callback);

    public void AddToCalls(Callback callback) => _ofCalls.Enqueue(callback);

    /// <summary>The request as the transforms leave it.</summary>
    public async Task<RegisterResourceRequest> ApplyAsync(RegisterResourceRequest request, string? parent, CancellationToken cancellation)
    {
        foreach (var callback in Callbacks(request.Transforms, parent))
        {
            var asked = new TransformRequest
            {
                Type = request.Type,
                Name = request.Name,
                Custom = request.Custom,
                Parent = parent ?? "",
                Properties = WireValues.ToWire(WireValues.FromWire(request.Object), WireForm.Transform),
                Options = OptionsOf(request),
            };
            var answer = TransformResponse.Parser.ParseDeep(await CallAsync(callback, asked, cancellation));
            if (answer.Properties is { } properties)
                request.Object = properties;
            if (answer.Options is { } options)
                Merge(request, options);
        }

        return request;
    }

    /// <summary>The call as the transforms leave it.</summary>
    public async Task<ResourceInvokeRequest> ApplyAsync(ResourceInvokeRequest request, CancellationToken cancellation)
    {
        foreach (var callback in _ofCalls)
        {
            var asked = new TransformInvokeRequest
            {
                Token = request.Tok,
                Args = request.Args,
                Options = new TransformInvokeOptions
                {
                    Provider = request.Provider,
                    Version = request.Version,
                    PluginDownloadUrl = request.PluginDownloadURL,
                },
            };
            var answer = TransformInvokeResponse.Parser.ParseDeep(await CallAsync(callback, asked, cancellation));
            if (answer.Args is { } args)
                request.Args = args;
            if (answer.Options is { } options)
                (request.Provider, request.Version, request.PluginDownloadURL) =
                    (options.Provider, options.Version, options.PluginDownloadUrl);
        }

        return request;
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
    }

    private IEnumerable<Callback> Callbacks(RepeatedField<Callback> own, string? parent)
    {
        foreach (var callback in own)
            yield return callback;
        for (var urn = parent; urn is not null && resources.TryGet(urn, out var ancestor); urn = ancestor.Node.Parent)
        {
            foreach (var callback in ancestor.Transforms)
                yield return callback;
        }

        foreach (var callback in _ofStack)
            yield return callback;
    }

    private async Task<ByteString> CallAsync(Callback callback, IMessage request, CancellationToken cancellation)
    {
        var client = _clients.GetOrAdd(callback.Target, target => new RpcClient(target));
        var answer = await client.CallAsync(
            CallbacksMethods.Invoke, new CallbackInvokeRequest { Token = callback.Token, Request = request.ToByteString() }, cancellation);
        return answer.Response;
    }

    private static TransformResourceOptions OptionsOf(RegisterResourceRequest request)
    {
        var options = new TransformResourceOptions
        {
            DependsOn = { request.Dependencies },
            IgnoreChanges = { request.IgnoreChanges },
            ReplaceOnChanges = { request.ReplaceOnChanges },
            Version = request.Version,
            Aliases = { request.Aliases },
            Provider = request.Provider,
            CustomTimeouts = request.CustomTimeouts,
            PluginDownloadUrl = request.PluginDownloadURL,
            DeletedWith = request.DeletedWith,
            AdditionalSecretOutputs = { request.AdditionalSecretOutputs },
            Providers = { request.Providers },
            PluginChecksums = { request.PluginChecksums },
            Import = request.ImportId,
            HideDiff = { request.HideDiffs },
            ReplaceWith = { request.ReplaceWith },
            ReplacementTrigger = request.ReplacementTrigger,
        };
        if (request.HasProtect)
            options.Protect = request.Protect;
        if (request.HasRetainOnDelete)
            options.RetainOnDelete = request.RetainOnDelete;
        if (request.DeleteBeforeReplaceDefined)
            options.DeleteBeforeReplace = request.DeleteBeforeReplace;
        return options;
    }

    private static void Merge(RegisterResourceRequest request, TransformResourceOptions options)
    {
        Replace(request.Dependencies, options.DependsOn);
        Replace(request.IgnoreChanges, options.IgnoreChanges);
        Replace(request.ReplaceOnChanges, options.ReplaceOnChanges);
        Replace(request.Aliases, options.Aliases);
        Replace(request.AdditionalSecretOutputs, options.AdditionalSecretOutputs);
        Replace(request.HideDiffs, options.HideDiff);
        Replace(request.ReplaceWith, options.ReplaceWith);
        request.Version = options.Version;
        request.Provider = options.Provider;
        request.CustomTimeouts = options.CustomTimeouts;
        request.PluginDownloadURL = options.PluginDownloadUrl;
        request.DeletedWith = options.DeletedWith;
        request.ImportId = options.Import;
        request.ReplacementTrigger = options.ReplacementTrigger;
        if (options.HasProtect)
            request.Protect = options.Protect;
        else
            request.ClearProtect();
        if (options.HasRetainOnDelete)
            request.RetainOnDelete = options.RetainOnDelete;
        else
            request.ClearRetainOnDelete();
        (request.DeleteBeforeReplaceDefined, request.DeleteBeforeReplace) = (options.HasDeleteBeforeReplace, options.DeleteBeforeReplace);
    }

    private static void Replace<T>(RepeatedField<T> target, RepeatedField<T> source)
    {
        target.Clear();
        target.AddRange(source);
    }
}
