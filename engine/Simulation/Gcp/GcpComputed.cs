using Platform.Engine.Checks.Places;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Gcp;

/// <summary>What Google Cloud computes for a resource beyond its id, as far as programs read it.</summary>
internal static class GcpComputed
{
    private const string EtagLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string ComputeApi = "https://www.googleapis.com/compute/v1/";

    private const string LongAgo = "2026-01-01T00:00:00Z";

    /// <summary>What many types have when they are new. A type that has them not is not given them.</summary>
    private static readonly ObjectValue Common = Fields(
        ("deletionPolicy", "DELETE"), ("createTime", LongAgo), ("updateTime", LongAgo), ("creationTime", LongAgo),
        ("creationTimestamp", LongAgo), ("timeCreated", LongAgo), ("updated", LongAgo),
        ("deleteTime", ""), ("destroyTime", ""), ("expireTime", ""), ("operation", ""), ("namePrefix", ""));

    public static ObjectValue Of(SimulatedResource resource, GcpScope scope, string id)
    {
        var placed = Fields(("project", scope.Project), ("region", scope.Region),
            ("location", resource.Inputs.Text("location") ?? scope.Region),
            ("etag", Seed.Text(resource.Urn, "etag", 11, EtagLetters) + "="),
            ("uid", Seed.Uuid(resource.Urn, "uid")));
        return Common.With(UsualValues.Of(resource.Type)).With(placed).With(resource.Inputs).With(OfType(resource, scope, id));
    }

    private static ObjectValue OfType(SimulatedResource resource, GcpScope scope, string id)
    {
        switch (resource.Type)
        {
            case "gcp:compute/network:Network":
                return Fields(("selfLink", ComputeApi + id), ("numericId", Seed.Digits(resource.Urn, "number", 19)),
                    ("networkId", Seed.Digits(resource.Urn, "number", 19)));
            case "gcp:compute/subnetwork:Subnetwork":
                return Fields(("selfLink", ComputeApi + id), ("gatewayAddress", FirstAddress(resource.Inputs.Text("ipCidrRange"))));
            case "gcp:compute/address:Address" or "gcp:compute/globalAddress:GlobalAddress":
                return Fields(("selfLink", ComputeApi + id), ("address", resource.Inputs.Text("address") ?? PublicAddress(resource.Urn)));
            case "gcp:container/cluster:Cluster":
                return Cluster(resource, scope, id);
            case "gcp:container/nodePool:NodePool":
                return NodePool(resource, scope);
            case "gcp:serviceaccount/account:Account":
                var email = $"{resource.Inputs.Text("accountId")}@{scope.Project}.iam.gserviceaccount.com";
                return Fields(
                    ("email", email), ("member", $"serviceAccount:{email}"), ("name", id),
                        ("uniqueId", Seed.Digits(resource.Urn, "unique", 21)));
            case "gcp:projects/serviceIdentity:ServiceIdentity":
                var agent = ServiceAgent(resource.Inputs.Text("service") ?? "", scope);
                return Fields(("email", agent), ("member", $"serviceAccount:{agent}"));
            case "gcp:dns/managedZone:ManagedZone":
                var shard = (char)('a' + (Convert.ToInt32(Seed.Hex(resource.Urn, "shard", 2), 16) % 5));
                return Fields(
                    ("managedZoneId", Seed.Digits(resource.Urn, "zone", 19)),
                    ("nameServers", new ListValue(
                        [.. Enumerable.Range(1, 4).Select(index => (PropertyValue)$"ns-cloud-{shard}{index}.googledomains.com.")])));
            case "gcp:projects/iAMCustomRole:IAMCustomRole" or "gcp:secretmanager/secret:Secret"
                or "gcp:secretmanager/secretVersion:SecretVersion" or "gcp:iam/workloadIdentityPool:WorkloadIdentityPool"
                or "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider":
                return Fields(
                    ("name", id.Replace($"projects/{scope.Project}/", $"projects/{scope.Number}/", StringComparison.Ordinal)),
                    ("state", "ACTIVE"));
            case "gcp:gkebackup/backupPlan:BackupPlan" or "gcp:gkebackup/restorePlan:RestorePlan":
                return Fields(("state", "READY"), ("stateReason", ""));
            case "gcp:logging/projectBucketConfig:ProjectBucketConfig" or "gcp:monitoring/alertPolicy:AlertPolicy"
                or "gcp:monitoring/notificationChannel:NotificationChannel" or "gcp:networkmanagement/vpcFlowLogsConfig:VpcFlowLogsConfig"
                or "gcp:gkehub/membership:Membership":
                return Fields(("name", id));
            case "gcp:certificatemanager/dnsAuthorization:DnsAuthorization":
                return DnsAuthorization(resource);
            case "gcp:servicenetworking/connection:Connection":
                return Fields(("peering", (resource.Inputs.Text("service") ?? "").Replace('.', '-')));
            case "gcp:bigquery/dataset:Dataset":
                return Fields(("selfLink", $"https://bigquery.googleapis.com/bigquery/v2/{id}"), ("creationTime", 1767225600000.0));
            case "gcp:storage/bucket:Bucket":
                return Fields(
                    ("url", $"gs://{id}"), ("selfLink", $"https://www.googleapis.com/storage/v1/b/{id}"),
                        ("projectNumber", double.Parse(scope.Number, System.Globalization.CultureInfo.InvariantCulture)));
            case "gcp:logging/projectSink:ProjectSink":
                return Fields(("writerIdentity", $"serviceAccount:service-{scope.Number}@gcp-sa-logging.iam.gserviceaccount.com"));
            case "gcp:artifactregistry/repository:Repository":
                var repository = resource.Inputs.Text("repositoryId") ?? "";
                var host = $"{resource.Inputs.Text("location") ?? scope.Region}"
                    + $"-{resource.Inputs.Text("format")?.ToLowerInvariant()}.pkg.dev";
                return Fields(("name", repository), ("registryUri", $"{host}/{scope.Project}/{repository}"));
            default:
                return id.StartsWith("projects/", StringComparison.Ordinal)
                    && resource.Type.StartsWith("gcp:compute/", StringComparison.Ordinal)
                    ? Fields(("selfLink", ComputeApi + id))
                    : ObjectValue.Empty;
        }
    }

    private static ObjectValue Cluster(SimulatedResource resource, GcpScope scope, string id)
    {
        var location = resource.Inputs.Text("location") ?? scope.Region;
        var version = GkeVersions.Complete(resource.Inputs.Text("minMasterVersion"));
        var dns = $"gke-{Seed.Hex(resource.Urn, "dns", 28)}-{scope.Number}.{location}.gke.goog";
        var endpoints = resource.Inputs["controlPlaneEndpointsConfig"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        var dnsEndpoint = endpoints["dnsEndpointConfig"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        var master = resource.Inputs["masterAuth"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        return Fields(
            ("selfLink", $"https://container.googleapis.com/v1/{id}"),
            ("endpoint", $"10.0.0.{(Convert.ToInt32(Seed.Hex(resource.Urn, "endpoint", 2), 16) % 254) + 1}"),
            ("masterVersion", version),
            ("location", location),
            ("clusterIpv4Cidr", resource.Inputs.Text("clusterIpv4Cidr") ?? "10.4.0.0/14"),
            ("nodeVersion", version),
            ("nodeLocations", resource.Inputs["nodeLocations"] ?? NodeLocations(location)),
            ("servicesIpv4Cidr", "34.118.224.0/20"),
            ("masterAuth", master.With("clusterCaCertificate", SimulatedAuthority.Bundle)),
            ("controlPlaneEndpointsConfig", endpoints.With("dnsEndpointConfig", dnsEndpoint.With("endpoint", dns))));
    }

    /// <summary>The record that proves who owns the domain.</summary>
    private static ObjectValue DnsAuthorization(SimulatedResource resource)
    {
        var place = $"{Seed.Uuid(resource.Urn, "challenge")}.{Seed.Digits(resource.Urn, "number", 2)}";
        return Fields(
            ("type", resource.Inputs.Text("type") ?? "FIXED_RECORD"),
            ("dnsResourceRecords", new ListValue([Fields(
                ("name", $"_acme-challenge.{resource.Inputs.Text("domain")}."),
                ("type", "CNAME"),
                ("data", $"{place}.authorize.certificatemanager.goog."))])));
    }

    // A zonal cluster has its zone and a regional one three of its region.
    private static ListValue NodeLocations(string location) => new(
        [.. (GcpRegions.IsRegion(location) ? GcpRegions.Zones(location).Take(3) : [location]).Select(zone => (PropertyValue)zone)]);

    private static ObjectValue NodePool(SimulatedResource resource, GcpScope scope)
    {
        var zones = (resource.Inputs["nodeLocations"]?.Plain as ListValue)?.Items.OfType<StringValue>().Select(zone => zone.Value)
            ?? [scope.Zone];
        var groups = zones.Select(zone => (PropertyValue)(
            $"{ComputeApi}projects/{scope.Project}/zones/{zone}/instanceGroupManagers/"
            + $"gke-{resource.Inputs.Text("name")}-{Seed.Hex(resource.Urn, zone, 8)}-grp")).ToArray();
        return Fields(
            ("managedInstanceGroupUrls", new ListValue(groups)), ("instanceGroupUrls", new ListValue(groups)),
            ("version", GkeVersions.Complete(resource.Inputs.Text("version"))));
    }

    /// <summary>The accounts that services act as in a project; each has a name of its own.</summary>
    private static string ServiceAgent(string service, GcpScope scope) => service switch
    {
        "compute.googleapis.com" => $"service-{scope.Number}@compute-system.iam.gserviceaccount.com",
        "container.googleapis.com" => $"service-{scope.Number}@container-engine-robot.iam.gserviceaccount.com",
        _ => $"service-{scope.Number}@gcp-sa-{service.Split('.')[0]}.iam.gserviceaccount.com",
    };

    /// <summary>An address of the range that RFC 5737 keeps for documentation.</summary>
    private static string PublicAddress(string urn) => $"198.51.100.{(Convert.ToInt32(Seed.Hex(urn, "address", 2), 16) % 254) + 1}";

    private static string FirstAddress(string? range) =>
        range?.Split('/')[0] is { } address && address.LastIndexOf('.') is > 0 and var dot
            && int.TryParse(address[(dot + 1)..], out var last)
                ? $"{address[..dot]}.{last + 1}"
                : "";

    private static ObjectValue Fields(params (string Name, PropertyValue Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
