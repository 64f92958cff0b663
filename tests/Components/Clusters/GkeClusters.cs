using System.Collections.Immutable;
using Platform.Components.Clusters;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Components.Clusters;

/// <summary>Makes GKE clusters that differ from production's in what a test names.</summary>
internal static class GkeClusters
{
    public static GkeClusterArgs Args(
        string name = "acme-test-main",
        GkeEndpoints? endpoints = null,
        GkeUpgrades? upgrades = null,
        GkeSecurity? security = null,
        GkeNetworking? networking = null,
        GkeTelemetry? telemetry = null,
        GkeFeatures? features = null,
        GkeAutoProvisioning? provisioning = null,
        GkeBackups? backups = null,
        bool hasBackups = true,
        ImmutableSortedDictionary<string, ImageRegistry>? registries = null,
        ImmutableSortedDictionary<string, string>? labels = null,
        Input<string>? token = null,
        bool protection = true,
        bool forget = false) => new()
        {
            ClusterName = name,
            Version = "1.35",
            Project = "acme-test",
            ProjectNumber = "123456789012",
            Region = "europe-west1",
            Zones = ["europe-west1-b", "europe-west1-c", "europe-west1-d"],
            NetworkId = "network",
            SubnetId = "subnet",
            Endpoints = endpoints ?? new(),
            Upgrades = upgrades ?? new(),
            Security = security ?? new(),
            Networking = networking ?? new(),
            Telemetry = telemetry ?? new(),
            Features = features ?? new(),
            AutoProvisioning = provisioning,
            Backups = hasBackups ? backups ?? new() : null,
            Registries = registries ?? ImmutableSortedDictionary<string, ImageRegistry>.Empty,
            Labels = labels ?? ImmutableSortedDictionary<string, string>.Empty,
            Authentication = token is null ? GkeAuthentication.ExecPlugin : GkeAuthentication.AccessToken,
            AccessToken = token,
            DeletionProtection = protection,
            ForgetUnreachable = forget,
        };

    public static Task<Recording> OfAsync(GkeClusterArgs args) => Recording.OfAsync(() => _ = new GkeCluster("main", args));

    public static async Task<ImmutableDictionary<string, object>> ControlPlaneAsync(GkeClusterArgs args) =>
        (await OfAsync(args)).Single("gcp:container/cluster:Cluster");

    /// <summary>A list of blocks as dictionaries.</summary>
    public static ImmutableArray<ImmutableDictionary<string, object>> Blocks(
        this ImmutableDictionary<string, object> inputs, string path) =>
        inputs.At(path) is ImmutableArray<object> list ? [.. list.Cast<ImmutableDictionary<string, object>>()] : [];
}
