using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Simulation;

[TestFixture]
public sealed class NamingTests
{
    [TestCase("aws:iam/role:Role", "name", "^Main-[0-9a-f]{7}$")]
    [TestCase("aws:eks/cluster:Cluster", "name", "^Main-[0-9a-f]{7}$")]
    [TestCase("aws:eks/nodeGroup:NodeGroup", "nodeGroupName", "^Main-[0-9a-f]{7}$")]
    [TestCase("aws:s3/bucket:Bucket", "bucket", "^main-[0-9a-f]{7}$")]
    [TestCase("aws:kms/alias:Alias", "name", "^alias/Main-[0-9a-f]{7}$")]
    [TestCase("aws:efs/fileSystem:FileSystem", "creationToken", "^Main-[0-9a-f]{7}$")]
    [TestCase("aws:cloudwatch/eventTarget:EventTarget", "targetId", "^Main-[0-9a-f]{7}$")]
    [TestCase("gcp:compute/network:Network", "name", "^main-[0-9a-f]{7}$")]
    [TestCase("gcp:container/nodePool:NodePool", "name", "^Main-[0-9a-f]{7}$")]
    [TestCase("gcp:serviceaccount/account:Account", "accountId", "^Main-[0-9a-f]{7}$")]
    [TestCase("gcp:storage/bucket:Bucket", "name", "^Main-[0-9a-f]{7}$")]
    [TestCase("gcp:secretmanager/secret:Secret", "secretId", "^Main-[0-9a-f]{7}$")]
    [TestCase("kubernetes:helm.sh/v3:Release", "name", "^Main-[0-9a-f]{8}$")]
    public void A_resource_without_a_name_gets_the_one_that_the_provider_would_give(string type, string property, string pattern) =>
        Assert.That(Named(type).Text(property), Does.Match(pattern));

    [TestCase("aws:ec2/vpc:Vpc")]
    [TestCase("aws:route53/record:Record")]
    [TestCase("aws:iam/rolePolicyAttachment:RolePolicyAttachment")]
    [TestCase("gcp:dns/recordSet:RecordSet")]
    public void What_the_provider_does_not_name_stays_without_a_name(string type) =>
        Assert.That(Named(type), Is.EqualTo(ObjectValue.Empty));

    [Test]
    public void A_given_name_or_prefix_switches_it_off()
    {
        Assert.That(Named("aws:iam/role:Role", ("name", "mine")).Text("name"), Is.EqualTo("mine"));
        Assert.That(Named("aws:iam/role:Role", ("name", Unknown))["name"], Is.EqualTo(Unknown));
        Assert.That(Named("aws:iam/role:Role", ("namePrefix", "mine-"))["name"], Is.Null);
    }

    [Test]
    public void A_FIFO_queue_s_name_ends_as_SQS_wants_it() =>
        Assert.That(Named("aws:sqs/queue:Queue", ("fifoQueue", true)).Text("name"), Does.Match("^Main-[0-9a-f]{7}\\.fifo$"));

    [Test]
    public void Names_belong_to_their_urns()
    {
        var one = Named("aws:iam/role:Role").Text("name");
        var same = Named("aws:iam/role:Role").Text("name");
        var other = Provider("aws").Check(Resource("aws:iam/role:Role", ObjectValue.Empty) with { Urn = "urn:other" }).Inputs.Text("name");

        Assert.That(same, Is.EqualTo(one));
        Assert.That(other, Is.Not.EqualTo(one));
    }

    [Test]
    public void A_logical_name_that_leaves_no_room_is_refused_as_the_provider_would()
    {
        var role = Resource("aws:iam/role:Role", Object(("assumeRolePolicy", Unknown))) with { Name = new string('a', 60) };

        Assert.That(Provider("aws").Check(role).Problems.Single().Rule,
            Is.EqualTo("is too long: at most 64 characters are allowed, it has 68"));
    }

    [Test]
    public void A_name_that_the_cloud_refuses_is_refused_although_the_provider_made_it()
    {
        var role = Resource("gcp:projects/iAMCustomRole:IAMCustomRole", Object(("title", "t"), ("permissions", List("a.b.c"))));

        Assert.That(Provider("gcp").Check(role).Problems.Single().ToString(), Does.Contain("'-' is not allowed"));
    }

    [Test]
    public void Kubernetes_objects_are_named_and_marked()
    {
        var metadata = (ObjectValue)Named("kubernetes:core/v1:ConfigMap",
            ("metadata", Object(("labels", Object(("a", "b"))))))["metadata"]!;

        Assert.That(metadata.Text("name"), Does.Match("^Main-[0-9a-f]{8}$"));
        Assert.That(((ObjectValue)metadata["annotations"]!).Text("pulumi.com/autonamed"), Is.EqualTo("true"));
        Assert.That(metadata["labels"], Is.EqualTo(Object(("a", "b"))));
    }

    private static ObjectValue Named(string type, params (string, PropertyValue)[] inputs) =>
        Provider(type.Split(':')[0]).Check(Resource(type, Object(inputs))).Inputs;

    private static SimulatedProvider Provider(string package) => SimulatedProviders.For(package);

    private static SimulatedResource Resource(string type, ObjectValue inputs) => new(
        new SimulationScope("organization", "project", "stack", ObjectValue.Empty), $"urn:pulumi:stack::project::{type}::Main", type,
            "Main", inputs);
}
