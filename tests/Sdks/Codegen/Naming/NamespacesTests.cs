using Codegen.Naming;
using Codegen.Tests.Support;

namespace Codegen.Tests.Naming;

[TestFixture]
public sealed class NamespacesTests
{
    private const string Bridge = """
        "meta": {"moduleFormat": "(.*)(?:/[^/]*)"},
        "language": {"csharp": {"compatibility": "tfbridge20", "namespaces": {"acme": "ACME", "lb": "LB"}}}
        """;

    private const string Kubernetes = """
        "language": {"csharp": {"compatibility": "kubernetes20", "namespaces": {"": "Provider", "rbac.k8s.io/v1": "Rbac.V1"}}}
        """;

    [TestCase("acme:lb/listener:Listener", "", ExpectedResult = "Pulumi.ACME.LB")]
    [TestCase("acme:lb/ListenerRule:ListenerRule", "Inputs", ExpectedResult = "Pulumi.ACME.LB.Inputs")]
    [TestCase("acme:secretsmanager/secret:Secret", "", ExpectedResult = "Pulumi.ACME.Secretsmanager")]
    [TestCase("acme:index/thing:Thing", "", ExpectedResult = "Pulumi.ACME")]
    [TestCase("acme:index/Thing:Thing", "Outputs", ExpectedResult = "Pulumi.ACME.Outputs")]
    [TestCase("pulumi:providers:acme", "", ExpectedResult = "Pulumi.ACME")]
    public string Modules_follow_the_package_and_its_casing(string token, string qualifier) => Of(Bridge, token, qualifier);

    [TestCase("acme:rbac.k8s.io/v1:Role", "", ExpectedResult = "Pulumi.Acme.Rbac.V1")]
    [TestCase("acme:rbac.k8s.io/v1:Role", "Inputs", ExpectedResult = "Pulumi.Acme.Types.Inputs.Rbac.V1")]
    [TestCase("acme:core/v1:Pod", "Outputs", ExpectedResult = "Pulumi.Acme.Types.Outputs.Core.V1")]
    [TestCase("acme:index:Settings", "Inputs", ExpectedResult = "Pulumi.Acme.Types.Inputs.Provider")]
    [TestCase("pulumi:providers:acme", "", ExpectedResult = "Pulumi.Acme")]
    public string In_the_Kubernetes_flavour_the_qualifier_comes_first(string token, string qualifier) => Of(Kubernetes, token, qualifier);

    [Test]
    public void A_package_can_choose_another_root()
    {
        Assert.That(Of("""
            "language": {"csharp": {"rootNamespace": "Acme.Cloud"}}
            """, "acme:net:Vpc", ""), Is.EqualTo("Acme.Cloud.Acme.Net"));

        Assert.That(Of("""
            "namespace": "big-corp"
            """, "acme:net:Vpc", ""), Is.EqualTo("BigCorp.Acme.Net"));
    }

    private static string Of(string members, string token, string qualifier) =>
        new Namespaces(Schemas.Read(Schemas.Acme(members))).Of(token, qualifier);
}
