using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>The options that a transform sees and sets, to and from the wire.</summary>
internal static class TransformOptions
{
    public static ResourceOptions FromWire(TransformRequest request)
    {
        var wire = request.Options ?? new TransformResourceOptions();
        ResourceOptions options = request.Custom
            ? new CustomResourceOptions
            {
                DeleteBeforeReplace = wire.HasDeleteBeforeReplace ? wire.DeleteBeforeReplace : null,
                AdditionalSecretOutputs = [.. wire.AdditionalSecretOutputs],
                ImportId = Set(wire.Import),
            }
            : new ComponentResourceOptions { Providers = [.. wire.Providers.Values.Select(Provider)] };

        options.Parent = Set(request.Parent) is { } parent ? new DependencyResource(parent) : null;
        options.Aliases = [.. wire.Aliases.Select(alias => (Input<Alias>)AliasUrns.FromWire(alias))];
        options.CustomTimeouts = wire.CustomTimeouts is { } timeouts ? CustomTimeouts.FromWire(timeouts) : null;
        options.DeletedWith = Set(wire.DeletedWith) is { } deletedWith ? new DependencyResource(deletedWith) : null;
        options.DependsOn = Resources(wire.DependsOn);
        options.ReplaceWith = Resources(wire.ReplaceWith);
        options.IgnoreChanges = [.. wire.IgnoreChanges];
        options.ReplaceOnChanges = [.. wire.ReplaceOnChanges];
        options.HideDiffs = [.. wire.HideDiff];
        options.PluginDownloadURL = Set(wire.PluginDownloadUrl);
        options.Version = Set(wire.Version);
        options.Protect = wire.HasProtect ? wire.Protect : null;
        options.RetainOnDelete = wire.HasRetainOnDelete ? wire.RetainOnDelete : null;
        options.Provider = Set(wire.Provider) is { } provider ? Provider(provider) : null;
        options.ReplacementTrigger = Trigger(wire.ReplacementTrigger);
        return options;
    }

    public static async Task<TransformResourceOptions> ToWireAsync(ResourceOptions options)
    {
        var wire = new TransformResourceOptions
        {
            CustomTimeouts = options.CustomTimeouts?.ToWire(),
            DeletedWith = await UrnAsync(options.DeletedWith),
            PluginDownloadUrl = options.PluginDownloadURL ?? "",
            Version = options.Version ?? "",
            Provider = options.Provider is null ? "" : await options.Provider.ReferenceAsync(),
        };
        wire.IgnoreChanges.AddRange(options.IgnoreChangesOrNone);
        wire.ReplaceOnChanges.AddRange(options.ReplaceOnChangesOrNone);
        wire.HideDiff.AddRange(options.HideDiffsOrNone);
        if (options.Protect is { } protect)
            wire.Protect = protect;
        if (options.RetainOnDelete is { } retain)
            wire.RetainOnDelete = retain;
        if (options.HasDependsOn)
            wire.DependsOn.AddRange(await DependencyUrns.OfAsync(await DependencyUrns.NamedAsync(options.DependsOn)));
        if (options.HasReplaceWith)
            wire.ReplaceWith.AddRange(await DependencyUrns.OfAsync(await DependencyUrns.NamedAsync(options.ReplaceWith)));
        if (options.ReplacementTrigger is { } trigger)
        {
            wire.ReplacementTrigger = await new Serializer(keepResources: true, keepOutputValues: true)
                .SerializeAsync("replacementTrigger", trigger);
        }

        foreach (var alias in options.AliasesOrNone)
        {
            if (await AliasUrns.ToWireAsync(alias) is { } known)
                wire.Aliases.Add(known);
        }

        switch (options)
        {
            case CustomResourceOptions custom:
                if (custom.DeleteBeforeReplace is { } deleteBeforeReplace)
                    wire.DeleteBeforeReplace = deleteBeforeReplace;
                wire.AdditionalSecretOutputs.AddRange(custom.AdditionalSecretOutputsOrNone);
                wire.Import = custom.ImportId ?? "";
                break;
            case ComponentResourceOptions component:
                foreach (var provider in component.ProvidersOrNone)
                    wire.Providers[provider.Package] = await provider.ReferenceAsync();
                break;
        }

        return wire;
    }

    public static InvokeOptions FromWire(TransformInvokeOptions wire) => new()
    {
        Provider = Set(wire.Provider) is { } provider ? Provider(provider) : null,
        Version = Set(wire.Version),
        PluginDownloadURL = Set(wire.PluginDownloadUrl),
    };

    public static async Task<TransformInvokeOptions> ToWireAsync(InvokeOptions options) => new()
    {
        Provider = options.Provider is null ? "" : await options.Provider.ReferenceAsync(),
        Version = options.Version ?? "",
        PluginDownloadUrl = options.PluginDownloadURL ?? "",
    };

    private static string? Set(string text) => text.Length == 0 ? null : text;

    private static ProviderResource Provider(string reference) => new DependencyProviderResource(reference);

    private static InputList<Resource> Resources(IEnumerable<string> urns) =>
        urns.Select(urn => (Resource)new DependencyResource(urn)).ToList();

    private static Input<object>? Trigger(Value? value)
    {
        if (value is null || Deserializer.Deserialize(value).Value is not { } known)
            return null;
        return known;
    }

    private static async Task<string> UrnAsync(Resource? resource) =>
        resource is not null && await resource.Urn.DataTask is { IsKnown: true } urn ? urn.Value : "";
}
