using Platform.Engine.Checks;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Simulation;

[TestFixture]
public sealed class UsualValuesTests
{
    private static readonly SimulationScope Scope = new(
        "organization", "project", "stack", Object(("project", "acme-prod"), ("region", "europe-west1")));

    [Test]
    public void Every_value_is_an_output_of_its_type()
    {
        string[] types = [.. Types("aws"), .. Types("gcp")];
        var known = types.Where(type => UsualValues.Of(type).Count > 0).ToArray();

        Assert.That(known, Has.Length.EqualTo(18), "a line of no type would go unnoticed");
        Assert.That(
            known.SelectMany(type => UsualValues.Of(type).Names.Where(name => PackageSchemas.Find(type)!.Outputs[name] is null)
                .Select(name => $"{type} {name}")),
            Is.Empty);
    }

    [Test]
    public void What_is_not_used_is_empty_and_what_is_not_said_has_its_default()
    {
        var bucket = Create("aws:s3/bucket:Bucket");
        var subnet = Create("gcp:compute/subnetwork:Subnetwork", ("ipCidrRange", "10.0.0.0/20"), ("network", "n"));

        Assert.That((bucket.Text("websiteEndpoint"), bucket.Text("requestPayer")), Is.EqualTo(("", "BucketOwner")));
        Assert.That((subnet.Text("ipv6CidrRange"), subnet.Text("stackType")), Is.EqualTo(("", "IPV4_ONLY")));
    }

    [Test]
    public void What_a_program_says_counts() => Assert.That(
        Create("gcp:compute/subnetwork:Subnetwork", ("ipCidrRange", "10.0.0.0/20"), ("network", "n"), ("stackType", "IPV4_IPV6"))
            .Text("stackType"),
        Is.EqualTo("IPV4_IPV6"));

    private static IEnumerable<string> Types(string package) => PackageSchemas.Package(package)!.ResourceTokens;

    private static ObjectValue Create(string type, params (string, PropertyValue)[] inputs)
    {
        var resource = new SimulatedResource(Scope, $"urn:pulumi:stack::project::{type}::main", type, "main", Object(inputs));
        return SimulatedProviders.For(Urns.Package(type)).Create(resource).Outputs;
    }
}
