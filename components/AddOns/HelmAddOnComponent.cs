using Platform.Components.Identity;

namespace Platform.Components.AddOns;

/// <summary>An installed chart: namespace, network policy, identity and release, each waiting for the one before. It knows no particular chart.</summary>
internal sealed class HelmAddOnComponent : PlatformComponent
{
    private readonly HelmAddOn _addOn;
    private readonly AddOnContext _context;

    public HelmAddOnComponent(HelmAddOn addOn, AddOnContext context)
        : base(Token(addOn), context.Name, ResourceArgs.Empty, context.Options)
    {
        _addOn = addOn;
        _context = context;
        var home = Home();
        var identity = Identity();
        var before = addOn.MakeBefore(Children(home)).ToArray();
        var release = Release([.. home, .. identity, .. before]);
        _ = addOn.MakeAfter(Children([release])).ToArray();
        RegisterOutputs();
    }

    /// <summary>The token of an add-on's component: one per add-on, as each is a type of its own in the tree.</summary>
    public static string Token(AddOn addOn) => $"platform:addOns:{addOn.GetType().Name}";

    private Resource[] Home()
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

    private string Level => _addOn.PodSecurity.ToString().ToLowerInvariant();

    private Resource[] Identity() => _addOn.Permissions(_context.Facts) is { } permissions
        ? [_context.Cluster.Identify(_addOn.Name, new WorkloadIdentityArgs
        {
            Namespace = _addOn.HomeNamespace,
            ServiceAccount = _addOn.ServiceAccount,
            Permissions = permissions,
        })]
        : [];

    private AddOnChildren Children(Resource[] after) => new(_context, _addOn.HomeNamespace, Inside, after);

    private K8s.Helm.V3.Release Release(Resource[] after) => new(Named("release"), new K8s.Types.Inputs.Helm.V3.ReleaseArgs
    {
        Name = _addOn.Name,
        Namespace = _addOn.HomeNamespace,
        Chart = _addOn.Chart.Reference,
        Version = _addOn.Chart.Version,
        RepositoryOpts = Repository()!,
        Atomic = _addOn.Awaits,
        SkipAwait = !_addOn.Awaits,
        SkipCrds = _addOn.SkipsKinds,
        Timeout = _addOn.TimeoutSeconds,
        Values = HelmValues.Of(_addOn.ValuesFor(_context.Facts), _addOn.Values),
    }, Inside(after));

    private K8s.Types.Inputs.Helm.V3.RepositoryOptsArgs? Repository() =>
        _addOn.Chart.Repository is { } repository ? new() { Repo = repository } : null;
}
