using Platform.Components.CloudParts;
using Platform.Components.Identity;

namespace Platform.Components.AddOns;

/// <summary>
/// What every installed add-on begins with: its namespace with a network policy, and its identity. It knows no particular add-on.
/// </summary>
internal abstract class AddOnComponent : PlatformComponent
{
    private readonly NamespacedAddOn _addOn;
    private readonly AddOnContext _context;

    protected AddOnComponent(NamespacedAddOn addOn, AddOnContext context)
        : base(Token(addOn), context.Name, ResourceArgs.Empty, context.Options)
    {
        _addOn = addOn;
        _context = context;
        Cloud = MakeCloud();
    }

    /// <summary>The token of an add-on's component: one per add-on, as each is a type of its own in the tree.</summary>
    public static string Token(AddOn addOn) => $"platform:addOns:{addOn.GetType().Name}";

    /// <summary>What the add-on got in the cloud; its identity once that is made.</summary>
    protected CloudGiven Cloud { get; private set; }

    /// <summary>The namespace and its policy, where they are the add-on's to make.</summary>
    protected Resource[] Home()
    {
        if (!_addOn.MakesNamespace)
            return [];

        var kept = Inside();
        kept.RetainOnDelete = _addOn.KeepsNamespace && _context.Facts.RetainKinds;
        var home = new K8s.Core.V1.Namespace(Named("namespace"), new()
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs
            {
                Name = _addOn.HomeNamespace,
                Labels = Labels(),
            },
        }, kept);
        var policy = new K8s.Networking.V1.NetworkPolicy(Named("traffic"), new()
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = "traffic", Namespace = _addOn.HomeNamespace },
            Spec = NamespacePolicies.Of(_addOn.Network, _context.Facts.Offers(Capability.Mesh)),
        }, Inside(home));
        return Meshed ? [home, policy, Edge(home)] : [home, policy];
    }

    /// <summary>The identity, where the add-on acts in the cloud.</summary>
    protected Resource[] Identity()
    {
        if (_addOn.Permissions(_context.Facts, Cloud) is not { } permissions)
            return [];

        var identity = _context.Cluster.Identify(_addOn.Name, new WorkloadIdentityArgs
        {
            Namespace = _addOn.HomeNamespace,
            ServiceAccount = _addOn.ServiceAccount,
            Permissions = permissions,
        });
        Cloud = Cloud with { Identity = identity };
        return [identity];
    }

    /// <summary>Makes names and options of children that wait for some of the others.</summary>
    protected AddOnChildren Children(Resource[] after) => new(_context, _addOn.Name, _addOn.HomeNamespace, Cloud, Inside, after);

    private bool Meshed => _addOn.Meshed && _context.Facts.Offers(Capability.Mesh);

    private CloudGiven MakeCloud()
    {
        var needs = _addOn.CloudNeeds(_context.Facts);
        var stores = needs.Stores.ToImmutableSortedDictionary(
            store => store.Key, store => Store(store.Key, store.Value), StringComparer.Ordinal);
        foreach (var (group, days) in needs.LogGroups)
        {
            Maker().LogGroup($"{_context.Name}-logs", new()
            {
                Group = group,
                RetentionDays = days,
                Keep = _context.Facts.RetainKinds,
            });
        }

        var key = !needs.UnsealKey ? null : Maker().UnsealKey($"{_context.Name}-unseal", new()
        {
            KeyName = $"{_context.Facts.Cluster}-{_addOn.Name}",
            Keep = _context.Facts.RetainKinds,
        });
        return new(key, stores, null);
    }

    private ObjectStore Store(string use, int? expireDays) => Maker().Store($"{_context.Name}-{use}", new()
    {
        BucketName = $"{_context.Facts.Cluster}-{use}",
        Keep = _context.Facts.RetainKinds,
        ExpireDays = expireDays,
    });

    private ICloud Maker() =>
        _context.Cloud ?? throw new InvalidOperationException($"{_addOn.Name}: the composition gives it nothing to keep things in");

    private InputMap<string> Labels()
    {
        var labels = new Dictionary<string, string>(_addOn.NamespaceLabels)
        {
            ["pod-security.kubernetes.io/enforce"] = Level,
            ["pod-security.kubernetes.io/audit"] = Level,
            ["pod-security.kubernetes.io/warn"] = Level,
        };
        if (Meshed)
            labels["istio.io/dataplane-mode"] = "ambient";
        return labels;
    }

    /// <summary>
    /// Callers from outside the mesh, such as load balancers and the API server, reach the pods as before; the pods' own calls are the
    /// mesh's.
    /// </summary>
    private K8s.ApiExtensions.CustomResource Edge(Resource home) => new(Named("edge"), new CustomObject(
        "security.istio.io/v1",
        "PeerAuthentication",
        new() { Name = "edge", Namespace = _addOn.HomeNamespace },
        new { mtls = new { mode = "PERMISSIVE" } }), Inside(home));

    private string Level => _addOn.PodSecurity.ToString().ToLowerInvariant();
}
