using Platform.Components.NodePools;

namespace Platform.Components.AddOns;

/// <summary>
/// The class by which pods ask for a sandbox: gVisor, on pools that have it. A cluster that makes the class of its own sandbox pools keeps
/// it.
/// </summary>
public sealed record RuntimeClasses : ObjectsAddOn
{
    /// <inheritdoc/>
    public override string Name => "runtime-classes";

    /// <inheritdoc/>
    /// <value>Default: false; it wants a pool whose nodes have the runtime.</value>
    public override bool Enabled { get; init; }

    /// <inheritdoc/>
    public override bool MakesNamespace => false;

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.SandboxedRuntimes];

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <summary>The class, bound to the nodes that serve it.</summary>
    protected override IEnumerable<Resource> Objects(AddOnChildren inside)
    {
        if (!inside.Facts.Native.Contains(Capability.SandboxedRuntimes))
            yield return BoundRuntimeClass.Make(inside, GVisor.NodeValue, GVisor.Handler, "20m", "32Mi");
    }
}
