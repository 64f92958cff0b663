using Platform.Engine.Checks.Places;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Gcp;

/// <summary>What Google Cloud functions answer, as far as platforms ask.</summary>
internal static class GcpFunctions
{
    public static ObjectValue Answer(SimulatedCall call)
    {
        var scope = GcpScope.Of(call.Scope, call.Arguments);
        return call.Token switch
        {
            "gcp:organizations/getProject:getProject" => Project(call.Arguments.Text("projectId") ?? scope.Project, scope),
            "gcp:organizations/getClientConfig:getClientConfig" => Fields(
                ("project", scope.Project), ("region", scope.Region), ("zone", scope.Zone),
                    ("accessToken", new SecretValue("simulated-token"))),
            "gcp:organizations/getClientOpenIdUserInfo:getClientOpenIdUserInfo" => Fields(
                ("email", $"simulated@{scope.Project}.iam.gserviceaccount.com")),
            "gcp:compute/getZones:getZones" => Fields(
                ("id", $"projects/{scope.Project}/regions/{scope.Region}"), ("names", Texts(GcpRegions.Zones(scope.Region)))),
            "gcp:compute/getRegions:getRegions" => Fields(("id", $"projects/{scope.Project}"), ("names", Texts(GcpRegions.All))),
            "gcp:container/getEngineVersions:getEngineVersions" => EngineVersions(call),
            "gcp:container/getCluster:getCluster" => Existing(call, scope, "gcp:container/cluster:Cluster"),
            // The function's networkId is a number, the resource's is text.
            "gcp:compute/getNetwork:getNetwork" => Existing(call, scope, "gcp:compute/network:Network").Without("networkId"),
            "gcp:compute/getSubnetwork:getSubnetwork" => Existing(call, scope, "gcp:compute/subnetwork:Subnetwork"),
            "gcp:dns/getManagedZone:getManagedZone" => Existing(call, scope, "gcp:dns/managedZone:ManagedZone"),
            "gcp:kms/getKMSKeyRing:getKMSKeyRing" => Existing(call, scope, "gcp:kms/keyRing:KeyRing"),
            "gcp:kms/getKMSCryptoKey:getKMSCryptoKey" => Existing(call, scope, "gcp:kms/cryptoKey:CryptoKey"),
            "gcp:storage/getProjectServiceAccount:getProjectServiceAccount" => StorageAgent(scope),
            _ => ObjectValue.Empty,
        };
    }

    /// <summary>What is only looked up answers like one of its name that the program had made.</summary>
    private static ObjectValue Existing(SimulatedCall call, GcpScope scope, string type)
    {
        var name = call.Arguments.Text("name") ?? "";
        var resource = new SimulatedResource(call.Scope, $"{type}/{scope.Project}/{name}", type, name, call.Arguments);
        var id = GcpIds.Of(resource, scope);
        return GcpComputed.Of(resource, scope, id).With("id", id);
    }

    private static ObjectValue EngineVersions(SimulatedCall call)
    {
        var prefix = call.Arguments.Text("versionPrefix") ?? "";
        var versions = GkeVersions.All.Where(version => version.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        var channels = new ObjectValue(
            GkeVersions.Channels.Select(channel => KeyValuePair.Create(channel.Key, (PropertyValue)channel.Value)));
        return Fields(
            ("validMasterVersions", Texts(versions)), ("validNodeVersions", Texts(versions)),
            ("latestMasterVersion", versions.FirstOrDefault() ?? ""), ("latestNodeVersion", versions.FirstOrDefault() ?? ""),
            ("defaultClusterVersion", GkeVersions.Channels["REGULAR"]),
            ("releaseChannelDefaultVersion", channels), ("releaseChannelLatestVersion", channels),
                ("releaseChannelUpgradeTargetVersion", channels));
    }

    private static ObjectValue StorageAgent(GcpScope scope)
    {
        var email = $"service-{scope.Number}@gs-project-accounts.iam.gserviceaccount.com";
        return Fields(("id", email), ("emailAddress", email), ("member", $"serviceAccount:{email}"));
    }

    private static ListValue Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (PropertyValue)text)]);

    private static ObjectValue Project(string id, GcpScope scope) => Fields(
        ("id", $"projects/{id}"), ("projectId", id), ("name", id), ("number", (scope with { Project = id }).Number));

    private static ObjectValue Fields(params (string Name, PropertyValue Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
