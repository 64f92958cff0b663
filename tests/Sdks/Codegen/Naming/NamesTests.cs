using Codegen.Naming;

namespace Codegen.Tests.Naming;

[TestFixture]
public sealed class NamesTests
{
    [TestCase("vpcId", ExpectedResult = "VpcId")]
    [TestCase("clusterIP", ExpectedResult = "ClusterIP")]
    [TestCase("x-kubernetes-map-type", ExpectedResult = "XKubernetesMapType")]
    [TestCase("x_kubernetes_map_type", ExpectedResult = "X_kubernetes_map_type")]
    [TestCase("Already", ExpectedResult = "Already")]
    [TestCase("trailing-", ExpectedResult = "Trailing")]
    public string A_member_starts_with_a_capital_and_has_no_hyphens(string wireName) => Names.Member(wireName);

    [TestCase("vpcId", ExpectedResult = "vpcId")]
    [TestCase("namespace", ExpectedResult = "@namespace")]
    [TestCase("default", ExpectedResult = "@default")]
    [TestCase("$ref", ExpectedResult = "@ref")]
    [TestCase("$schema", ExpectedResult = "schema")]
    [TestCase("from", ExpectedResult = "from")]
    [TestCase("storage-class", ExpectedResult = "storageClass")]
    public string A_parameter_keeps_the_name_on_the_wire(string wireName) => Names.Parameter(wireName);

    [TestCase("ec2", ExpectedResult = "Ec2")]
    [TestCase("apps/v1", ExpectedResult = "Apps.V1")]
    [TestCase("net-tools/deep", ExpectedResult = "NetTools.Deep")]
    public string A_namespace_is_cut_at_slashes_and_hyphens(string module) => Names.Namespace(module);

    [TestCase("aws:ec2/vpc:Vpc", ExpectedResult = "Vpc")]
    [TestCase("aws:ec2/getVpc:getVpc", ExpectedResult = "GetVpc")]
    [TestCase("pulumi:providers:aws", ExpectedResult = "Aws")]
    public string A_class_is_the_last_part_of_its_token(string token) => Names.Class(token);

    [TestCase("Name", true)]
    [TestCase("_name", true)]
    [TestCase("Grün", true)]
    [TestCase("1st", false)]
    [TestCase("a.b", false)]
    [TestCase("", false)]
    [TestCase("class", false)]
    public void Identifiers_are_told_from_other_texts(string text, bool expected) =>
        Assert.That(Names.IsIdentifier(text), Is.EqualTo(expected));
}
