using Platform.Components.Identity;

namespace Platform.Components.AddOns;

/// <summary>An add-on whose pods live in a namespace: how strict it is, who may talk to it, and who its pods are in the cloud.</summary>
public abstract record NamespacedAddOn : AddOn
{
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

    /// <summary>What its service account may do in the cloud. Default: nothing, and no identity.</summary>
    /// <param name="facts">The cluster and what else is in it.</param>
    public virtual Permissions? Permissions(AddOnFacts facts) => null;
}
