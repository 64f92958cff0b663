using System.Collections.Immutable;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Registers and reads resources: turns args and options into a request and the answer into the resource's outputs.</summary>
internal sealed class Registrar(Deployment deployment)
{
    private const string GetResourceToken = "pulumi:pulumi:getResource";

    /// <summary>Settles the registration, one way or the other.</summary>
    public async Task RegisterAsync(Resource resource, ResourceArgs args, ResourceOptions options, Registration registration)
    {
        try
        {
            registration.Succeed(await RegisteredAsync(resource, args, options));
        }
        catch (Exception failure)
        {
            deployment.Runner.Fail(Describe(resource), failure);
            registration.Fail(failure);
            throw;
        }
    }

    public static string Describe(Resource resource) => $"{resource.GetResourceType()} '{resource.GetResourceName()}'";

    public async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = (await resource.Urn.DataTask).Value;
        var data = await outputs.DataTask;
        var keepResources = await deployment.Features.ResourceReferencesAsync();
        var members = (data.Value ?? ImmutableDictionary<string, object?>.Empty).OrderBy(member => member.Key, StringComparer.Ordinal);
        var properties = await Properties.SerializeAsync(members, keepResources);
        using (deployment.Runner.Call())
        {
            await deployment.Monitor.RegisterResourceOutputsAsync(
                new RegisterResourceOutputsRequest { Urn = urn, Outputs = properties.Fields });
        }
    }

    private async Task<Registered> RegisteredAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        if (options.Urn is not null)
            return await KnownToEngineAsync(options.Urn);

        if (options.Id is not null && await options.Id.ToOutput().DataTask is { IsKnown: true, Value: { Length: > 0 } id })
        {
            return resource is CustomResource
                ? await ReadAsync(resource, id, args, options)
                : throw new ArgumentException(
                    $"{nameof(ResourceOptions)}.{nameof(ResourceOptions.Id)} is only valid for a {nameof(CustomResource)}");
        }

        return await RegisterAsync(resource, args, options);
    }

    /// <summary>The state of a resource that this deployment has registered already.</summary>
    private async Task<Registered> KnownToEngineAsync(string urn)
    {
        var request = new ResourceInvokeRequest
        {
            Tok = GetResourceToken,
            Args = new Struct { Fields = { [Signatures.Urn] = Value.ForString(urn) } },
            AcceptResources = deployment.Features.AcceptResources,
        };
        var result = await deployment.Functions.SendAsync(request);
        return new(
            result.Fields[Signatures.Urn].StringValue, result.Fields[Signatures.Id].StringValue,
            result.Fields[Signatures.State].StructValue, [], !deployment.IsDryRun);
    }

    private async Task<Registered> ReadAsync(Resource resource, string id, ResourceArgs args, ResourceOptions options)
    {
        var request = new ReadResourceRequest
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Id = id,
            Version = options.Version ?? "",
            AcceptSecrets = true,
            AcceptResources = deployment.Features.AcceptResources,
        };
        var (properties, dependencies) = await InputsAsync(resource, args, options);
        request.Properties = properties.Fields;
        request.Parent = await ParentAsync(resource, options);
        request.Provider = await ProviderAsync(options.Provider);
        dependencies.UnionWith(await DependencyUrns.OfAsync(properties.AllDependencies));
        request.Dependencies.AddRange(dependencies);

        ReadResourceResponse response;
        using (deployment.Runner.Call())
            response = await deployment.Monitor.ReadResourceAsync(resource, request);
        return new(response.Urn, id, response.Properties ?? new Struct(), [], !deployment.IsDryRun);
    }

    private async Task<Registered> RegisterAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var request = new RegisterResourceRequest
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Custom = resource is CustomResource,
            Remote = resource.IsRemote,
            Version = options.Version ?? "",
            PluginDownloadURL = options.PluginDownloadURL ?? "",
            AcceptSecrets = true,
            AcceptResources = deployment.Features.AcceptResources,
            SupportsResultReporting = true,
            CustomTimeouts = options.CustomTimeouts?.ToWire(),
            // Hooks are not offered, but engines expect the message.
            Hooks = new RegisterResourceRequest.Types.ResourceHooksBinding(),
        };
        await AddOptionsAsync(request, options);

        var (properties, dependencies) = await InputsAsync(resource, args, options);
        request.Object = properties.Fields;
        foreach (var (name, sources) in properties.Dependencies)
        {
            var entry = new RegisterResourceRequest.Types.PropertyDependencies();
            if (sources.Count > 0)
            {
                var urns = await DependencyUrns.OfAsync(sources);
                entry.Urns.AddRange(urns);
                dependencies.UnionWith(urns);
            }

            request.PropertyDependencies.Add(name, entry);
        }

        request.Dependencies.AddRange(dependencies);
        request.Parent = await ParentAsync(resource, options);
        if (request.Custom)
            request.Provider = await ProviderAsync(options.Provider);
        if (request.Remote)
            await AddProvidersAsync(request.Providers, (ComponentResourceOptions)options);
        await AddAliasesAsync(request, resource, options);
        foreach (var transform in options.TransformsOrNone)
            request.Transforms.Add(await deployment.Callbacks.AddAsync(transform));

        RegisterResourceResponse response;
        using (deployment.Runner.Call())
            response = await deployment.Monitor.RegisterResourceAsync(resource, request);
        var missingIsKnown = !deployment.IsDryRun && response.Result == Result.Success;
        return new(response.Urn, response.Id, response.Object ?? new Struct(), DependenciesOf(response), missingIsKnown);
    }

    /// <summary>The inputs, and the urns of the explicit dependencies.</summary>
    private async Task<(Properties Properties, SortedSet<string> Dependencies)> InputsAsync(
        Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var explicitly = options.HasDependsOn
            ? await DependencyUrns.OfAsync(await DependencyUrns.NamedAsync(options.DependsOn))
            : new SortedSet<string>(StringComparer.Ordinal);

        var keepResources = await deployment.Features.ResourceReferencesAsync();
        var keepOutputs = resource.IsRemote && await deployment.Features.OutputValuesAsync();
        // The urn and the id are the engine's to give; a state class may still have members of these names.
        var members = args.Members().Where(member => member.Key is not (Signatures.Id or Signatures.Urn));
        var properties = await Properties.SerializeAsync(
            members, keepResources, keepOutputs, excludeReferences: resource.IsRemote && keepResources);
        return (properties, explicitly);
    }

    private async Task AddOptionsAsync(RegisterResourceRequest request, ResourceOptions options)
    {
        request.IgnoreChanges.AddRange(options.IgnoreChangesOrNone);
        request.HideDiffs.AddRange(options.HideDiffsOrNone);
        if (options.Protect is { } protect)
            request.Protect = protect;
        if (options.RetainOnDelete is { } retain)
            request.RetainOnDelete = retain;

        if (options.DeletedWith is { } deletedWith)
        {
            await deployment.Features.RequireAsync("deletedWith", "the DeletedWith option");
            request.DeletedWith = await UrnAsync(deletedWith);
        }

        if (options.HasReplaceWith && await DependencyUrns.NamedAsync(options.ReplaceWith) is { Length: > 0 } replaceWith)
        {
            await deployment.Features.RequireAsync("replaceWith", "the ReplaceWith option");
            foreach (var resource in replaceWith)
            {
                if (await UrnAsync(resource) is { Length: > 0 } urn)
                    request.ReplaceWith.Add(urn);
            }
        }

        if (options.ReplacementTrigger is { } trigger)
        {
            var serializer = new Serializer(await deployment.Features.ResourceReferencesAsync());
            request.ReplacementTrigger = await serializer.SerializeAsync("replacementTrigger", trigger);
        }

        // For a component the engine ignores what follows and warns; it is not sent.
        if (options is not CustomResourceOptions custom)
            return;
        request.ImportId = custom.ImportId ?? "";
        request.DeleteBeforeReplace = custom.DeleteBeforeReplace ?? false;
        request.DeleteBeforeReplaceDefined = custom.DeleteBeforeReplace is not null;
        request.AdditionalSecretOutputs.AddRange(custom.AdditionalSecretOutputsOrNone);
        request.ReplaceOnChanges.AddRange(custom.ReplaceOnChangesOrNone);
        foreach (var (variable, replacement) in custom.EnvVarMappingsOrNone)
            request.EnvVarMappings.Add(variable, replacement);
    }

    private async Task AddAliasesAsync(RegisterResourceRequest request, Resource resource, ResourceOptions options)
    {
        if (await deployment.Features.AliasSpecsAsync())
        {
            foreach (var alias in options.AliasesOrNone)
            {
                if (await AliasUrns.ToWireAsync(alias) is { } wire)
                    request.Aliases.Add(wire);
            }

            return;
        }

        var urns = AliasUrns.All(options.AliasesOrNone, resource.GetResourceName(), resource.GetResourceType(), options.Parent);
        foreach (var output in urns)
        {
            var urn = await output.DataTask;
            if (urn is { IsKnown: true, Value.Length: > 0 } && !request.AliasURNs.Contains(urn.Value))
                request.AliasURNs.Add(urn.Value);
        }
    }

    private static async Task AddProvidersAsync(MapField<string, string> providers, ComponentResourceOptions options)
    {
        if (options.Provider is { } only)
            providers[only.Package] = await only.ReferenceAsync();
        foreach (var provider in options.ProvidersOrNone)
            providers[provider.Package] = await provider.ReferenceAsync();
    }

    private async Task<string> ParentAsync(Resource resource, ResourceOptions options)
    {
        if (resource.GetResourceType() == Stack.TypeToken)
            return "";
        return await UrnAsync(options.Parent ?? deployment.Stack!);
    }

    private static async Task<string> ProviderAsync(ProviderResource? provider) =>
        provider is null ? "" : await provider.ReferenceAsync();

    private static async Task<string> UrnAsync(Resource resource) =>
        await resource.Urn.DataTask is { IsKnown: true } urn ? urn.Value : "";

    private static ImmutableDictionary<string, ImmutableHashSet<Resource>> DependenciesOf(RegisterResourceResponse response) =>
        response.PropertyDependencies.Count == 0
            ? ImmutableDictionary<string, ImmutableHashSet<Resource>>.Empty
            : response.PropertyDependencies.ToImmutableDictionary(
                entry => entry.Key, entry => entry.Value.Urns.Select(urn => (Resource)new DependencyResource(urn)).ToImmutableHashSet());
}
