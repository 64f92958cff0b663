using Platform.Engine.Checks;

namespace Engine.Tests.Checks;

[TestFixture]
public sealed class PackageSchemasTests
{
    [Test]
    public void The_four_packages_of_the_local_sdks_are_built_in() =>
        Assert.That(PackageSchemas.Packages, Is.EqualTo(["aws", "gcp", "kubernetes", "tls"]));

    [Test]
    public void A_resource_is_found_by_its_token_and_read_once()
    {
        var cluster = PackageSchemas.Find("aws:eks/cluster:Cluster");

        Assert.That(cluster, Is.Not.Null);
        Assert.That(PackageSchemas.Find("aws:eks/cluster:Cluster"), Is.SameAs(cluster));
        Assert.That(cluster!.Inputs.Required.Select(property => property.Name), Is.EqualTo(["roleArn", "vpcConfig"]));
        Assert.That(cluster.Inputs["bootstrapSelfManagedAddons"]!.Replaces, Is.True);
        Assert.That(cluster.Outputs["endpoint"]!.Type, Is.SameAs(SchemaType.Text));
    }

    [Test]
    public void Nested_types_are_objects_with_properties_of_their_own()
    {
        var network = PackageSchemas.Find("aws:eks/cluster:Cluster")!.Inputs["vpcConfig"]!.Type;

        Assert.That(network.Kind, Is.EqualTo(SchemaKind.Object));
        Assert.That(network.Shape["subnetIds"]!.Required, Is.True);
        Assert.That(network.Shape["subnetIds"]!.Type.Element, Is.SameAs(SchemaType.Text));
    }

    [Test]
    public void A_type_may_contain_itself()
    {
        var schema = PackageSchemas.Package("kubernetes")!.FindType("kubernetes:apiextensions.k8s.io/v1:JSONSchemaProps")!;

        Assert.That(schema["properties"]!.Type.Element!.Shape, Is.Not.Null);
        Assert.That(schema["not"]!.Type.Shape["not"]!.Type.Shape.Token, Is.EqualTo(schema.Token));
    }

    [Test]
    public void Constants_defaults_and_enums_are_read()
    {
        var secret = PackageSchemas.Find("kubernetes:core/v1:Secret")!;

        Assert.That(secret.Inputs["kind"]!.Constant, Is.EqualTo("Secret"));
        Assert.That(PackageSchemas.Find("aws:ec2/securityGroup:SecurityGroup")!.Inputs["description"]!.Default!.ToString(),
            Does.Contain("Managed by Pulumi"));
        Assert.That(PackageSchemas.Find("aws:route53/record:Record")!.Inputs["type"]!.Type.Choices[1].Values, Does.Contain("CNAME"));
    }

    [Test]
    public void Secret_outputs_are_listed() =>
        Assert.That(PackageSchemas.Find("tls:index/privateKey:PrivateKey")!.SecretOutputs, Does.Contain("privateKeyPem"));

    [Test]
    public void Providers_and_functions_are_found()
    {
        Assert.That(PackageSchemas.Find("pulumi:providers:aws")!.Inputs["region"], Is.Not.Null);
        Assert.That(PackageSchemas.FindFunction("aws:index/getRegion:getRegion")!.Outputs["name"], Is.Not.Null);
    }

    [TestCase("aws:eks/cluster:Clutser")]
    [TestCase("datadog:index/monitor:Monitor")]
    [TestCase("pulumi:providers:datadog")]
    [TestCase("nonsense")]
    public void What_no_schema_has_is_not_found(string token) => Assert.That(PackageSchemas.Find(token), Is.Null);

    [Test]
    public void Many_threads_get_the_same_schema()
    {
        var found = new ResourceSchema?[64];

        Parallel.For(0, found.Length, index => found[index] = PackageSchemas.Find("gcp:container/nodePool:NodePool"));

        Assert.That(found, Is.All.SameAs(found[0]).And.All.Not.Null);
    }

    [Test]
    public void Every_type_of_every_resource_can_be_read()
    {
        var tokens = PackageSchemas.Packages.SelectMany(package => PackageSchemas.Package(package)!.ResourceTokens).ToList();

        Assert.That(tokens, Has.Count.GreaterThan(150));
        Assert.That(tokens.Select(PackageSchemas.Find), Is.All.Not.Null);
    }
}
