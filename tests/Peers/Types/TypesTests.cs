namespace Peers.Tests.Types;

/// <summary>Our schemas, and lists of registered resources, against the TypeScript types of the official packages.</summary>
public sealed class TypesTests
{
    [Test]
    public async Task Every_property_in_our_schemas_has_the_official_name_and_type()
    {
        var verdict = await TypeJudge.Schemas();

        Assert.That(verdict.ExitCode, Is.Zero, verdict.Text);
        Assert.That(verdict.Text, Does.Match(@"^[1-9]\d{2,} judged, 0 of other packages, 0 faults"));
    }

    [Test]
    public async Task A_fault_seeded_into_a_schema_is_found()
    {
        var verdict = await TypeJudge.OwnTests();

        Assert.That(verdict.ExitCode, Is.Zero, verdict.Text);
    }

    [TestCase("""{ "token": "aws:ec2/vpc:Vpc", "name": "main", "inputs": { "cidrBlok": "10.0.0.0/16" } }""",
        "aws:ec2/vpc:Vpc 'main' cidrBlok: Object literal may only specify known properties",
        TestName = "A_wrong_name_is_found")]
    [TestCase("""{ "token": "aws:ec2/route:Route", "inputs": { "routeTableId": 1 } }""",
        "aws:ec2/route:Route routeTableId: Type 'number' is not assignable to type 'Input<string>'",
        TestName = "A_wrong_type_is_found")]
    [TestCase("""{ "token": "gcp:container/nodePool:NodePool", "inputs": { "location": "europe-west1" } }""",
        "Property 'cluster' is missing in type '{ location: string; }' but required in type 'NodePoolArgs'",
        TestName = "A_missing_required_property_is_found")]
    [TestCase("""
        { "token": "kubernetes:apps/v1:Deployment", "inputs": { "spec": {
            "selector": {}, "template": { "spec": { "containers": [{ "name": "web", "imagee": "nginx" }] } } } } }
        """,
        "kubernetes:apps/v1:Deployment spec.template.spec.containers[0].imagee: Object literal may only specify known properties",
        TestName = "A_wrong_name_deep_inside_is_found")]
    [TestCase("""{ "token": "kubernetes:apps/v1:Deploymnt", "inputs": {} }""",
        "is not in @pulumi/kubernetes 4.34.2; the nearest is kubernetes:apps/v1:Deployment",
        TestName = "An_unknown_kind_is_found")]
    [TestCase("""{ "token": "pulumi:providers:kubernetes", "inputs": { "enableServerSideApply": "1" } }""",
        "enableServerSideApply: Type 'number' is not assignable to type 'Input<boolean | undefined>'",
        TestName = "A_wrong_type_inside_the_JSON_of_a_provider_is_found")]
    public async Task Is_found(string resource, string expected)
    {
        var verdict = await TypeJudge.Resources($"[{resource}]");

        Assert.That(verdict.ExitCode, Is.EqualTo(1), verdict.Text);
        Assert.That(verdict.Text, Does.Contain(expected));
    }

    [Test]
    public async Task Registrations_are_judged_as_they_are_on_the_wire()
    {
        var verdict = await TypeJudge.Resources("""
            [
              { "token": "kubernetes:core/v1:Secret", "inputs": { "apiVersion": "v1", "kind": "Secret", "stringData": {
                  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
                  "value": { "token": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" } } } },
              { "token": "aws:ec2/subnet:Subnet", "inputs": { "vpcId": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" } },
              { "token": "kubernetes:cert-manager.io/v1:Issuer", "inputs": {
                  "apiVersion": "cert-manager.io/v1", "kind": "Issuer", "metadata": { "name": "ca" }, "spec": { "selfSigned": {} } } },
              { "token": "pulumi:providers:kubernetes", "inputs": { "enableServerSideApply": "true" } },
              { "token": "platform:clusters:EksCluster", "inputs": { "anything": true } }
            ]
            """);

        Assert.That(verdict, Is.EqualTo(new Verdict(0, "4 judged, 1 of other packages, 0 faults\n")));
    }
}
