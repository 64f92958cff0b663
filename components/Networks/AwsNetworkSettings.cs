using System.Text.RegularExpressions;
using Platform.Components.Identity;

namespace Platform.Components.Networks;

/// <summary>What a network on AWS can be told beyond its block, zones and way out. The initialisers are production.</summary>
public sealed partial record AwsNetworkSettings
{
    /// <summary>
    /// Whether a regional gateway leaves from addresses of ours, one per zone, so that others can let them in by address; zonal ones
    /// always do. Default: false.
    /// </summary>
    public bool FixedAddresses { get; init; }

    /// <summary>
    /// The services that private subnets reach without NAT, such as <c>ecr.api</c>; S3 always is one of them, at no cost, and each of the
    /// others costs by the hour and zone. Default: <see cref="AwsEndpoints.OfPlatform"/>.
    /// </summary>
    public ImmutableSortedSet<string> InterfaceEndpoints { get; init; } = AwsEndpoints.OfPlatform;

    /// <summary>What is recorded of traffic. Default: all of it, every minute, into a bucket, for 90 days.</summary>
    public AwsFlowLogs FlowLogs { get; init; } = new();

    /// <summary>Whether subnets have IPv6 addresses beside IPv4, and private ones a way out that lets nothing in. Default: false.</summary>
    public bool Ipv6 { get; init; }

    /// <summary>Everything that is wrong with such a network; empty when nothing is.</summary>
    /// <param name="region">The region, such as <c>eu-west-1</c>.</param>
    /// <param name="egress">How private nodes reach the internet.</param>
    /// <param name="block">The block to divide.</param>
    /// <param name="zones">The zones.</param>
    /// <param name="demand">What the cluster will ask of it.</param>
    public ImmutableArray<PlanProblem> Check(
        string region, Egress egress, CidrBlock block, ImmutableSortedSet<string> zones, AddressDemand demand) =>
    [
        .. AwsAddressPlan.Check(block, zones, demand),
        .. OfEgress(region, egress),
        .. InterfaceEndpoints.SelectMany(OfEndpoint),
        .. FlowLogs.Check(),
    ];

    // Amazon VPC User Guide, "Regional NAT gateways": in all commercial regions.
    private IEnumerable<PlanProblem> OfEgress(string region, Egress egress)
    {
        if (egress == Egress.Regional && AwsPartition.Of(region) != "aws")
            yield return new("egress", "regional", $"AWS has no regional NAT gateways in {region}", "set egress to perZone");
        if (egress != Egress.Regional && FixedAddresses)
        {
            yield return new("fixedAddresses", "true",
                egress == Egress.None ? "nothing leaves this network" : "zonal gateways always have them",
                "leave it out, or set egress to regional");
        }
    }

    private static IEnumerable<PlanProblem> OfEndpoint(string service)
    {
        if (service == "s3")
            yield return new("interfaceEndpoints", service, "S3 is always reached without NAT, at no cost", "leave it out");
        else if (!ServiceName().IsMatch(service))
        {
            yield return new("interfaceEndpoints", service, "must be a service's name after com.amazonaws and the region",
                "use a name such as ecr.api");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*$")]
    private static partial Regex ServiceName();
}
