namespace Platform.Components.AddOns;

/// <summary>
/// An add-on without a chart: Kubernetes objects that the platform describes itself. Namespace, network policy and identity come before
/// them, with real edges.
/// </summary>
public abstract record ObjectsAddOn : NamespacedAddOn
{
    /// <summary>Its objects.</summary>
    /// <param name="inside">Names and places them; all of them wait for the namespace and the identity, where there are any.</param>
    protected abstract IEnumerable<Resource> Objects(AddOnChildren inside);

    /// <inheritdoc/>
    public sealed override Resource Install(AddOnContext context) => new ObjectsAddOnComponent(this, context);

    internal IEnumerable<Resource> Make(AddOnChildren inside) => Objects(inside);
}

/// <summary>The installed objects. It knows no particular add-on.</summary>
internal sealed class ObjectsAddOnComponent : AddOnComponent
{
    public ObjectsAddOnComponent(ObjectsAddOn addOn, AddOnContext context) : base(addOn, context)
    {
        _ = addOn.Make(Children([.. Home(), .. Identity()])).ToArray();
        RegisterOutputs();
    }
}
