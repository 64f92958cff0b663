using System.Text.Json.Nodes;
using Platform.Components.Identity;

namespace Platform.Components.AddOns;

/// <summary>
/// An add-on that a chart installs. It says what is particular to it; namespace, network policy, identity and release, in that order and
/// with real edges, are written here once for all.
/// </summary>
public abstract record HelmAddOn : AddOn
{
    /// <summary>The chart at its version, from <see cref="Charts"/>.</summary>
    public abstract Chart Chart { get; }

    /// <summary>The namespace. Default: one of its own, of the add-on's name.</summary>
    public virtual string HomeNamespace => Name;

    /// <summary>Whether the namespace is this add-on's to make; <c>kube-system</c>, and one that another add-on makes, is not. Default: yes.</summary>
    public virtual bool MakesNamespace => true;

    /// <summary>What the namespace's pods may ask of their node. Default: restricted.</summary>
    public virtual PodSecurity PodSecurity => PodSecurity.Restricted;

    /// <summary>The traffic of the namespace; without a namespace of its own an add-on has no say. Default: the API server and the cloud.</summary>
    public virtual NetworkRules Network => new();

    /// <inheritdoc/>
    public override ImmutableSortedSet<int> WebhookPorts => Network.Webhooks;

    /// <summary>The Kubernetes service account that acts in the cloud. Default: of the add-on's name.</summary>
    public virtual string ServiceAccount => Name;

    /// <summary>Whether the release waits until its pods are ready. Default: yes; only what cannot become ready by itself says no.</summary>
    public virtual bool Awaits => true;

    /// <summary>How long the release may take, in seconds. Default: 600, for image pulls on fresh nodes.</summary>
    public virtual int TimeoutSeconds => 600;

    /// <summary>Whether Helm leaves out what the chart keeps in <c>crds/</c>, because the kinds are a release or a layer of their own. Default: no.</summary>
    public virtual bool SkipsKinds => false;

    /// <summary>Values of the chart over what the platform sets, key by key. Default: none.</summary>
    public JsonObject? Values { get; init; }

    /// <summary>What its service account may do in the cloud. Default: nothing, and no identity.</summary>
    /// <param name="facts">The cluster and what else is in it.</param>
    public virtual Permissions? Permissions(AddOnFacts facts) => null;

    /// <summary>The chart's values, as an anonymous type, dictionaries and lists.</summary>
    /// <param name="facts">The cluster and what else is in it.</param>
    protected abstract object ChartValues(AddOnFacts facts);

    /// <summary>What must exist in the namespace before the release, such as a secret that pods mount. Default: nothing.</summary>
    /// <param name="inside">Names and places children.</param>
    protected virtual IEnumerable<Resource> Before(AddOnChildren inside) => [];

    /// <summary>What is made of the kinds that the release serves. Default: nothing.</summary>
    /// <param name="inside">Names and places children; all of them wait for the release.</param>
    protected virtual IEnumerable<Resource> After(AddOnChildren inside) => [];

    /// <inheritdoc/>
    public sealed override Resource Install(AddOnContext context) => new HelmAddOnComponent(this, context);

    internal object ValuesFor(AddOnFacts facts) => ChartValues(facts);

    internal IEnumerable<Resource> MakeBefore(AddOnChildren inside) => Before(inside);

    internal IEnumerable<Resource> MakeAfter(AddOnChildren inside) => After(inside);
}
