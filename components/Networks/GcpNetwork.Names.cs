namespace Platform.Components.Networks;

// Names within the network, and the way to services that Google manages.
public sealed partial class GcpNetwork
{
    private const int NameSeconds = 300;

    // Google Cloud documentation, "Private Google Access: DNS configuration": 199.36.153.8/30 and 199.36.153.4/30.
    private static readonly ImmutableArray<string> PrivateAddresses = ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"];
    private static readonly ImmutableArray<string> RestrictedAddresses = ["199.36.153.4", "199.36.153.5", "199.36.153.6", "199.36.153.7"];

    // APIs, and the registries that nodes pull from, which have domains of their own.
    private static readonly ImmutableSortedDictionary<string, string> Domains = ImmutableSortedDictionary<string, string>.Empty
        .Add("apis", "googleapis.com.")
        .Add("artifacts", "pkg.dev.")
        .Add("images", "gcr.io.");

    private void Names(Gcp.Compute.Network vpc)
    {
        _ = new Gcp.Dns.Policy(Named("names"), new()
        {
            EnableLogging = _args.Settings.DnsLogging,
            Networks = [new Gcp.Dns.Inputs.PolicyNetworkArgs { NetworkUrl = vpc.SelfLink }],
        }, Inside());
        if (_args.Settings.GoogleApis == GoogleApis.Public)
            return;

        foreach (var (role, domain) in Domains)
            ApiZone(vpc, role, domain, _args.Settings.GoogleApis == GoogleApis.Private ? PrivateAddresses : RestrictedAddresses);
    }

    private void ApiZone(Gcp.Compute.Network vpc, string role, string domain, ImmutableArray<string> addresses)
    {
        var zone = new Gcp.Dns.ManagedZone(Named(role), new()
        {
            DnsName = domain,
            Description = $"{domain} at addresses for this network alone",
            Visibility = "private",
            PrivateVisibilityConfig = new Gcp.Dns.Inputs.ManagedZonePrivateVisibilityConfigArgs
            {
                Networks = [new Gcp.Dns.Inputs.ManagedZonePrivateVisibilityConfigNetworkArgs { NetworkUrl = vpc.SelfLink }],
            },
        }, Inside());
        _ = new Gcp.Dns.RecordSet(Named($"{role}-addresses"), new()
        {
            ManagedZone = zone.Name,
            Name = domain,
            Type = "A",
            Ttl = NameSeconds,
            Rrdatas = addresses,
        }, Inside());
        _ = new Gcp.Dns.RecordSet(Named($"{role}-names"), new()
        {
            ManagedZone = zone.Name,
            Name = $"*.{domain}",
            Type = "CNAME",
            Ttl = NameSeconds,
            Rrdatas = [domain],
        }, Inside());
    }

    /// <summary>Managed services stand in networks of Google's; peering gives them addresses that the plan keeps for them.</summary>
    private void PrivateServices(Gcp.Compute.Network vpc)
    {
        if (!_args.Settings.PrivateServices)
            return;

        var range = new Gcp.Compute.GlobalAddress(Named("private-services"), new()
        {
            Network = vpc.Id,
            Purpose = "VPC_PEERING",
            AddressType = "INTERNAL",
            Address = _plan.PrivateServices.FirstAddress,
            PrefixLength = _plan.PrivateServices.Prefix,
        }, Inside());
        _ = new Gcp.ServiceNetworking.Connection(Named("private-services"), new()
        {
            Network = vpc.Id,
            Service = "servicenetworking.googleapis.com",
            ReservedPeeringRanges = [range.Name],
        }, Inside().Patiently());
    }
}
