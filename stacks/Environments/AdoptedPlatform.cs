using Platform.Components.CloudParts;
using Platform.Components.Clusters;
using Platform.Components.Identity;
using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>The add-ons and identities of a cluster that something else made, on either cloud or on none.</summary>
internal static class AdoptedPlatform
{
    public static ClusterExports Build(ClusterScope scope) => scope.Part switch
    {
        LayerPart.Foundation or LayerPart.Clusters => new(null, ImmutableDictionary<string, object?>.Empty),
        _ => new(InCluster(scope)),
    };

    private static ClusterReference InCluster(ClusterScope scope)
    {
        var cloud = Provider(scope);
        var cluster = Cluster(scope, cloud);
        Identities(scope, cluster);
        scope.InstallAddOns(cluster, Parts(scope, cloud),
            new() { NetworkId = scope.Spec.Existing!.NetworkId is { } network ? (Input<string>)network : null });
        return cluster;
    }

    private static ProviderResource? Provider(ClusterScope scope) => scope.Spec.Cloud switch
    {
        Cloud.Aws => AwsPlatform.Provider(scope),
        Cloud.Gcp => GcpPlatform.Provider(scope),
        _ => null,
    };

    private static ICloud? Parts(ClusterScope scope, ProviderResource? cloud) => cloud switch
    {
        Aws.Provider aws => new AwsCloud(AwsFacts.Of(scope.Spec.Region, scope.Spec.Account!, scope.Spec.Existing!.Name), scope.With(aws)),
        Gcp.Provider gcp => GcpPlatform.Parts(scope, gcp),
        _ => null,
    };

    private static ClusterReference Cluster(ClusterScope scope, ProviderResource? cloud)
    {
        var spec = scope.Spec;
        var existing = spec.Existing!;
        var token = cloud is Gcp.Provider google ? GcpPlatform.Token(scope, google) : null;
        return new(scope.Name, new()
        {
            ClusterName = existing.Name,
            Kubeconfig = existing.KubeconfigSecret is { } secret ? (Input<string>)scope.Secret(secret) : null,
            Authentication = token is null ? GkeAuthentication.ExecPlugin : GkeAuthentication.AccessToken,
            AccessToken = token,
            Eks = spec.Cloud != Cloud.Aws ? null : new()
            {
                Region = spec.Region,
                Account = spec.Account!,
                Endpoint = Given(existing.Endpoint),
                CertificateAuthority = Given(existing.CertificateAuthority),
            },
            Gke = spec.Cloud != Cloud.Gcp ? null : new()
            {
                Project = spec.Project!,
                ProjectNumber = spec.ProjectNumber!,
                Location = spec.Region,
                DnsEndpoint = Given(existing.Endpoint),
            },
            ForgetUnreachable = spec.ForgetUnreachable,
        }, cloud is null ? new() : scope.With(cloud));
    }

    private static Input<string>? Given(string? text) => text is null ? null : (Input<string>)text;

    private static void Identities(ClusterScope scope, ClusterReference cluster)
    {
        foreach (var (name, workload) in scope.Spec.Identities)
            _ = cluster.Identify(name, workload.Args());
    }
}
