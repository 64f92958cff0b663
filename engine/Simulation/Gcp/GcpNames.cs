using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Gcp;

/// <summary>Which Google Cloud resources the provider names by itself, and how long their names may be (the APIs' own limits).</summary>
internal static class GcpNames
{
    // RFC 1035 labels, which most of Google Cloud's names are.
    private const int Label = 63;

    private static readonly Dictionary<string, (string Property, int Longest)> Rules = new()
    {
        ["gcp:binaryauthorization/attestor:Attestor"] = ("name", Label),
        ["gcp:certificatemanager/certificate:Certificate"] = ("name", Label),
        ["gcp:certificatemanager/certificateMap:CertificateMap"] = ("name", Label),
        ["gcp:certificatemanager/certificateMapEntry:CertificateMapEntry"] = ("name", Label),
        ["gcp:certificatemanager/dnsAuthorization:DnsAuthorization"] = ("name", Label),
        ["gcp:compute/address:Address"] = ("name", Label),
        ["gcp:compute/firewall:Firewall"] = ("name", Label),
        ["gcp:compute/globalAddress:GlobalAddress"] = ("name", Label),
        ["gcp:compute/network:Network"] = ("name", Label),
        ["gcp:compute/networkFirewallPolicyAssociation:NetworkFirewallPolicyAssociation"] = ("name", Label),
        ["gcp:compute/networkFirewallPolicyWithRules:NetworkFirewallPolicyWithRules"] = ("name", Label),
        ["gcp:compute/router:Router"] = ("name", Label),
        ["gcp:compute/routerNat:RouterNat"] = ("name", Label),
        ["gcp:compute/subnetwork:Subnetwork"] = ("name", Label),
        // The provider has no rule for the 40 characters that GKE allows, so a long logical name fails there as well.
        ["gcp:container/cluster:Cluster"] = ("name", Label),
        ["gcp:container/nodePool:NodePool"] = ("name", Label),
        ["gcp:dns/managedZone:ManagedZone"] = ("name", Label),
        ["gcp:dns/policy:Policy"] = ("name", Label),
        ["gcp:gkebackup/backupPlan:BackupPlan"] = ("name", Label),
        ["gcp:gkebackup/restorePlan:RestorePlan"] = ("name", Label),
        ["gcp:kms/cryptoKey:CryptoKey"] = ("name", Label),
        ["gcp:kms/keyRing:KeyRing"] = ("name", Label),
        ["gcp:logging/projectSink:ProjectSink"] = ("name", 100),
        ["gcp:pubsub/topic:Topic"] = ("name", 255),
        ["gcp:serviceaccount/account:Account"] = ("accountId", 30),
        ["gcp:storage/bucket:Bucket"] = ("name", Label),
    };

    public static ObjectValue Fill(SimulatedResource resource)
    {
        // Roles may have no dashes in their ids.
        if (resource.Type == "gcp:projects/iAMCustomRole:IAMCustomRole" && resource.Inputs["roleId"] is null)
            return resource.Inputs.With("roleId", $"{resource.Name.Replace('-', '_')}_{Seed.Hex(resource.Urn, "roleId", 7)}");

        return Rules.TryGetValue(resource.Type, out var rule)
            ? BridgedNames.Fill(resource, rule.Property, rule.Longest, lowerCase: true)
            : resource.Inputs;
    }
}
