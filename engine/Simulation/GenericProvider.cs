using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation;

/// <summary>
/// Answers for a package of which nothing is known but its schema, if that: outputs are the inputs and what the schema promises. It
/// gives no physical names and knows no cloud's formats; packages that have them derive from it.
/// </summary>
internal class GenericProvider(string package) : SimulatedProvider
{
    private const int IdDigits = 17;

    /// <inheritdoc/>
    public override string Package => package;

    /// <inheritdoc/>
    public override CheckedInputs Check(SimulatedResource resource)
    {
        var inputs = Urns.IsProviderType(resource.Type) ? resource.Inputs : Named(resource);
        var findings = new Findings(resource.Urn);
        SchemaCheck.Resource(resource.Type, inputs, findings);
        ValueRules.Check(resource.Type, inputs, RegionOf(resource.Scope, inputs), findings);
        return new(inputs, findings.Problems);
    }

    /// <inheritdoc/>
    public override SimulatedState Create(SimulatedResource resource)
    {
        var id = IdOf(resource);
        return new(id, Outputs(resource, id));
    }

    /// <inheritdoc/>
    public override SimulatedState Read(SimulatedResource resource, string id) =>
        new(id, Outputs(resource with { Inputs = Restored(resource, id) }, id));

    /// <inheritdoc/>
    public override ObjectValue Invoke(SimulatedCall call)
    {
        if (PackageSchemas.FindFunction(call.Token) is not { } function)
        {
            if (PackageSchemas.Package(package) is not { } schema)
                throw new SimulationException(
                    $"{call.Token}: nothing is known of the package {package}, so its functions cannot be answered offline");
            var nearest = NearestName.Of(call.Token, schema.FunctionTokens);
            throw new SimulationException(
                $"{call.Token}: no such function in {package}{(nearest is null ? "" : $"; did you mean {nearest}?")}");
        }

        var findings = new Findings(urn: null);
        SchemaCheck.Function(function, call.Arguments, findings);
        var errors = findings.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString()).ToArray();
        return errors.Length == 0
            ? SchemaOutputs.Complete(call.Arguments.With(Answer(call)), function.Outputs, call.Token.Split(':')[^1])
            : throw new SimulationException(string.Join("\n", errors));
    }

    /// <summary>The inputs with a physical name where the program gives none and the cloud wants one.</summary>
    protected virtual ObjectValue Named(SimulatedResource resource) => resource.Inputs;

    /// <summary>The id of a new resource.</summary>
    protected virtual string IdOf(SimulatedResource resource) => $"{resource.Name}-{Seed.Hex(resource.Urn, "id", IdDigits)}";

    /// <summary>What is known of an existing resource: what the program says, and what its id says.</summary>
    protected virtual ObjectValue Restored(SimulatedResource resource, string id) => resource.Inputs;

    /// <summary>What the cloud computes, over the inputs.</summary>
    protected virtual ObjectValue Computed(SimulatedResource resource, string id) => ObjectValue.Empty;

    /// <summary>What a function answers, over its arguments.</summary>
    protected virtual ObjectValue Answer(SimulatedCall call) => ObjectValue.Empty;

    /// <summary>The region that a request goes to; null where the package has none.</summary>
    protected virtual string? RegionOf(SimulationScope scope, ObjectValue inputs) => null;

    /// <summary>The outputs with what the schema promises and nobody gave.</summary>
    protected virtual ObjectValue Completed(ObjectValue known, ObjectSchema outputs, string name) =>
        SchemaOutputs.Complete(known, outputs, name);

    private ObjectValue Outputs(SimulatedResource resource, string id)
    {
        var computed = Computed(resource, id);
        if (PackageSchemas.Find(resource.Type) is not { } schema)
            return resource.Inputs.With(computed);

        // What is computed for many types at once, such as a region, is an output only of those that have it.
        var offered = new ObjectValue(computed.Where(output => schema.Outputs[output.Key] is not null));
        return Completed(resource.Inputs.With(offered), schema.Outputs, resource.Name);
    }
}
