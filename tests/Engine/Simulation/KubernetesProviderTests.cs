using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Simulation;

[TestFixture]
public sealed class KubernetesProviderTests
{
    private const string ConfigMap = "kubernetes:core/v1:ConfigMap";
    private const string Release = "kubernetes:helm.sh/v3:Release";

    [Test]
    public void An_object_s_id_is_its_namespace_and_name()
    {
        Assert.That(Create(ConfigMap, ("metadata", Object(("name", "a")))).Id, Is.EqualTo("default/a"));
        Assert.That(Create(ConfigMap, ("metadata", Object(("name", "a"), ("namespace", "b")))).Id, Is.EqualTo("b/a"));
        Assert.That(Create("kubernetes:core/v1:Namespace", ("metadata", Object(("name", "a")))).Id, Is.EqualTo("a"));
        Assert.That(Create("kubernetes:cert-manager.io/v1:ClusterIssuer", ("metadata", Object(("name", "a")))).Id, Is.EqualTo("a"));
        Assert.That(Create("kubernetes:cert-manager.io/v1:Certificate", ("metadata", Object(("name", "a")))).Id, Is.EqualTo("default/a"));
    }

    [Test]
    public void The_provider_s_namespace_is_given_to_objects_that_name_none()
    {
        var scope = Scope with { ProviderInputs = Object(("namespace", "platform")) };

        Assert.That(Checked(scope, ConfigMap, ("metadata", Object(("name", "a"))))["metadata"],
            Is.EqualTo(Object(("name", "a"), ("namespace", "platform"))));
        Assert.That(Checked(scope, "kubernetes:core/v1:Namespace", ("metadata", Object(("name", "a"))))["metadata"],
            Is.EqualTo(Object(("name", "a"))));
        Assert.That(Checked(Scope, ConfigMap, ("metadata", Object(("name", "a"))))["metadata"], Is.EqualTo(Object(("name", "a"))));
    }

    [Test]
    public void The_server_adds_to_metadata_and_leaves_the_rest()
    {
        var state = Create(ConfigMap, ("metadata", Object(("name", "a"), ("labels", Object(("b", "c"))))), ("data", Object(("d", "e"))));
        var metadata = (ObjectValue)state.Outputs["metadata"]!;

        Assert.That(metadata.Text("uid"), Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        Assert.That(metadata["labels"], Is.EqualTo(Object(("b", "c"))));
        Assert.That(state.Outputs["data"], Is.EqualTo(Object(("d", "e"))));
        Assert.That(state.Outputs.Names, Is.EqualTo(["apiVersion", "data", "kind", "metadata"]));
    }

    [Test]
    public void A_load_balancer_has_a_name_and_a_service_an_address()
    {
        var service = Create("kubernetes:core/v1:Service", ("metadata", Object(("name", "a"))),
            ("spec", Object(("type", "LoadBalancer")))).Outputs;
        var ingress = ((ListValue)((ObjectValue)((ObjectValue)service["status"]!)["loadBalancer"]!)["ingress"]!).Items.Single();

        Assert.That(((ObjectValue)ingress).Text("hostname"), Does.EndWith(".example"));
        Assert.That(((ObjectValue)service["spec"]!).Text("clusterIP"), Does.Match("^172\\.20\\.[0-9]+\\.[0-9]+$"));
    }

    [Test]
    public void A_headless_service_stays_without_an_address() =>
        Assert.That(
            ((ObjectValue)Create("kubernetes:core/v1:Service", ("metadata", Object(("name", "a"))), ("spec", Object(("clusterIP", "None"))))
                .Outputs["spec"]!).Text("clusterIP"),
            Is.EqualTo("None"));

    [Test]
    public void A_secret_keeps_all_its_data_as_base64_and_secret()
    {
        var data = Create("kubernetes:core/v1:Secret", ("metadata", Object(("name", "a"))),
            ("stringData", Secret(Object(("b", "hello"))))).Outputs["data"];

        Assert.That(data, Is.TypeOf<SecretValue>());
        Assert.That(data!.Plain, Is.EqualTo(Object(("b", "aGVsbG8="))));
    }

    [Test]
    public void A_release_gets_a_namespace_and_a_time_to_wait_and_is_deployed()
    {
        var inputs = Checked(Scope, Release, ("chart", "nginx"), ("name", "web"));
        var release = Create(Release, ("chart", "nginx"), ("name", "web"), ("version", "1.2.3"));

        Assert.That(inputs, Is.EqualTo(Object(("chart", "nginx"), ("name", "web"), ("namespace", "default"), ("timeout", 300))));
        Assert.That(Checked(Scope, Release, ("chart", "nginx"), ("name", "web"), ("skipAwait", true))["timeout"], Is.Null);
        Assert.That(release.Id, Is.EqualTo("default/web"));
        Assert.That(((ObjectValue)release.Outputs["status"]!).Text("status"), Is.EqualTo("deployed"));
        Assert.That(((ObjectValue)release.Outputs["status"]!).Text("version"), Is.EqualTo("1.2.3"));
    }

    [Test]
    public void A_name_that_is_unknown_is_left_alone() =>
        Assert.That(Checked(Scope, ConfigMap, ("metadata", Object(("name", Unknown))))["metadata"], Is.EqualTo(Object(("name", Unknown))));

    private static SimulationScope Scope { get; } = new("organization", "project", "stack", ObjectValue.Empty);

    private static ObjectValue Checked(SimulationScope scope, string type, params (string, PropertyValue)[] inputs) =>
        SimulatedProviders.For("kubernetes").Check(Resource(type, Object(inputs)) with { Scope = scope }).Inputs;

    private static SimulatedState Create(string type, params (string, PropertyValue)[] inputs) =>
        SimulatedProviders.For("kubernetes").Create(Resource(type, Checked(Scope, type, inputs)));

    private static SimulatedResource Resource(string type, ObjectValue inputs) =>
        new(Scope, $"urn:pulumi:stack::project::{type}::main", type, "main", inputs);
}
