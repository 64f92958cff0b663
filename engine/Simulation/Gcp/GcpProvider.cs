using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Gcp;

/// <summary>Google Cloud, as far as the tables beside this file know it.</summary>
internal sealed class GcpProvider() : GenericProvider("gcp")
{
    protected override ObjectValue Named(SimulatedResource resource) => GcpNames.Fill(resource);

    protected override string IdOf(SimulatedResource resource) => GcpIds.Of(resource, GcpScope.Of(resource.Scope, resource.Inputs));

    protected override ObjectValue Restored(SimulatedResource resource, string id) =>
        GcpIds.PatternOf(resource.Type) is { } pattern ? IdPattern.Restore(pattern, id, resource.Inputs) : resource.Inputs;

    protected override ObjectValue Computed(SimulatedResource resource, string id)
    {
        var computed = GcpComputed.Of(resource, GcpScope.Of(resource.Scope, resource.Inputs), id);
        return PackageSchemas.Find(resource.Type)?.Outputs["effectiveLabels"] is null
            ? computed
            : computed.With("effectiveLabels", AllLabels(resource)).With("pulumiLabels", AllLabels(resource));
    }

    /// <summary>The provider's default labels with the resource's own over them; a cluster calls its own resourceLabels.</summary>
    private static ObjectValue AllLabels(SimulatedResource resource)
    {
        var given = resource.Scope.ProviderInputs["defaultLabels"]?.Plain;
        var defaults = (given is StringValue text ? JsonValues.Parse(text.Value) : given) as ObjectValue ?? ObjectValue.Empty;
        return (resource.Inputs["labels"] ?? resource.Inputs["resourceLabels"])?.Plain is ObjectValue own ? defaults.With(own) : defaults;
    }

    protected override ObjectValue Answer(SimulatedCall call) => GcpFunctions.Answer(call);

    protected override string? RegionOf(SimulationScope scope, ObjectValue inputs) =>
        inputs.Text("region") ?? scope.ProviderInputs.Text("region");
}
