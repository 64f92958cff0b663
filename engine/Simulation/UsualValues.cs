using Platform.Engine.Checks.Rules;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation;

/// <summary>
/// What clouds answer for outputs of which a program says nothing: their defaults, and nothing at all where a feature is not used. A line
/// is a type in short form and its outputs with their values; what a program gives counts before it.
/// </summary>
internal static class UsualValues
{
    private const string Lines =
        """
        aws cloudwatch/LogGroup = logGroupClass=STANDARD
        aws ec2/Eip = associationId= carrierIp= customerOwnedIp= domain=vpc instance= ipamPoolId= networkInterface= privateDns= privateIp= \
            ptrRecord= publicIpv4Pool=amazon
        aws ec2/Route = instanceId= instanceOwnerId= networkInterfaceId=
        aws ec2/Subnet = ipv6CidrBlock= ipv6CidrBlockAssociationId=
        aws ec2/VpcEndpoint = ipAddressType=ipv4
        aws kms/Key = description=
        aws kms/ReplicaKey = keySpec=SYMMETRIC_DEFAULT keyUsage=ENCRYPT_DECRYPT
        aws s3/Bucket = accelerationStatus= acl=private bucketNamespace=global policy= requestPayer=BucketOwner websiteDomain= \
            websiteEndpoint=
        aws s3/BucketLifecycleConfiguration = expectedBucketOwner= transitionDefaultMinimumObjectSize=all_storage_classes_128K
        aws sqs/Queue = deduplicationScope= fifoThroughputLimit= redriveAllowPolicy= redrivePolicy=
        gcp compute/Address = networkTier=PREMIUM purpose= subnetwork=
        gcp compute/Firewall = direction=INGRESS
        gcp compute/Network = bgpBestPathSelectionMode=LEGACY bgpInterRegionCost= gatewayIpv4= internalIpv6Range= routingMode=REGIONAL
        gcp compute/RouterNat = autoNetworkTier=PREMIUM
        gcp compute/Subnetwork = externalIpv6Prefix= internalIpv6Prefix= ipv6CidrRange= ipv6GceEndpoint= \
            privateIpv6GoogleAccess=DISABLE_GOOGLE_ACCESS purpose=PRIVATE stackType=IPV4_ONLY state=
        gcp container/Cluster = emulatedVersion= loggingService=logging.googleapis.com/kubernetes \
            monitoringService=monitoring.googleapis.com/kubernetes privateIpv6GoogleAccess= tpuIpv4CidrBlock=
        gcp kms/CryptoKey = cryptoKeyBackend=
        gcp storage/Bucket = publicAccessPrevention=inherited rpo=DEFAULT
        """;

    private static readonly Dictionary<string, ObjectValue> Known = Read(Lines);

    /// <summary>The usual values of a type; none where nothing is known.</summary>
    public static ObjectValue Of(string type) =>
        Known.GetValueOrDefault($"{Urns.Package(type)} {RuleEntry.ShortForm(type)}") ?? ObjectValue.Empty;

    private static Dictionary<string, ObjectValue> Read(string lines) =>
        lines.Replace("\\\n", " ")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" = ", 2))
            .ToDictionary(
                sides => sides[0],
                sides => new ObjectValue(sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(pair => pair.Split('=', 2))
                    .Select(pair => KeyValuePair.Create(pair[0], (PropertyValue)pair[1]))),
                StringComparer.Ordinal);
}
