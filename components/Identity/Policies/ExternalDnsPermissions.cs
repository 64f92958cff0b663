namespace Platform.Components.Identity.Policies;

/// <summary>What ExternalDNS needs: to write addresses, aliases and its own notes into some zones, and to find them. Pure.</summary>
public static class ExternalDnsPermissions
{
    private static readonly ImmutableArray<string> RecordTypes = ["A", "AAAA", "CNAME", "TXT"];

    /// <summary>The permissions.</summary>
    /// <param name="zones">By the domain below which it may write: the zone's id in Route 53, its name in Cloud DNS.</param>
    public static Permissions Of(ImmutableSortedDictionary<string, CloudResource> zones) => new()
    {
        Aws = DnsZones.Aws(zones, OnAws),
        Gcp = OnGcp(zones),
    };

    private static PolicyDocument OnAws(AwsFacts facts, ImmutableArray<string> zones, string[] domains) => new(
        new PolicyStatement("WriteRecords", ["route53:ChangeResourceRecordSets"], zones)
            .When("ForAllValues:StringEquals", "route53:ChangeResourceRecordSetsRecordTypes", RecordTypes)
            .When("ForAllValues:StringLike", "route53:ChangeResourceRecordSetsNormalizedRecordNames",
                [.. domains, .. domains.Select(domain => $"*.{domain}")]),
        new PolicyStatement("ReadRecords",
            ["route53:ListResourceRecordSets", "route53:ListTagsForResource", "route53:ListTagsForResources"], zones),
        new PolicyStatement("FindZones", ["route53:ListHostedZones", "route53:ListHostedZonesByName"], ["*"]));

    private static GcpPermissions OnGcp(ImmutableSortedDictionary<string, CloudResource> zones)
    {
        var onZones = DnsZones.Gcp(zones);
        return onZones.Grants.IsEmpty ? onZones : onZones.With("find-zones", new GcpGrant.OnProject("roles/dns.reader"));
    }
}
