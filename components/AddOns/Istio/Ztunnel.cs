namespace Platform.Components.AddOns;

/// <summary>
/// The tunnel of the mesh Istio on every node: encrypts what pods of the mesh say to each other and refuses what is not encrypted, and what
/// nobody allowed.
/// </summary>
public sealed record Ztunnel : HelmAddOn
{
    /// <inheritdoc/>
    public override string Name => "ztunnel";

    /// <inheritdoc/>
    /// <value>Default: false.</value>
    public override bool Enabled { get; init; }

    /// <summary>Whether pods of the mesh refuse callers from outside of it. Default: true; false is for moving in.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>Existing namespaces in which nobody may call anything until an AuthorizationPolicy says so. Default: none.</summary>
    public ImmutableSortedSet<string> DenyByDefault { get; init; } = [];

    /// <inheritdoc/>
    public override Chart Chart => Charts.Ztunnel;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => IstioBase.Tested;

    /// <inheritdoc/>
    public override string HomeNamespace => IstioCni.Agents;

    /// <inheritdoc/>
    public override bool MakesNamespace => false;

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.Mesh];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.MeshControl, Capability.MeshRedirection];

    /// <summary>A new agent is there before the old one goes, so that a node's pods are never without a tunnel for long.</summary>
    protected override object ChartValues(AddOnFacts facts) => new
    {
        profile = "ambient",
        tag = Chart.Version,
        logAsJson = true,
        resources = PodResources.Of("200m", "512Mi", "1Gi"),
        resourceQuotas = new { enabled = true },
        updateStrategy = new { rollingUpdate = new { maxSurge = 1, maxUnavailable = 0 } },
    };

    /// <summary>Encryption for the whole mesh, and the namespaces that begin closed.</summary>
    protected override IEnumerable<Resource> After(AddOnChildren inside)
    {
        yield return new K8s.ApiExtensions.CustomResource(inside.Named("encryption"), new CustomObject(
            IstioBase.Security,
            "PeerAuthentication",
            new() { Name = "default", Namespace = IstioBase.Home },
            new { mtls = new { mode = Strict ? "STRICT" : "PERMISSIVE" } }), inside.Options());
        foreach (var name in DenyByDefault)
        {
            yield return new K8s.ApiExtensions.CustomResource(inside.Named($"deny-{name}"), new CustomObject(
                IstioBase.Security, "AuthorizationPolicy", new() { Name = "deny-by-default", Namespace = name }, new { }),
                inside.Options());
        }
    }
}
