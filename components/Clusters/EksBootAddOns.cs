using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.Clusters;

/// <summary>
/// The add-ons that must be there before a node boots: the agent that hands pods their credentials, then the CNI, which is the first to
/// need some, and kube-proxy. They are daemons, so EKS calls them ready while there is no node yet.
/// </summary>
internal sealed class EksBootAddOns : PlatformComponent
{
    internal const string Token = "platform:clusters:EksBootAddOns";

    private const string ServiceAccount = "aws-node";

    private readonly EksBootAddOnsArgs _args;

    /// <summary>Installs the add-ons.</summary>
    public EksBootAddOns(string name, EksBootAddOnsArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        var agent = Install(new("eks-pod-identity-agent", args.Versions.PodIdentityAgent));
        Install(new("kube-proxy", args.Versions.KubeProxy));
        PodNetwork(agent);
        RegisterOutputs();
    }

    private void PodNetwork(Aws.Eks.Addon agent)
    {
        var role = new AwsPodRole(Named("vpc-cni"), new()
        {
            Cluster = _args.Cluster,
            Namespace = EksAddOn.Namespace,
            ServiceAccount = ServiceAccount,
            Permissions = VpcCniPermissions.Of(_args.Ipv6).Aws,
        }, Within());
        Install(
            new("vpc-cni", _args.Versions.VpcCni)
            {
                Configuration = EksAddOnConfiguration.VpcCni(_args.PodNetwork),
                Role = (role.Arn, ServiceAccount),
            },
            agent, role);
    }

    private Aws.Eks.Addon Install(EksAddOn addOn, params Resource[] after) =>
        new(Named(addOn.Name), addOn.On(_args.ClusterName), Inside(after));
}

/// <summary>Inputs of <see cref="EksBootAddOns"/>.</summary>
internal sealed class EksBootAddOnsArgs : ResourceArgs
{
    /// <summary>Where the cluster is.</summary>
    public required AwsFacts Cluster { get; init; }

    /// <summary>The cluster's physical name, as an output of the cluster.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The versions.</summary>
    public required EksAddOnVersions Versions { get; init; }

    /// <summary>Whether pods have IPv6 addresses.</summary>
    public required bool Ipv6 { get; init; }

    /// <summary>How pods get addresses.</summary>
    public required PodNetwork PodNetwork { get; init; }
}
