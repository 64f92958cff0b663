using Platform.Components.Identity;

namespace Platform.Components.AddOns;

/// <summary>An add-on whose pods live in a namespace: how strict it is, who may talk to it, and who its pods are in the cloud.</summary>
public abstract record NamespacedAddOn : AddOn
{
    /// <summary>The namespace. Default: one of its own, of the add-on's name.</summary>
    public virtual string HomeNamespace => Name;

    /// <summary>
    /// Whether the namespace is this add-on's to make; <c>kube-system</c>, and one that another add-on makes, is not. Default: yes.
    /// </summary>
    public virtual bool MakesNamespace => true;

    /// <summary>
    /// Whether the namespace stays in the cluster when the add-on goes, where kinds and their objects stay: with it would go the claims of
    /// volumes that hold what cannot be made again. Default: no.
    /// </summary>
    public virtual bool KeepsNamespace => false;

    /// <summary>What the namespace's pods may ask of their node. Default: restricted.</summary>
    public virtual PodSecurity PodSecurity => PodSecurity.Restricted;

    /// <summary>Labels of the namespace beyond its Pod Security level. Default: none.</summary>
    public virtual ImmutableSortedDictionary<string, string> NamespaceLabels => ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// The traffic of the namespace; without a namespace of its own an add-on has no say. Default: the API server and the cloud.
    /// </summary>
    public virtual NetworkRules Network => new();

    /// <inheritdoc/>
    public override ImmutableSortedSet<int> WebhookPorts => Network.Webhooks;

    /// <summary>The Kubernetes service account that acts in the cloud. Default: of the add-on's name.</summary>
    public virtual string ServiceAccount => Name;

    /// <summary>What its service account may do in the cloud. Default: nothing, and no identity.</summary>
    /// <param name="facts">The cluster and what else is in it.</param>
    public virtual Permissions? Permissions(AddOnFacts facts) => null;

    /// <summary>What it keeps in the cloud, made before its identity and everything in the cluster. Default: nothing.</summary>
    /// <param name="facts">The cluster and what else is in it.</param>
    public virtual CloudNeeds CloudNeeds(AddOnFacts facts) => AddOns.CloudNeeds.None;

    /// <summary>What its service account may do in the cloud, with what it keeps there. Default: what it may do without.</summary>
    /// <param name="facts">The cluster and what else is in it.</param>
    /// <param name="cloud">What it asked for.</param>
    public virtual Permissions? Permissions(AddOnFacts facts, CloudGiven cloud) => Permissions(facts);

    /// <summary>
    /// Whether its pods call pods that they do not know, and so must speak for the mesh where there is one: ingress and scraping.
    /// </summary>
    internal bool Meshed => MakesNamespace && Network.To.ContainsKey("*");

    internal override ImmutableSortedSet<Capability> Implied =>
        Meshed ? [Capability.PriorityClasses, Capability.MeshKinds] : [Capability.PriorityClasses];
}
