using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using Pulumirpc;

namespace Platform.Engine.Recording;

/// <summary>Answers function calls: the engine's own, and those of simulated providers.</summary>
internal sealed class Functions(RunSettings settings, Recorder recorder)
{
    /// <exception cref="RefusalException">The function cannot be called so.</exception>
    public async Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request, CancellationToken cancellation)
    {
        request = await recorder.Transforms.ApplyAsync(request, cancellation);
        var arguments = WireValues.FromWire(request.Args);
        try
        {
            var result = request.Tok switch
            {
                "pulumi:pulumi:getResource" => GetResource(arguments),
                "pulumi:pulumi:readStackOutputs" => await ReadStackOutputsAsync(arguments, cancellation),
                "pulumi:pulumi:readStackResourceOutputs" => throw new RefusalException(
                    $"{request.Tok}: the resources of another stack are not at hand offline; "
                    + "export what is needed and use a StackReference"),
                _ => Simulated(request, arguments),
            };
            return new ResourceInvokeResponse { Return = WireValues.ToWire(result, new WireForm(Secrets: true, request.AcceptResources)) };
        }
        catch (SimulationException refused)
        {
            return new ResourceInvokeResponse { Failures = { new CheckFailure { Property = "", Reason = refused.Message } } };
        }
    }

    private ObjectValue GetResource(ObjectValue arguments)
    {
        var urn = arguments.Text("urn") ?? "";
        if (!recorder.Resources.TryGet(urn, out var recorded))
            throw new RefusalException($"unknown resource {urn}");

        var node = recorded.Node;
        return ObjectValue.Empty
            .With("urn", node.Urn)
            .With("id", node.Id ?? "")
            .With("provider", node.Provider ?? "")
            .With("state", node.Custom ? node.Outputs : node.Inputs.With(node.Outputs));
    }

    private async Task<ObjectValue> ReadStackOutputsAsync(ObjectValue arguments, CancellationToken cancellation)
    {
        var name = arguments.Text("name") ?? "";
        var urn = Urns.Create(settings.Stack, settings.Project, null, "pulumi:pulumi:StackReference", name);
        return await new StackReferences(settings).ReadAsync(urn, name, recorder.Add, cancellation);
    }

    private ObjectValue Simulated(ResourceInvokeRequest request, ObjectValue arguments)
    {
        // The plain form of a call sends what it has; nobody could answer it.
        if (arguments.HasUnknowns)
            throw new SimulationException($"{request.Tok}: an argument is unknown");

        var provider = recorder.Providers.Resolve(request.Provider, request.Tok, request.Version);
        return SimulatedProviders.For(Urns.Package(request.Tok))
            .Invoke(new SimulatedCall(recorder.Providers.ScopeOf(provider), request.Tok, arguments));
    }
}
