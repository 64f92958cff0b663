using Platform.Components.AddOns;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Rbac = Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Platform.Components.Tenants;

/// <summary>
/// A tenant's namespace: hardened pods, a share of the cluster, its people, and no traffic that nobody named. What runs in it is the
/// tenant's.
/// </summary>
public sealed class Tenant : PlatformComponent
{
    internal const string Token = "platform:tenants:Tenant";

    private readonly TenantArgs _args;

    /// <summary>Makes the tenant.</summary>
    public Tenant(string name, TenantArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        var home = Home();
        Quota(home);
        Limits(home);
        NoTokenByDefault(home);
        People(home);
        Traffic(home);
        if (Delivered)
            Project(home);
        if (Meshed)
            OnlyTheNamed(home);

        Namespace = home.Metadata.Apply(metadata => metadata.Name);
        RegisterOutputs();
    }

    /// <summary>The namespace.</summary>
    [Output] public Output<string> Namespace { get; }

    private TenantSpec Spec => _args.Spec;

    private string HomeName => Spec.Namespace ?? _args.Tenant;

    private bool Meshed => Spec.Mesh && _args.Facts.Offers(Capability.Mesh);

    private bool Delivered => !Spec.Repositories.IsEmpty && _args.Facts.Offers(Capability.Delivery);

    private Meta.ObjectMetaArgs Metadata(string name) => new() { Name = name, Namespace = HomeName };

    private K8s.Core.V1.Namespace Home()
    {
        var labels = new Dictionary<string, string>
        {
            [Guardrails.TenantLabel] = _args.Tenant,
            ["pod-security.kubernetes.io/enforce"] = "restricted",
            ["pod-security.kubernetes.io/audit"] = "restricted",
            ["pod-security.kubernetes.io/warn"] = "restricted",
        };
        if (Meshed)
            labels["istio.io/dataplane-mode"] = "ambient";
        return new(Named("namespace"), new() { Metadata = new Meta.ObjectMetaArgs { Name = HomeName, Labels = labels } }, Inside());
    }

    /// <summary>Load balancers and node ports cost money or open nodes, so a tenant has none of its own.</summary>
    private void Quota(Resource home) => _ = new K8s.Core.V1.ResourceQuota(Named("quota"), new()
    {
        Metadata = Metadata("quota"),
        Spec = new Core.ResourceQuotaSpecArgs
        {
            Hard =
            {
                ["requests.cpu"] = Spec.Cpu,
                ["requests.memory"] = Spec.Memory,
                ["limits.memory"] = Spec.Memory,
                ["requests.storage"] = Spec.Storage,
                ["pods"] = $"{Spec.Pods}",
                ["services.loadbalancers"] = "0",
                ["services.nodeports"] = "0",
            },
        },
    }, Inside(home));

    private void Limits(Resource home) => _ = new K8s.Core.V1.LimitRange(Named("limits"), new()
    {
        Metadata = Metadata("limits"),
        Spec = new Core.LimitRangeSpecArgs
        {
            Limits =
            [
                new Core.LimitRangeItemArgs
                {
                    Type = "Container",
                    DefaultRequest = { ["cpu"] = Spec.DefaultCpu, ["memory"] = Spec.DefaultMemory },
                    Default = { ["memory"] = Spec.DefaultMemory },
                    Max = { ["memory"] = Spec.LargestMemory },
                },
            ],
        },
    }, Inside(home));

    /// <summary>Kubernetes makes the account <c>default</c> itself; only its token is taken from pods that did not ask for it.</summary>
    private void NoTokenByDefault(Resource home) => _ = new K8s.Core.V1.ServiceAccountPatch(Named("default-account"), new()
    {
        Metadata = new Meta.ObjectMetaPatchArgs
        {
            Name = "default",
            Namespace = HomeName,
            Annotations = { ["pulumi.com/patchForce"] = "true" },
        },
        AutomountServiceAccountToken = false,
    }, Inside(home));

    private void People(Resource home)
    {
        var role = new K8s.Rbac.V1.Role(Named("developer"), new()
        {
            Metadata = Metadata("developer"),
            Rules = TenantRoles.Developer(Spec.OwnNetworkPolicies),
        }, Inside(home));
        foreach (var group in Spec.Developers)
            Bind("developer", "Role", "developer", group, role);
        // Kubernetes' own role of this name leaves out secrets and roles.
        foreach (var group in Spec.Viewers)
            Bind("viewer", "ClusterRole", "view", group, home);
    }

    private void Bind(string what, string kind, string role, string group, Resource after)
    {
        var name = $"{what}-{ObjectName(group)}";
        _ = new K8s.Rbac.V1.RoleBinding(Named(name), new()
        {
            Metadata = Metadata(name),
            RoleRef = new Rbac.RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = kind, Name = role },
            Subjects = [new Rbac.SubjectArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "Group", Name = group }],
        }, Inside(after));
    }

    /// <summary>Groups may be named by addresses, which names of objects cannot hold.</summary>
    private static string ObjectName(string group) =>
        string.Concat(group.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '-'))
            .Trim('-', '.');

    private void Traffic(Resource home) => _ = new K8s.Networking.V1.NetworkPolicy(Named("traffic"), new()
    {
        Metadata = Metadata("traffic"),
        Spec = TenantTraffic.Of(Spec, Meshed),
    }, Inside(home));

    /// <summary>
    /// Applications from the tenant's repositories into the tenant's namespace, of the kinds that applications are made of.
    /// </summary>
    private void Project(Resource home) => _ = new K8s.ApiExtensions.CustomResource(Named("project"), new CustomObject(
        ArgoCd.Group, "AppProject", new() { Name = _args.Tenant, Namespace = ArgoCd.Home }, new
        {
            description = $"Applications of {_args.Tenant}.",
            sourceRepos = Spec.Repositories.ToArray(),
            destinations = new[] { new { server = "https://kubernetes.default.svc", @namespace = HomeName } },
            clusterResourceWhitelist = Array.Empty<object>(),
            namespaceResourceWhitelist = Kinds().Select(kind => new { group = kind.Group, kind = kind.Kind }).ToArray(),
        }), Inside(home));

    private ImmutableArray<(string Group, string Kind)> Kinds() =>
        Spec.OwnNetworkPolicies ? TenantRoles.Kinds.Add(("networking.k8s.io", "NetworkPolicy")) : TenantRoles.Kinds;

    private string[] MeshCallers() => [HomeName, .. TenantTraffic.Callers(Spec)];

    /// <summary>In the mesh a tunnel carries every port, so callers are named once more, where certificates tell who they are.</summary>
    private void OnlyTheNamed(Resource home) => _ = new K8s.ApiExtensions.CustomResource(Named("callers"), new CustomObject(
        "security.istio.io/v1", "AuthorizationPolicy", Metadata("callers"), new
        {
            action = "ALLOW",
            rules = new[] { new { from = new[] { new { source = new { namespaces = MeshCallers() } } } } },
        }), Inside(home));
}

/// <summary>Inputs of a <see cref="Tenant"/>.</summary>
public sealed class TenantArgs : ResourceArgs
{
    /// <summary>The tenant's name.</summary>
    public required string Tenant { get; init; }

    /// <summary>What it is to be.</summary>
    public required TenantSpec Spec { get; init; }

    /// <summary>The cluster, with what it and its add-ons offer.</summary>
    public required AddOnFacts Facts { get; init; }
}
