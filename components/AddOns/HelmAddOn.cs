using System.Text.Json.Nodes;

namespace Platform.Components.AddOns;

/// <summary>
/// An add-on that a chart installs. It says what is particular to it; namespace, network policy, identity and release, in that order and
/// with real edges, are written here once for all.
/// </summary>
public abstract record HelmAddOn : NamespacedAddOn
{
    /// <summary>The chart at its version, from <see cref="Charts"/>.</summary>
    public abstract Chart Chart { get; }

    /// <summary>
    /// Whether the release waits until its pods are ready. Default: yes; only what cannot become ready by itself says no.
    /// </summary>
    public virtual bool Awaits => true;

    /// <summary>How long the release may take, in seconds. Default: 600, for image pulls on fresh nodes.</summary>
    public virtual int TimeoutSeconds => 600;

    /// <summary>
    /// Whether Helm leaves out what the chart keeps in <c>crds/</c>, because the kinds are a release or a layer of their own. Default: no.
    /// </summary>
    public virtual bool SkipsKinds => false;

    /// <summary>Values of the chart over what the platform sets, key by key. Default: none.</summary>
    public JsonObject? Values { get; init; }

    /// <summary>The chart's values, as an anonymous type, dictionaries and lists.</summary>
    /// <param name="facts">The cluster and what else is in it.</param>
    protected virtual object ChartValues(AddOnFacts facts) => new { };

    /// <summary>The chart's values, where they hold something that it keeps in the cloud. Default: those without.</summary>
    /// <param name="facts">The cluster and what else is in it.</param>
    /// <param name="cloud">What it asked for, and its identity.</param>
    protected virtual object ChartValues(AddOnFacts facts, CloudGiven cloud) => ChartValues(facts);

    /// <summary>What must exist in the namespace before the release, such as a secret that pods mount. Default: nothing.</summary>
    /// <param name="inside">Names and places children.</param>
    protected virtual IEnumerable<Resource> Before(AddOnChildren inside) => [];

    /// <summary>What is made of the kinds that the release serves. Default: nothing.</summary>
    /// <param name="inside">Names and places children; all of them wait for the release.</param>
    protected virtual IEnumerable<Resource> After(AddOnChildren inside) => [];

    /// <inheritdoc/>
    public sealed override Resource Install(AddOnContext context) => new HelmAddOnComponent(this, context);

    internal object ValuesFor(AddOnFacts facts, CloudGiven cloud) => ChartValues(facts, cloud);

    internal IEnumerable<Resource> MakeBefore(AddOnChildren inside) => Before(inside);

    internal IEnumerable<Resource> MakeAfter(AddOnChildren inside) => After(inside);
}
