using Platform.Engine.Checks;
using Platform.Engine.Graph;
using Platform.Engine.Timelines;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Timelines;

[TestFixture]
public sealed class CreateTimesTests
{
    private static readonly string[] KnownPackages = ["aws", "gcp", "kubernetes"];

    [Test]
    public void Every_line_is_about_a_resource_of_its_package_and_an_input_of_it()
    {
        var strays = CreateTimeTable.Rows
            .Where(row => KnownPackages.Contains(Urns.Package(row.Type)))
            .Where(row => PackageSchemas.Find(row.Type) is not { } schema
                || (row.When is { } when && schema.Inputs[when.Split('=', '.')[0]] is null))
            .Select(row => $"{row.Type} {row.When}");

        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void No_line_is_hidden_behind_another()
    {
        var hidden = CreateTimeTable.Rows.GroupBy(row => row.Type)
            .Where(rows => rows.SkipLast(1).Any(row => row.When is null) || rows.Count() != rows.DistinctBy(row => row.When).Count())
            .Select(rows => rows.Key);

        Assert.That(hidden, Is.Empty);
    }

    [Test]
    public void Every_line_has_a_source_and_a_typical_time_that_is_not_below_the_shortest()
    {
        Assert.That(CreateTimeTable.Rows.Select(row => row.Time.Source), Has.None.Empty);
        Assert.That(CreateTimeTable.Rows.Where(row => row.Time.Minimum > row.Time.Typical || row.Time.Minimum <= 0), Is.Empty);
    }

    [TestCase("aws:ec2/natGateway:NatGateway", "availabilityMode", "zonal", 120)]
    [TestCase("aws:ec2/natGateway:NatGateway", "availabilityMode", "regional", 180)]
    [TestCase("aws:ec2/vpcEndpoint:VpcEndpoint", "vpcEndpointType", "Gateway", 8)]
    [TestCase("aws:ec2/vpcEndpoint:VpcEndpoint", "vpcEndpointType", "Interface", 120)]
    [TestCase("aws:eks/addon:Addon", "addonName", "vpc-cni", 20)]
    [TestCase("aws:eks/addon:Addon", "addonName", "coredns", 35)]
    [TestCase("gcp:container/cluster:Cluster", "location", "europe-west1", 405)]
    [TestCase("gcp:container/cluster:Cluster", "location", "europe-west1-b", 220)]
    public void Inputs_that_matter_are_told_apart(string type, string input, string value, double seconds) =>
        Assert.That(CreateTimes.Of(Node(type, Object((input, value)))).Typical, Is.EqualTo(seconds));

    [Test]
    public void Inputs_inside_others_count_as_well()
    {
        var balanced = Node("kubernetes:core/v1:Service", Object(("spec", Object(("type", "LoadBalancer")))));

        Assert.That(CreateTimes.Of(balanced).Typical, Is.EqualTo(60));
        Assert.That(CreateTimes.Of(balanced with { Inputs = Object(("spec", "LoadBalancer")) }).Typical, Is.EqualTo(5));
    }

    [Test]
    public void A_flag_counts_like_a_text() => Assert.That(
        CreateTimes.Of(Node("kubernetes:helm.sh/v3:Release", Object(("skipAwait", true)))).Typical, Is.EqualTo(10));

    [Test]
    public void A_type_without_a_line_takes_as_long_as_its_package()
    {
        Assert.That(CreateTimes.Of(Node("gcp:logging/projectSink:ProjectSink", Object())), Is.SameAs(CreateTimeTable.Packages["gcp"]));
        Assert.That(CreateTimes.Of(Node("datadog:index/monitor:Monitor", Object())).Evidence, Is.EqualTo(Evidence.Guess));
    }

    [Test]
    public void Components_and_providers_take_no_time_and_a_read_one_second()
    {
        Assert.That(CreateTimes.Of(Node("platform:x:Y", Object()) with { Custom = false }).Typical, Is.Zero);
        Assert.That(CreateTimes.Of(Node("pulumi:providers:aws", Object())).Typical, Is.Zero);
        Assert.That(CreateTimes.Of(Node("aws:eks/cluster:Cluster", Object()) with { External = true }).Typical, Is.EqualTo(1));
    }

    private static ResourceNode Node(string type, ObjectValue inputs) =>
        new() { Urn = "urn:pulumi:prod::acme::x::y", Type = type, Name = "y", Custom = true, Inputs = inputs };
}
