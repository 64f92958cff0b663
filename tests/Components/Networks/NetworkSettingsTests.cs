using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Components.Networks;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class NetworkSettingsTests
{
    private static readonly JsonSerializerOptions Format =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly CidrBlock Block = CidrBlock.Parse("10.0.0.0/16");
    private static readonly ImmutableSortedSet<string> Zones = ["eu-west-1a", "eu-west-1b"];

    private static IEnumerable<PlanProblem> Aws(
        AwsNetworkSettings settings, Egress egress = Egress.Regional, string region = "eu-west-1") =>
        settings.Check(region, egress, Block, Zones, new(9, 110));

    private static IEnumerable<PlanProblem> Gcp(GcpNetworkSettings settings, Egress egress = Egress.Regional, int nodes = 9) =>
        settings.Check(egress, Block, new(nodes, 64));

    [Test]
    public void The_defaults_are_sound()
    {
        Assert.That(Aws(new()), Is.Empty);
        Assert.That(Gcp(new()), Is.Empty);
    }

    [TestCase("cn-north-1")]
    [TestCase("us-gov-west-1")]
    public void A_regional_gateway_where_AWS_has_none_is_a_problem(string region) =>
        Assert.That(Aws(new(), region: region), Is.EqualTo(new[]
        {
            new PlanProblem("egress", "regional", $"AWS has no regional NAT gateways in {region}", "set egress to perZone"),
        }));

    [TestCase(Egress.PerZone, "zonal gateways always have them")]
    [TestCase(Egress.None, "nothing leaves this network")]
    public void Fixed_addresses_without_a_regional_gateway_are_a_problem(Egress egress, string rule) =>
        Assert.That(Aws(new() { FixedAddresses = true }, egress), Is.EqualTo(new[]
        {
            new PlanProblem("fixedAddresses", "true", rule, "leave it out, or set egress to regional"),
        }));

    [TestCase("s3", "S3 is always reached without NAT, at no cost")]
    [TestCase("com.amazonaws.eu-west-1.", "must be a service's name after com.amazonaws and the region")]
    [TestCase("ECR", "must be a service's name after com.amazonaws and the region")]
    public void An_endpoint_that_is_none_is_a_problem(string service, string rule) =>
        Assert.That(Aws(new() { InterfaceEndpoints = [service] }).Select(problem => (problem.Setting, problem.Value, problem.Rule)),
            Is.EqualTo([("interfaceEndpoints", service, rule)]));

    [Test]
    public void Flow_logs_are_summed_up_for_one_minute_or_ten() =>
        Assert.That(Aws(new() { FlowLogs = new() { IntervalSeconds = 61 } }), Is.EqualTo(new[]
        {
            new PlanProblem("flowLogs.intervalSeconds", "61", "must be 60 or 600", "use 60, or 600 for fewer records"),
        }));

    [TestCase(91, "use 120")]
    [TestCase(5000, "use 3653")]
    public void CloudWatch_keeps_logs_for_certain_numbers_of_days(int days, string fix)
    {
        var logs = new AwsFlowLogs { Destination = FlowLogDestination.LogGroup, RetentionDays = days };

        Assert.That(logs.Check(), Is.EqualTo(new[]
        {
            new PlanProblem("flowLogs.retentionDays", $"{days}", "is no number of days that CloudWatch keeps logs for", fix),
        }));
        Assert.That((logs with { Destination = FlowLogDestination.Bucket }).Check(), Is.Empty);
    }

    [Test]
    public void Flow_logs_that_are_kept_for_no_day_are_a_problem() =>
        Assert.That(new AwsFlowLogs { RetentionDays = 0 }.Check().Select(problem => problem.Value), Is.EqualTo(["0"]));

    [Test]
    public void What_is_not_recorded_cannot_be_wrong()
    {
        Assert.That(new AwsFlowLogs { Destination = FlowLogDestination.None, RetentionDays = 0, IntervalSeconds = 1 }.Check(), Is.Empty);
        Assert.That(new GcpFlowLogs { Enabled = false, Sampling = 2 }.Check(), Is.Empty);
    }

    [TestCase(0, "0")]
    [TestCase(1.5, "1.5")]
    public void A_share_of_flows_is_a_share(double sampling, string value) =>
        Assert.That(Gcp(new() { FlowLogs = new() { Sampling = sampling } }), Is.EqualTo(new[]
        {
            new PlanProblem("flowLogs.sampling", value, "must be more than 0, and 1 at most", "use 0.5, or set flowLogs.enabled to false"),
        }));

    [TestCase(Egress.Regional, 1)]
    [TestCase(Egress.None, 0)]
    public void Addresses_of_NAT_count_where_there_is_NAT(Egress egress, int problems) =>
        Assert.That(Gcp(new() { Nat = new() { FixedAddresses = 1, MinPortsPerNode = 1024 } }, egress, nodes: 100).Count(),
            Is.EqualTo(problems));

    [TestCase(0)]
    [TestCase(70000)]
    public void A_port_that_is_none_is_a_problem(int port) =>
        Assert.That(Gcp(new() { BackendPorts = [port] }), Is.EqualTo(new[]
        {
            new PlanProblem("backendPorts", $"{port}", "must be 1 to 65535", "use a port that pods listen on"),
        }));

    [Test]
    public void Settings_read_back_from_JSON_as_they_were_written()
    {
        var aws = new AwsNetworkSettings
        {
            FixedAddresses = true,
            Ipv6 = true,
            InterfaceEndpoints = ["sts"],
            FlowLogs = new() { Destination = FlowLogDestination.LogGroup, Traffic = FlowLogTraffic.Rejected, RetentionDays = 30 },
        };
        var gcp = new GcpNetworkSettings
        {
            Nat = new() { FixedAddresses = 0, Log = NatLog.None },
            FlowLogs = new() { Interval = FlowLogInterval.TenMinutes },
            MorePods = true,
            BackendPorts = [8080],
            GoogleApis = GoogleApis.Restricted,
        };

        var readAws = JsonSerializer.Deserialize<AwsNetworkSettings>(JsonSerializer.Serialize(aws, Format), Format)!;
        var readGcp = JsonSerializer.Deserialize<GcpNetworkSettings>(JsonSerializer.Serialize(gcp, Format), Format)!;

        Assert.Multiple(() =>
        {
            Assert.That(readAws with { InterfaceEndpoints = aws.InterfaceEndpoints }, Is.EqualTo(aws));
            Assert.That(readAws.InterfaceEndpoints, Is.EqualTo(aws.InterfaceEndpoints));
            Assert.That(readGcp with { BackendPorts = gcp.BackendPorts }, Is.EqualTo(gcp));
            Assert.That(readGcp.BackendPorts, Is.EqualTo(gcp.BackendPorts));
        });
    }
}
