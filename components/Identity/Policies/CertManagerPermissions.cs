namespace Platform.Components.Identity.Policies;

/// <summary>
/// What cert-manager needs to answer DNS-01 challenges. Its issuers name the zone (<c>hostedZoneID</c>, <c>hostedZoneName</c>), so it need
/// not look for one. Pure.
/// </summary>
public static class CertManagerPermissions
{
    private const string Challenge = "_acme-challenge";

    /// <summary>The permissions.</summary>
    /// <param name="zones">By the domain whose names get certificates: the zone's id in Route 53, its name in Cloud DNS.</param>
    public static Permissions Of(ImmutableSortedDictionary<string, CloudResource> zones) => new()
    {
        Aws = DnsZones.Aws(zones, OnAws),
        Gcp = DnsZones.Gcp(zones),
    };

    private static PolicyDocument OnAws(AwsFacts facts, ImmutableArray<string> zones, string[] domains) => new(
        new PolicyStatement("AnswerChallenges", ["route53:ChangeResourceRecordSets"], zones)
            .When("ForAllValues:StringEquals", "route53:ChangeResourceRecordSetsRecordTypes", "TXT")
            .When("ForAllValues:StringLike", "route53:ChangeResourceRecordSetsNormalizedRecordNames",
                [.. domains.Select(domain => $"{Challenge}.{domain}"), .. domains.Select(domain => $"{Challenge}.*.{domain}")]),
        new PolicyStatement("ReadRecords", ["route53:ListResourceRecordSets"], zones),
        new PolicyStatement("AwaitChanges", ["route53:GetChange"], [facts.Global("route53", "change/*")]));
}
