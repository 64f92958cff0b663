using Platform.Engine.Graph;
using static Platform.Engine.Checks.Rules.Rule;

namespace Platform.Engine.Checks.Rules;

// VPC documentation: "Subnets", "VPC firewall rules", "Cloud NAT: ports and addresses".
internal static partial class GcpRules
{
    private const string Enumerations =
        """
        artifactregistry/Repository.mode = REMOTE_REPOSITORY STANDARD_REPOSITORY VIRTUAL_REPOSITORY
        artifactregistry/RepositoryCleanupPolicy.action = DELETE KEEP
        artifactregistry/RepositoryCleanupPolicyCondition.tagState = ANY TAGGED UNTAGGED
        artifactregistry/RepositoryVulnerabilityScanningConfig.enablementConfig = DISABLED INHERITED
        binaryauthorization/Policy*AdmissionRule.enforcementMode = DRYRUN_AUDIT_LOG_ONLY ENFORCED_BLOCK_AND_AUDIT_LOG
        binaryauthorization/Policy*AdmissionRule.evaluationMode = ALWAYS_ALLOW ALWAYS_DENY REQUIRE_ATTESTATION
        binaryauthorization/Policy.globalPolicyEvaluationMode = DISABLE ENABLE
        certificatemanager/DnsAuthorization.type = FIXED_RECORD PER_PROJECT_RECORD
        compute/*Address.addressType = EXTERNAL INTERNAL
        compute/*Address.ipVersion = IPV4 IPV6
        compute/Address.networkTier = PREMIUM STANDARD
        compute/Firewall.direction = EGRESS INGRESS
        compute/FirewallLogConfig.metadata = EXCLUDE_ALL_METADATA INCLUDE_ALL_METADATA
        compute/Network.routingMode = GLOBAL REGIONAL
        compute/Network.networkFirewallPolicyEnforcementOrder = AFTER_CLASSIC_FIREWALL BEFORE_CLASSIC_FIREWALL
        compute/NetworkFirewallPolicyWithRulesRule.direction = EGRESS INGRESS
        compute/RouterBgp.advertiseMode = CUSTOM DEFAULT
        compute/RouterNat.natIpAllocateOption = AUTO_ONLY MANUAL_ONLY
        compute/RouterNat.sourceSubnetworkIpRangesToNat = ALL_SUBNETWORKS_ALL_IP_RANGES \
            ALL_SUBNETWORKS_ALL_PRIMARY_IP_RANGES LIST_OF_SUBNETWORKS
        compute/RouterNat.type = PRIVATE PUBLIC
        compute/RouterNatLogConfig.filter = ALL ERRORS_ONLY TRANSLATIONS_ONLY
        compute/Subnetwork.ipv6AccessType = EXTERNAL INTERNAL
        compute/Subnetwork.role = ACTIVE BACKUP
        compute/Subnetwork.stackType = IPV4_IPV6 IPV4_ONLY IPV6_ONLY
        compute/SubnetworkLogConfig.aggregationInterval = INTERVAL_10_MIN INTERVAL_15_MIN INTERVAL_1_MIN \
            INTERVAL_30_SEC INTERVAL_5_MIN INTERVAL_5_SEC
        compute/SubnetworkLogConfig.metadata = CUSTOM_METADATA EXCLUDE_ALL_METADATA INCLUDE_ALL_METADATA
        dns/ManagedZone.visibility = private public
        dns/ManagedZoneDnssecConfig.state = off on transfer
        dns/ManagedZoneDnssecConfig.nonExistence = nsec nsec3
        dns/ManagedZoneDnssecConfigDefaultKeySpec.algorithm = ecdsap256sha256 ecdsap384sha384 rsasha1 rsasha256 rsasha512
        dns/ManagedZoneDnssecConfigDefaultKeySpec.keyType = keySigning zoneSigning
        gkebackup/RestorePlanRestoreConfig.clusterResourceConflictPolicy = USE_BACKUP_VERSION USE_EXISTING_VERSION
        gkebackup/RestorePlanRestoreConfig.namespacedResourceRestoreMode = DELETE_AND_RESTORE FAIL_ON_CONFLICT \
            MERGE_REPLACE_ON_CONFLICT MERGE_REPLACE_VOLUME_ON_CONFLICT MERGE_SKIP_ON_CONFLICT
        gkebackup/RestorePlanRestoreConfig.volumeDataRestorePolicy = NO_VOLUME_DATA_RESTORATION RESTORE_VOLUME_DATA_FROM_BACKUP \
            REUSE_VOLUME_HANDLE_FROM_BACKUP
        monitoring/AlertPolicy.combiner = AND AND_WITH_MATCHING_RESOURCE OR
        monitoring/AlertPolicy.severity = CRITICAL ERROR WARNING
        monitoring/AlertPolicyCondition*.comparison = COMPARISON_EQ COMPARISON_GE COMPARISON_GT COMPARISON_LE COMPARISON_LT COMPARISON_NE
        monitoring/AlertPolicyCondition*.evaluationMissingData = EVALUATION_MISSING_DATA_ACTIVE EVALUATION_MISSING_DATA_INACTIVE \
            EVALUATION_MISSING_DATA_NO_OP
        monitoring/AlertPolicyCondition*Aggregation.crossSeriesReducer = REDUCE_COUNT REDUCE_COUNT_FALSE REDUCE_COUNT_TRUE \
            REDUCE_FRACTION_TRUE REDUCE_MAX REDUCE_MEAN REDUCE_MIN REDUCE_NONE REDUCE_PERCENTILE_05 REDUCE_PERCENTILE_50 \
            REDUCE_PERCENTILE_95 REDUCE_PERCENTILE_99 REDUCE_STDDEV REDUCE_SUM
        monitoring/AlertPolicyCondition*Aggregation.perSeriesAligner = ALIGN_COUNT ALIGN_COUNT_FALSE ALIGN_COUNT_TRUE ALIGN_DELTA \
            ALIGN_FRACTION_TRUE ALIGN_INTERPOLATE ALIGN_MAX ALIGN_MEAN ALIGN_MIN ALIGN_NEXT_OLDER ALIGN_NONE ALIGN_PERCENTILE_05 \
            ALIGN_PERCENTILE_50 ALIGN_PERCENTILE_95 ALIGN_PERCENTILE_99 ALIGN_PERCENT_CHANGE ALIGN_RATE ALIGN_STDDEV ALIGN_SUM
        storage/Bucket.publicAccessPrevention = enforced inherited
        storage/Bucket.storageClass = ARCHIVE COLDLINE DURABLE_REDUCED_AVAILABILITY MULTI_REGIONAL NEARLINE REGIONAL STANDARD
        storage/Bucket.rpo = ASYNC_TURBO DEFAULT
        storage/BucketLifecycleRuleAction.type = AbortIncompleteMultipartUpload Delete SetStorageClass
        storage/BucketLifecycleRuleCondition.withState = ANY ARCHIVED LIVE
        """;

    // What the provider leaves to the services.
    private const string OpenEnumerations =
        """
        artifactregistry/Repository.format = APT DOCKER GENERIC GO KFP MAVEN NPM PYTHON RUBY YUM
        compute/NetworkFirewallPolicyWithRulesRule.action = allow apply_security_profile_group deny goto_next
        container/*NodeConfig.diskType = hyperdisk-balanced pd-balanced pd-ssd pd-standard
        kms/CryptoKey.purpose = ASYMMETRIC_DECRYPT ASYMMETRIC_SIGN ENCRYPT_DECRYPT KEY_ENCAPSULATION MAC RAW_ENCRYPT_DECRYPT
        kms/CryptoKeyVersionTemplate.protectionLevel = EXTERNAL EXTERNAL_VPC HSM HSM_SINGLE_TENANT SOFTWARE
        """;

    private static RuleEntry[] Network() =>
    [
        .. Named(
            "compute/Address", "compute/Firewall", "compute/GlobalAddress", "compute/Network", "compute/NetworkFirewallPolicyAssociation",
            "compute/NetworkFirewallPolicyWithRules", "compute/Router", "compute/RouterNat", "compute/Subnetwork", "dns/ManagedZone",
            "certificatemanager/Certificate", "certificatemanager/CertificateMap", "certificatemanager/CertificateMapEntry",
            "certificatemanager/DnsAuthorization"),
        new("compute/Network", "mtu", Between(1300, 8896)),
        new("compute/Subnetwork", "ipCidrRange", Text(Cidr.V4(4, 29))),
        new("compute/Subnetwork", RuleEntry.Itself, SubnetRanges),
        new("compute/SubnetworkSecondaryIpRange", "ipCidrRange", Text(Cidr.V4(4, 29))),
        new("compute/SubnetworkSecondaryIpRange", "rangeName", Rfc1035),
        new("compute/SubnetworkLogConfig", "flowSampling", Between(0, 1)),
        new("compute/*Address", "address", Text(Ip.Any)),
        new("compute/*Address", "prefixLength", Between(1, 96)),
        new("compute/Firewall", "priority", Between(0, 65535)),
        new("compute/Firewall", "*Ranges", Each(Text(Cidr.Any))),
        new("compute/Firewall", "*Tags", Each(Rfc1035)),
        new("compute/FirewallAllow", "ports", Each(Text(Ports))),
        new("compute/FirewallDeny", "ports", Each(Text(Ports))),
        new("compute/FirewallAllow", "protocol", Text(FirewallProtocol)),
        new("compute/FirewallDeny", "protocol", Text(FirewallProtocol)),
        new("compute/NetworkFirewallPolicyWithRulesRule", "priority", Between(0, 2147483647)),
        new("compute/NetworkFirewallPolicyWithRulesRuleMatch", "*IpRanges", Each(Text(Ip.AddressOrRange))),
        new("compute/NetworkFirewallPolicyWithRulesRuleMatchLayer4Config", "ports", Each(Text(Ports))),
        new("compute/RouterBgp", "asn", Between(1, 4294967295)),
        new("compute/RouterNat", RuleEntry.Itself, Nat),
        new("compute/RouterNat", "minPortsPerVm", Between(2, 65536)),
        new("compute/RouterNat", "maxPortsPerVm", Between(32, 65536)),
        new("networkmanagement/VpcFlowLogsConfig", "flowSampling", Between(0, 1)),
        new("networkmanagement/VpcFlowLogsConfig", "vpcFlowLogsConfigId", Rfc1035),
        new("dns/ManagedZone", "dnsName", Text(DnsName.Absolute)),
        new("dns/RecordSet", "name", Text(DnsName.Absolute)),
        new("dns/RecordSet", "ttl", AtLeast(0)),
        new("dns/RecordSet", RuleEntry.Itself, RecordData),
    ];

    private static IEnumerable<RuleEntry> Named(params string[] types) => types.Select(type => new RuleEntry(type, "name", Rfc1035));

    // 80, 8000-9000
    private static Complaint? Ports(string text)
    {
        var bounds = text.Split('-');
        var numbers = bounds.Select(bound => bound.Length is > 0 and < 6 && bound.All(char.IsAsciiDigit) ? int.Parse(bound) : -1).ToList();
        return bounds.Length > 2 || numbers.Any(number => number is < 0 or > 65535)
            ? "must be a port or a range of ports, such as 443 or 8000-9000"
            : numbers.Count == 2 && numbers[0] > numbers[1] ? "must not run backwards"
            : null;
    }

    private static Complaint? FirewallProtocol(string text) =>
        text.ToLowerInvariant() is "tcp" or "udp" or "icmp" or "esp" or "ah" or "sctp" or "ipip" or "all"
        || (int.TryParse(text, out var number) && number is >= 0 and <= 255)
            ? null
            : "must be all, tcp, udp, icmp, esp, ah, sctp, ipip or a protocol number";

    private static void SubnetRanges(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue subnet || subnet["secondaryIpRanges"]?.Plain is not ListValue secondary)
            return;

        var taken = new List<(string Where, Cidr Range)>();
        if (subnet.Text("ipCidrRange") is { } primary && Cidr.TryRead(primary, out var range) is null)
            taken.Add(("ipCidrRange", range));
        for (var index = 0; index < secondary.Items.Count; index++)
        {
            if ((secondary.Items[index].Plain as ObjectValue)?.Text("ipCidrRange") is not { } text
                || Cidr.TryRead(text, out var next) is not null)
                continue;

            if (taken.FirstOrDefault(earlier => earlier.Range.Contains(next) || next.Contains(earlier.Range)) is { Where: { } where })
            {
                context.Findings.Enter("secondaryIpRanges");
                context.Findings.Enter(index);
                context.Findings.Enter("ipCidrRange");
                context.Findings.Error(new StringValue(text), $"overlaps {where}");
                context.Findings.Leave();
                context.Findings.Leave();
                context.Findings.Leave();
            }

            taken.Add(($"secondaryIpRanges[{index}].ipCidrRange", next));
        }
    }

    private static void Nat(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue nat)
            return;

        if (IsTrue(nat, "enableDynamicPortAllocation") && IsTrue(nat, "enableEndpointIndependentMapping"))
            Refuse(nat, "enableEndpointIndependentMapping", "cannot stand beside enableDynamicPortAllocation", "set it to false", context);
        if (nat.Text("natIpAllocateOption") == "AUTO_ONLY" && nat["natIps"]?.Plain is ListValue { Items.Count: > 0 })
            Refuse(nat, "natIps", "cannot stand beside natIpAllocateOption AUTO_ONLY", "set natIpAllocateOption to MANUAL_ONLY", context);

        foreach (var name in (string[])["minPortsPerVm", "maxPortsPerVm"])
        {
            if (IsTrue(nat, "enableDynamicPortAllocation") && AsNumber(nat[name]) is { } ports && ports > 0 && !double.IsPow2(ports))
                Refuse(nat, name, "must be a power of two with dynamic port allocation", null, context);
        }
    }

    private static void RecordData(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue record)
            return;

        Func<string, Complaint?>? content = record.Text("type") switch
        {
            "A" => Ip.V4,
            "AAAA" => Ip.V6,
            "CNAME" or "NS" or "PTR" => DnsName.Absolute,
            _ => null,
        };
        if (content is not null)
            At("rrdatas", Each(Text(content)))(record, context);
    }

    private static bool IsTrue(ObjectValue owner, string name) => owner[name]?.Plain is BoolValue { Value: true };

    private static void Refuse(ObjectValue owner, string name, string rule, string? fix, RuleContext context)
    {
        context.Findings.Enter(name);
        context.Findings.Error(owner[name], rule, fix);
        context.Findings.Leave();
    }
}
