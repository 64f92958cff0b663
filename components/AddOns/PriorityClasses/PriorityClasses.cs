using Scheduling = Pulumi.Kubernetes.Scheduling.V1;

namespace Platform.Components.AddOns;

/// <summary>Who keeps running when room is short: the platform before tenants. Two classes; neither is the default.</summary>
public sealed record PriorityClasses : ObjectsAddOn
{
    /// <inheritdoc/>
    public override string Name => "priority-classes";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <inheritdoc/>
    public override bool MakesNamespace => false;

    /// <summary>The priority of <see cref="Priorities.Critical"/>, up to 1,000,000,000. Default: 1,000,000.</summary>
    public int CriticalPriority { get; init; } = 1_000_000;

    /// <summary>The priority of <see cref="Priorities.Standard"/>, above 0, at which pods without a class are. Default: 100,000.</summary>
    public int StandardPriority { get; init; } = 100_000;

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.PriorityClasses];

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (CriticalPriority is <= 0 or > 1_000_000_000)
            yield return new("criticalPriority", $"{CriticalPriority}", "must lie between 1 and 1000000000", "set it to 1000000");
        if (StandardPriority <= 0 || StandardPriority >= CriticalPriority)
            yield return new("standardPriority", $"{StandardPriority}", "must lie between 0 and criticalPriority", "set it to 100000");
    }

    /// <summary>Both classes; critical pods may take the place of others.</summary>
    protected override IEnumerable<Resource> Objects(AddOnChildren inside) =>
    [
        Class(inside, Priorities.Critical, CriticalPriority, "The platform's own: other workloads cannot run without it."),
        Class(inside, Priorities.Standard, StandardPriority, "The platform's own: workloads run on without it for a while."),
    ];

    private static Scheduling.PriorityClass Class(AddOnChildren inside, string name, int value, string description) =>
        new(inside.Named(name), new()
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = name },
            Value = value,
            Description = description,
            GlobalDefault = false,
            PreemptionPolicy = "PreemptLowerPriority",
        }, inside.Options());
}
