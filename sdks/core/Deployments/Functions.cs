using System.Collections.Immutable;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Calls provider functions and resource methods.</summary>
internal sealed class Functions(Deployment deployment)
{
    private const string SelfArgument = "__self__";

    /// <summary>The plain form: the arguments are sent as they are, and an unknown one is the provider's problem.</summary>
    public async Task<T> InvokeAsync<T>(string token, InvokeArgs? args, InvokeOptions? options)
    {
        var properties = await ArgumentsAsync(args);
        var result = await SendAsync(await RequestAsync(token, properties, options));
        return Converter.Convert<T>(Warn, $"{token} result", result).Value;
    }

    /// <summary>The output form: unknown without a call while an argument or the id of a dependency is unknown.</summary>
    public async Task<OutputData<T>> InvokeOutputAsync<T>(string token, InvokeArgs? args, InvokeOptions? options)
    {
        var properties = await ArgumentsAsync(args);
        if (properties.HasUnknowns())
            return OutputData<T>.Unknown([], isSecret: false);

        var named = options is InvokeOutputOptions { DependsOn: { } list } ? await DependencyUrns.NamedAsync(list) : [];
        var direct = properties.AllDependencies.Concat(named).ToImmutableHashSet();
        foreach (var resource in direct.Union(DependencyUrns.Expand(direct)))
        {
            // A stand-in for a resource of another program has no id to wait for.
            if (resource is CustomResource { Id: { } id } && !(await id.DataTask).IsKnown)
                return OutputData<T>.Unknown([], isSecret: false);
        }

        var result = await SendAsync(await RequestAsync(token, properties, options));
        var data = Converter.Convert<T>(Warn, $"{token} result", result);
        return data with { Resources = data.Resources.Merge(direct) };
    }

    public async Task<OutputData<T>> CallAsync<T>(string token, CallArgs? args, Resource? self, CallOptions? options)
    {
        var members = (args ?? CallArgs.Empty).Members();
        if (self is not null)
        {
            members = members.Append(KeyValuePair.Create(SelfArgument, (object?)self))
                .OrderBy(member => member.Key, StringComparer.Ordinal);
        }

        var properties = await Properties.SerializeAsync(
            members, keepResources: true, await deployment.Features.OutputValuesAsync(), excludeReferences: true);

        var provider = self is not null ? self.Provider : options?.Provider ?? options?.Parent?.ProviderFor(token);
        var request = new ResourceCallRequest
        {
            Tok = token,
            Args = properties.Fields,
            Provider = provider is null ? "" : await provider.ReferenceAsync(),
            Version = (self is not null ? self.Version : options?.Version) ?? "",
            PluginDownloadURL = (self is not null ? self.PluginDownloadUrl : options?.PluginDownloadURL) ?? "",
        };
        foreach (var (name, sources) in properties.Dependencies)
        {
            var entry = new ResourceCallRequest.Types.ArgumentDependencies();
            entry.Urns.AddRange(await DependencyUrns.OfAsync(sources));
            request.ArgDependencies.Add(name, entry);
        }

        CallResponse response;
        using (deployment.Runner.Call())
            response = await deployment.Monitor.CallAsync(request);
        ThrowIfFailed("Call", token, response.Failures);

        var data = Converter.Convert<T>(Warn, $"{token} result", response.Return ?? new Struct());
        var sourcesOfResult = response.ReturnDependencies.Values.SelectMany(entry => entry.Urns)
            .Select(urn => (Resource)new DependencyResource(urn));
        return data with { Resources = data.Resources.Merge([.. sourcesOfResult]) };
    }

    /// <exception cref="RunException">The provider refuses the arguments.</exception>
    public async Task<Struct> SendAsync(ResourceInvokeRequest request)
    {
        await deployment.Callbacks.InvokeTransformsRegistered;
        ResourceInvokeResponse response;
        using (deployment.Runner.Call())
            response = await deployment.Monitor.InvokeAsync(request);
        ThrowIfFailed("Invoke", request.Tok, response.Failures);
        return response.Return ?? new Struct();
    }

    private async Task<Properties> ArgumentsAsync(InvokeArgs? args) => await Properties.SerializeAsync(
        (args ?? InvokeArgs.Empty).Members(), await deployment.Features.ResourceReferencesAsync());

    private async Task<ResourceInvokeRequest> RequestAsync(string token, Properties properties, InvokeOptions? options)
    {
        var provider = options?.Provider ?? options?.Parent?.ProviderFor(token);
        return new ResourceInvokeRequest
        {
            Tok = token,
            Args = properties.Fields,
            Provider = provider is null ? "" : await provider.ReferenceAsync(),
            Version = options?.Version ?? "",
            PluginDownloadURL = options?.PluginDownloadURL ?? "",
            AcceptResources = deployment.Features.AcceptResources,
        };
    }

    private static void ThrowIfFailed(string form, string token, RepeatedField<CheckFailure> failures)
    {
        if (failures.Count > 0)
        {
            var reasons = string.Join("; ", failures.Select(failure => $"{failure.Reason} ({failure.Property})"));
            throw new RunException($"{form} of '{token}' failed: {reasons}");
        }
    }

    private void Warn(string message) => deployment.Log.Warn(message);
}
