namespace Platform.Components.AddOns;

/// <summary>
/// An installed chart: namespace, network policy, identity and release, each waiting for the one before. It knows no particular chart.
/// </summary>
internal sealed class HelmAddOnComponent : AddOnComponent
{
    private readonly HelmAddOn _addOn;
    private readonly AddOnContext _context;

    public HelmAddOnComponent(HelmAddOn addOn, AddOnContext context) : base(addOn, context)
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
        Values = HelmValues.Of(_addOn.ValuesFor(_context.Facts, Cloud), _addOn.Values),
    }, Inside(after));

    private K8s.Types.Inputs.Helm.V3.RepositoryOptsArgs? Repository() =>
        _addOn.Chart.Repository is { } repository ? new() { Repo = repository } : null;
}
