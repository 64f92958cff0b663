namespace Platform.Components.AddOns;

/// <summary>The kinds of the Gateway API, standard channel. It brings no controller.</summary>
public sealed record GatewayApi : ObjectsAddOn
{
    /// <inheritdoc/>
    public override string Name => "gateway-api";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.GatewayKinds];

    /// <summary>
    /// A cluster that keeps the kinds itself would undo a second owner's work, and the kinds' own policy would refuse it.
    /// </summary>
    public override bool BelongsOn(AddOnFacts facts) => !facts.Native.Contains(Capability.GatewayKinds);

    /// <inheritdoc/>
    protected override IEnumerable<Resource> Objects(AddOnChildren inside) => [AppliedKinds.Make(inside, KindBundles.GatewayApi)];
}
