using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Gcp;

/// <summary>Google Cloud, as far as the tables beside this file know it.</summary>
internal sealed class GcpProvider() : GenericProvider("gcp")
{
    protected override ObjectValue Named(SimulatedResource resource) => GcpNames.Fill(resource);

    protected override string IdOf(SimulatedResource resource) => GcpIds.Of(resource, GcpScope.Of(resource.Scope, resource.Inputs));

    protected override ObjectValue Computed(SimulatedResource resource, string id) =>
        GcpComputed.Of(resource, GcpScope.Of(resource.Scope, resource.Inputs), id);

    protected override ObjectValue Answer(SimulatedCall call) => GcpFunctions.Answer(call);

    protected override string? RegionOf(SimulationScope scope, ObjectValue inputs) =>
        inputs.Text("region") ?? scope.ProviderInputs.Text("region");
}
