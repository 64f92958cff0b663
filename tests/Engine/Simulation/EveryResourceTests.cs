using Platform.Engine.Checks;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;

namespace Engine.Tests.Simulation;

/// <summary>Holds what the simulated providers answer to the schemas, for every resource that the schemas have.</summary>
[TestFixture]
public sealed class EveryResourceTests
{
    private static IEnumerable<string> Resources() =>
        from package in PackageSchemas.Packages
        from token in PackageSchemas.Package(package)!.ResourceTokens
        where !PackageSchemas.Find(token)!.IsComponent
        select token;

    private static IEnumerable<string> Functions() =>
        from package in PackageSchemas.Packages
        where package != "tls"
        from token in PackageSchemas.Package(package)!.FunctionTokens
        select token;

    // What tls answers is computed from keys and certificates, and made-up texts are none.
    private static IEnumerable<string> MadeUp() => Resources().Where(token => PackageSchemas.PackageOf(token) != "tls");

    [TestCaseSource(nameof(Resources))]
    public void The_smallest_inputs_follow_the_schema_after_the_check_as_well(string token)
    {
        var resource = Smallest(token);
        var before = SchemaProblems(token, resource.Inputs);
        var after = SchemaProblems(token, Provider(token).Check(resource).Inputs);

        Assert.That(before, Is.Empty);
        Assert.That(after, Is.Empty);
    }

    [TestCaseSource(nameof(MadeUp))]
    public void Every_output_that_always_has_a_value_has_one_of_its_type(string token)
    {
        var state = Created(token);
        var outputs = PackageSchemas.Find(token)!.Outputs;
        var kubernetes = PackageSchemas.PackageOf(token) == "kubernetes";

        var missing = outputs.Required.Where(output => state.Outputs[output.Name] is null && !kubernetes).Select(output => output.Name);

        Assert.That(state.Id, Is.Not.Empty);
        Assert.That(missing, Is.Empty);
        Assert.That(Misfits(state.Outputs, outputs), Is.Empty);
    }

    [TestCaseSource(nameof(MadeUp))]
    public void The_same_request_gets_the_same_answer(string token)
    {
        var once = Created(token);
        var again = Created(token);

        Assert.That(again, Is.EqualTo(once));
    }

    [TestCaseSource(nameof(MadeUp))]
    public void Outputs_that_the_schema_calls_secret_are_marked(string token)
    {
        var state = Created(token);

        var open = PackageSchemas.Find(token)!.SecretOutputs.Where(name => state.Outputs[name] is not (null or NullValue or SecretValue));

        Assert.That(open, Is.Empty);
    }

    [TestCaseSource(nameof(Functions))]
    public void Every_function_answers_what_its_schema_promises(string token)
    {
        var function = PackageSchemas.FindFunction(token)!;

        var answer = Provider(token).Invoke(new SimulatedCall(Scope, token, SmallestInputs.Of(function.Inputs)));

        Assert.That(function.Outputs.Required.Where(output => answer[output.Name] is null).Select(output => output.Name), Is.Empty);
        Assert.That(Misfits(answer, function.Outputs), Is.Empty);
    }

    private static SimulationScope Scope { get; } = new(
        "organization", "project", "stack", ObjectValue.Empty.With("region", "eu-west-1").With("project", "acme-prod"));

    private static SimulatedProvider Provider(string token) => SimulatedProviders.For(PackageSchemas.PackageOf(token));

    private static SimulatedResource Smallest(string token) => new(
        Scope, $"urn:pulumi:stack::project::{token}::main", token, "main", SmallestInputs.Of(PackageSchemas.Find(token)!.Inputs));

    private static SimulatedState Created(string token)
    {
        var resource = Smallest(token);
        return Provider(token).Create(resource with { Inputs = Provider(token).Check(resource).Inputs });
    }

    // Outputs are objects of which programs read a part, so what is missing inside them is no fault; what is there must be right.
    private static IEnumerable<string> Misfits(ObjectValue outputs, ObjectSchema schema)
    {
        var findings = new Findings(null);
        new TypeCheck(converts: false, findings).Object(outputs, schema);
        return findings.Problems
            .Where(problem => problem.Rule != "is required"
                && !(problem.Rule == "there is no such property" && !problem.Path.Contains('.')))
            .Select(problem => problem.ToString());
    }

    private static IEnumerable<string> SchemaProblems(string token, ObjectValue inputs)
    {
        var findings = new Findings(null);
        SchemaCheck.Resource(token, inputs, findings);
        return findings.Problems.Select(problem => problem.ToString());
    }
}
