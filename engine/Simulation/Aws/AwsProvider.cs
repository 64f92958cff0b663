using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Aws;

/// <summary>Amazon Web Services, as far as the tables beside this file know it.</summary>
internal sealed class AwsProvider() : GenericProvider("aws")
{
    protected override ObjectValue Named(SimulatedResource resource) => AwsNames.Fill(resource);

    protected override string IdOf(SimulatedResource resource) => AwsIds.Of(resource, AwsScope.Of(resource.Scope, resource.Inputs));

    protected override ObjectValue Computed(SimulatedResource resource, string id)
    {
        var scope = AwsScope.Of(resource.Scope, resource.Inputs);
        var computed = AwsComputed.Of(resource, scope, id).With("region", scope.Region);
        return AwsArns.Of(resource, scope, id) is { } arn ? computed.With("arn", arn) : computed;
    }

    protected override ObjectValue Answer(SimulatedCall call) => AwsFunctions.Answer(call);

    protected override string? RegionOf(SimulationScope scope, ObjectValue inputs) =>
        inputs.Text("region") ?? scope.ProviderInputs.Text("region");
}
