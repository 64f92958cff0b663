using Platform.Components.Identity;

namespace Platform.Components.AddOns;

/// <summary>What every installed add-on begins with: its namespace with a network policy, and its identity. It knows no particular add-on.</summary>
internal abstract class AddOnComponent : PlatformComponent
{
    private readonly NamespacedAddOn _addOn;
    private readonly AddOnContext _context;

    protected AddOnComponent(NamespacedAddOn addOn, AddOnContext context)
        : base(Token(addOn), context.Name, ResourceArgs.Empty, context.Options)
    {
        _addOn = addOn;
        _context = context;
    }

    /// <summary>The token of an add-on's component: one per add-on, as each is a type of its own in the tree.</summary>
    public static string Token(AddOn addOn) => $"platform:addOns:{addOn.GetType().Name}";

    /// <summary>The namespace and its policy, where they are the add-on's to make.</summary>
    protected Resource[] Home()
    {
        if (!_addOn.MakesNamespace)
            return [];

        var home = new K8s.Core.V1.Namespace(Named("namespace"), new()
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs
            {
                Name = _addOn.HomeNamespace,
                Labels =
                {
                    ["pod-security.kubernetes.io/enforce"] = Level,
                    ["pod-security.kubernetes.io/audit"] = Level,
                    ["pod-security.kubernetes.io/warn"] = Level,
                },
            },
        }, Inside());
        var policy = new K8s.Networking.V1.NetworkPolicy(Named("traffic"), new()
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = "traffic", Namespace = _addOn.HomeNamespace },
            Spec = NamespacePolicies.Of(_addOn.Network),
        }, Inside(home));
        return [home, policy];
    }

    /// <summary>The identity, where the add-on acts in the cloud.</summary>
    protected Resource[] Identity() => _addOn.Permissions(_context.Facts) is { } permissions
        ? [_context.Cluster.Identify(_addOn.Name, new WorkloadIdentityArgs
        {
            Namespace = _addOn.HomeNamespace,
            ServiceAccount = _addOn.ServiceAccount,
            Permissions = permissions,
        })]
        : [];

    /// <summary>Makes names and options of children that wait for some of the others.</summary>
    protected AddOnChildren Children(Resource[] after) => new(_context, _addOn.HomeNamespace, Inside, after);

    private string Level => _addOn.PodSecurity.ToString().ToLowerInvariant();
}
