using System.Globalization;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Costs;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Costs;

[TestFixture]
public sealed class EstimatorTests
{
    [TestCase("home", 0.04)]
    [TestCase("abroad", 0.05)]
    public void What_is_paid_by_the_hour_is_paid_for_730_of_them_at_the_region_s_price(string region, double hourly)
    {
        var estimate = In(region, build => ("aws:ec2/natGateway:NatGateway", Object(("subnetId", "subnet-1"))));

        Assert.That(estimate.Total, Is.EqualTo(Band.Exactly(730 * (decimal)hourly)));
        Assert.That(estimate.Lines.Single().Price.Region, Is.EqualTo(region));
    }

    [Test]
    public void A_region_without_a_price_gets_that_of_the_default_region_and_a_note()
    {
        var estimate = In("elsewhere", build => ("aws:ec2/natGateway:NatGateway", Object(("subnetId", "subnet-1"))));

        Assert.That(estimate.Total.Usual, Is.EqualTo(29.20m));
        Assert.That(estimate.Notes, Does.Contain("no price of nat-gateway in elsewhere; that of home stands in"));
    }

    [Test]
    public void A_region_that_is_not_known_is_said()
    {
        var build = new GraphBuilder();
        build.Resource("aws:ec2/natGateway:NatGateway", "nat", Object());

        Assert.That(Of(build).Notes, Does.Contain("a region is not known; prices of home stand in"));
    }

    [Test]
    public void The_resource_s_own_region_comes_before_its_provider_s_and_that_before_the_stack_s()
    {
        var build = new GraphBuilder { Config = Object(("aws:region", "stack")) };
        var aws = build.Provider("aws", "aws", Object(("region", "abroad")));
        build.Resource("aws:ec2/natGateway:NatGateway", "own", Object(("region", "home")), aws);
        build.Resource("aws:ec2/natGateway:NatGateway", "provided", Object(), aws);
        build.Resource("aws:ec2/natGateway:NatGateway", "left", Object());
        var bill = new Bill(build.Graph(), Books.Day, Books.Small);

        Assert.That(
            bill.OfType("aws:ec2/natGateway:NatGateway").Select(bill.Places.RegionOf), Is.EqualTo(new[] { "home", "abroad", "stack" }));
    }

    [TestCase("location", "europe-west1-b", "europe-west1")]
    [TestCase("location", "europe-west1", "europe-west1")]
    [TestCase("region", "us-central1", "us-central1")]
    public void Of_a_zone_of_google_cloud_the_region_counts(string input, string place, string region)
    {
        var build = new GraphBuilder();
        var pool = build.Resource("gcp:container/nodePool:NodePool", "pool", Object((input, place)));

        Assert.That(new Bill(build.Graph(), Books.Day, Books.Small).Places.RegionOf(pool), Is.EqualTo(region));
    }

    [Test]
    public void What_is_paid_by_use_is_listed_with_its_unit_price_and_in_no_total()
    {
        var estimate = In("home", build => ("aws:ec2/natGateway:NatGateway", Object(("subnetId", "subnet-1"))));

        var use = estimate.ByUse.Single();
        Assert.That((use.What, use.Price.Amount, use.Price.Unit), Is.EqualTo(("data through NAT", 0.03m, "GB")));
        Assert.That(estimate.Total.Usual, Is.EqualTo(29.20m));
    }

    [Test]
    public void A_type_that_nobody_knows_is_reported_as_not_priced()
    {
        var estimate = In("home", build => ("aws:msk/cluster:Cluster", Object(("clusterName", "events"))));

        Assert.That(estimate.NotPriced.Select(unpriced => (unpriced.Node.Name, unpriced.Reason)),
            Is.EqualTo(new[] { ("it", "the type is not known to the price book") }));
        Assert.That(estimate.Total, Is.EqualTo(Band.Zero));
    }

    [TestCase("aws:iam/role:Role")]
    [TestCase("aws:ec2/subnet:Subnet")]
    [TestCase("aws:s3/bucketPolicy:BucketPolicy")]
    [TestCase("gcp:projects/service:Service")]
    [TestCase("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember")]
    [TestCase("kubernetes:apps/v1:Deployment")]
    [TestCase("tls:index/privateKey:PrivateKey")]
    public void What_costs_nothing_by_itself_is_not_reported(string type)
    {
        var estimate = In("home", build => (type, Object()));

        Assert.That(estimate.NotPriced, Is.Empty);
        Assert.That(estimate.Lines, Is.Empty);
    }

    [TestCase("aws:s3/bucket:Bucket")]
    [TestCase("aws:sqs/queue:Queue")]
    [TestCase("aws:rds/instance:Instance")]
    [TestCase("gcp:sql/databaseInstance:DatabaseInstance")]
    [TestCase("kubernetes:helm.sh/v3:Release")]
    [TestCase("kubernetes:core/v1:PersistentVolumeClaim")]
    public void What_may_cost_something_is_never_silently_nothing(string type) =>
        Assert.That(In("home", build => (type, Object())).NotPriced.Select(unpriced => unpriced.Node.Type), Is.EqualTo(new[] { type }));

    [Test]
    public void A_resource_that_is_only_read_costs_the_stack_nothing()
    {
        var build = new GraphBuilder();
        build.Resource("aws:ec2/natGateway:NatGateway", "nat", Object());
        var graph = build.Graph().With("nat", node => node with { External = true });

        Assert.That(Estimator.Of(graph, Books.Day, Books.Small).Lines, Is.Empty);
    }

    [Test]
    public void Nothing_at_all_costs_nothing()
    {
        var estimate = Estimator.Of(new ResourceGraph { Project = "acme", Stack = "empty" }, Books.Day);

        Assert.That((estimate.Total, estimate.OldestPrice), Is.EqualTo((Band.Zero, (DateOnly?)null)));
    }

    [Test]
    public void Whatever_a_program_declares_every_line_is_part_of_one_group_and_no_secret_is_told() =>
        Prop.ForAll(ArbitraryGraphs.Graphs(ArbitraryGraphs.ValidTexts).ToArbitrary(), graph =>
        {
            var estimate = Estimator.Of(graph, Books.Day);

            Assert.That(estimate.Groups.Select(group => group.Monthly).Total(), Is.EqualTo(estimate.Total));
            Assert.That(string.Join('\n', estimate.Notes.Concat(estimate.NotPriced.Select(unpriced => unpriced.Reason))),
                Does.Not.Contain(ArbitraryGraphs.Secret));
        }).QuickCheckThrowOnFailure();

    [TestCase("1795219200", "2026-11-21")]
    [TestCase("1764633600", "2025-12-02")]
    [TestCase("soon", "2027-01-05")]
    [TestCase(null, "2027-01-05")]
    [TestCase("99999999999999", "2027-01-05")]
    public void The_day_is_that_of_the_variable_or_else_of_the_clock(string? variable, string day) => Assert.That(
        Today.Of(variable, new(2027, 1, 5, 12, 0, 0, TimeSpan.Zero)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Is.EqualTo(day));

    private static Estimate In(string region, Func<GraphBuilder, (string Type, ObjectValue Inputs)> resource)
    {
        var build = new GraphBuilder { Config = Object(("aws:region", region)) };
        var (type, inputs) = resource(build);
        build.Resource(type, "it", inputs);
        return Of(build);
    }

    private static Estimate Of(GraphBuilder build) => Estimator.Of(build.Graph(), Books.Day, Books.Small);
}
