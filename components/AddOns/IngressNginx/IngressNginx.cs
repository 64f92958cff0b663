namespace Platform.Components.AddOns;

/// <summary>The ingress-nginx controller in a namespace of its own, behind the cloud's network load balancer.</summary>
public sealed class IngressNginx : PlatformComponent
{
    internal const string Token = "platform:addOns:IngressNginx";

    private const string Namespace = "ingress-nginx";

    /// <summary>Installs the controller.</summary>
    public IngressNginx(string name, IngressNginxArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        var home = new K8s.Core.V1.Namespace(Named("namespace"), new()
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs
            {
                Name = Namespace,
                Labels = { ["pod-security.kubernetes.io/enforce"] = "baseline" },
            },
        }, Inside());
        _ = new K8s.Helm.V3.Release(Named("release"), new K8s.Types.Inputs.Helm.V3.ReleaseArgs
        {
            Name = Namespace,
            Namespace = home.Metadata.Apply(metadata => metadata.Name),
            Chart = Charts.IngressNginx.Name,
            Version = Charts.IngressNginx.Version,
            RepositoryOpts = new K8s.Types.Inputs.Helm.V3.RepositoryOptsArgs { Repo = Charts.IngressNginx.Repository },
            Atomic = true,
            Values = Values(args),
        }, Inside());
        RegisterOutputs();
    }

    /// <summary>Several replicas that no zone's loss takes all of; one, without a budget, where there is but one.</summary>
    private static InputMap<object> Values(IngressNginxArgs args) => new()
    {
        ["controller"] = new Dictionary<string, object?>
        {
            ["replicaCount"] = args.Replicas,
            ["minAvailable"] = args.Replicas > 1 ? args.Replicas - 1 : 0,
            ["admissionWebhooks"] = new Dictionary<string, object?> { ["enabled"] = true },
            ["metrics"] = new Dictionary<string, object?> { ["enabled"] = true },
            ["service"] = new Dictionary<string, object?>
            {
                ["externalTrafficPolicy"] = "Local",
                ["annotations"] = args.ServiceAnnotations.ToDictionary(entry => entry.Key, entry => (object?)entry.Value),
            },
            ["topologySpreadConstraints"] = new[]
            {
                new Dictionary<string, object?>
                {
                    ["maxSkew"] = 1,
                    ["topologyKey"] = "topology.kubernetes.io/zone",
                    ["whenUnsatisfiable"] = "ScheduleAnyway",
                    ["labelSelector"] = new Dictionary<string, object?>
                    {
                        ["matchLabels"] = new Dictionary<string, object?> { ["app.kubernetes.io/name"] = Namespace },
                    },
                },
            },
        },
    };
}

/// <summary>Inputs of <see cref="IngressNginx"/>.</summary>
public sealed class IngressNginxArgs : ResourceArgs
{
    /// <summary>How many controllers run. Default: 3, one per zone.</summary>
    public int Replicas { get; init; } = 3;

    /// <summary>What the cloud must know about the load balancer. Default: nothing.</summary>
    public ImmutableSortedDictionary<string, string> ServiceAnnotations { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
