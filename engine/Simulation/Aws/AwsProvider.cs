using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Aws;

/// <summary>Amazon Web Services, as far as the tables beside this file know it.</summary>
internal sealed class AwsProvider() : GenericProvider("aws")
{
    protected override ObjectValue Named(SimulatedResource resource) => AwsNames.Fill(resource);

    protected override string IdOf(SimulatedResource resource) => AwsIds.Of(resource, AwsScope.Of(resource.Scope, resource.Inputs));

    protected override ObjectValue Restored(SimulatedResource resource, string id) =>
        AwsIds.PatternOf(resource.Type) is { } pattern ? IdPattern.Restore(pattern, id, resource.Inputs) : resource.Inputs;

    protected override ObjectValue Computed(SimulatedResource resource, string id)
    {
        var scope = AwsScope.Of(resource.Scope, resource.Inputs);
        var computed = AwsComputed.Of(resource, scope, id).With("region", scope.Region);
        if (PackageSchemas.Find(resource.Type)?.Outputs["tagsAll"] is not null)
            computed = computed.With("tagsAll", AllTags(resource));
        return AwsArns.Of(resource, scope, id) is { } arn ? computed.With("arn", arn) : computed;
    }

    /// <summary>The provider's default tags with the resource's own over them.</summary>
    private static ObjectValue AllTags(SimulatedResource resource)
    {
        var given = resource.Scope.ProviderInputs["defaultTags"]?.Plain;
        var defaults = (given is StringValue text ? JsonValues.Parse(text.Value) : given) as ObjectValue;
        var tags = defaults?["tags"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        return resource.Inputs["tags"]?.Plain is ObjectValue own ? tags.With(own) : tags;
    }

    protected override ObjectValue Answer(SimulatedCall call) => AwsFunctions.Answer(call);

    protected override string? RegionOf(SimulationScope scope, ObjectValue inputs) =>
        inputs.Text("region") ?? scope.ProviderInputs.Text("region");
}
