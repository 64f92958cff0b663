namespace Platform.Components.Identity.Policies;

/// <summary>DNS zones as policies name them: on AWS by their ids, on Google Cloud by their names. Pure.</summary>
internal static class DnsZones
{
    /// <summary>May write records of a zone, and neither delete the zone nor let others in, as the role that Google keeps may.</summary>
    public static readonly GcpRole RecordWriter = GcpRole.Custom(
        "dns-record-writer",
        "dns.changes.create",
        "dns.changes.get",
        "dns.changes.list",
        "dns.managedZones.get",
        "dns.resourceRecordSets.create",
        "dns.resourceRecordSets.delete",
        "dns.resourceRecordSets.get",
        "dns.resourceRecordSets.list",
        "dns.resourceRecordSets.update");

    /// <summary>The zones that are on AWS, as permissions; nothing when there are none.</summary>
    /// <param name="zones">The zones by the domain below which records may be written.</param>
    /// <param name="document">The document, given where the cluster is, the zones' ARNs, and the domains.</param>
    public static AwsPermissions Aws(
        ImmutableSortedDictionary<string, CloudResource> zones, Func<AwsFacts, ImmutableArray<string>, string[], PolicyDocument> document)
    {
        var there = zones.Where(zone => zone.Value.Aws is not null).ToArray();
        if (there.Length == 0)
            return new();

        var ids = Output.All(there.Select(zone => zone.Value.Aws!));
        string[] domains = [.. there.Select(zone => zone.Key)];
        return new AwsPermissions().With("zones", facts => ids.Apply(known =>
            document(facts, [.. known.Distinct().Select(id => facts.Global("route53", $"hostedzone/{id}"))], domains)));
    }

    /// <summary>The zones that are on Google Cloud, with a grant for each; nothing when there are none.</summary>
    public static GcpPermissions Gcp(ImmutableSortedDictionary<string, CloudResource> zones) => new()
    {
        Grants = zones.Where(zone => zone.Value.Gcp is not null).ToImmutableSortedDictionary(
            zone => $"zone-{zone.Key.Replace('.', '-')}", zone => (GcpGrant)new GcpGrant.OnDnsZone(zone.Value.Gcp!, RecordWriter)),
    };
}
