using Inputs = Pulumi.Gcp.Container.Inputs;

namespace Platform.Components.Clusters;

/// <summary>How and when a GKE control plane gets newer: patches by themselves, minor versions by a change of the stack file.</summary>
public sealed record GkeUpgrades
{
    /// <summary>The release channel. Default: regular.</summary>
    public GkeReleaseChannel Channel { get; init; } = GkeReleaseChannel.Regular;

    /// <summary>When GKE may upgrade. Default: the nights of the weekend.</summary>
    public MaintenanceWindow Window { get; init; } = new();

    /// <summary>
    /// Whether minor versions wait until someone asks for them, at most until the end of their support. Patches still come. Default: true.
    /// </summary>
    public bool HoldMinorVersions { get; init; } = true;

    /// <summary>Times without upgrades by a name for each, up to 19; a sale, an audit. Default: none.</summary>
    public ImmutableSortedDictionary<string, GkeFreeze> Freezes { get; init; } = ImmutableSortedDictionary<string, GkeFreeze>.Empty;

    /// <summary>The fewest days between two minor upgrades of the control plane; null leaves it to GKE. Default: null.</summary>
    public int? DaysBetweenMinorVersions { get; init; }

    /// <summary>The fewest days between two patches of the control plane; null leaves it to GKE. Default: null.</summary>
    public int? DaysBetweenPatches { get; init; }

    /// <summary>
    /// For how many hours, 6 to 168, a minor upgrade of the control plane can be taken back; null upgrades in one step. Default: null.
    /// </summary>
    public int? RollbackHours { get; init; }

    /// <summary>The minor version that ends an upgrade which can be taken back, such as <c>1.36</c>. Default: none under way.</summary>
    public string? EmulatedVersion { get; init; }

    /// <summary>Whether patches come as soon as the channel has them and not when it makes them its default. Default: false.</summary>
    public bool AcceleratePatches { get; init; }

    /// <summary>What is announced on a Pub/Sub topic; nothing makes no topic. Default: bulletins, available and started upgrades.</summary>
    public ImmutableSortedSet<GkeNotification> Notifications { get; init; } =
        [GkeNotification.SecurityBulletinEvent, GkeNotification.UpgradeAvailableEvent, GkeNotification.UpgradeEvent];
}

/// <summary>A time in which GKE leaves a cluster alone.</summary>
public sealed record GkeFreeze
{
    /// <summary>Its first moment, RFC 3339 in UTC, such as <c>2026-11-20T00:00:00Z</c>.</summary>
    public string Start { get; init; } = "";

    /// <summary>Its last moment, RFC 3339 in UTC; up to 30 days later, as nothing at all is upgraded meanwhile.</summary>
    public string End { get; init; } = "";
}

/// <summary>Turns <see cref="GkeUpgrades"/> into a cluster's inputs.</summary>
internal static class GkeUpgradesInputs
{
    /// <summary>Before any cluster, so that the rule holds from the first day and never changes.</summary>
    private const string Always = "2026-01-01T00:00:00Z";

    public static Inputs.ClusterMaintenancePolicyArgs MaintenancePolicy(this GkeUpgrades upgrades) => new()
    {
        RecurringWindow = new Inputs.ClusterMaintenancePolicyRecurringWindowArgs
        {
            StartTime = upgrades.Window.FirstStart,
            EndTime = upgrades.Window.FirstEnd,
            Recurrence = upgrades.Window.Recurrence,
        },
        MaintenanceExclusions = Exclusions(upgrades).ToArray(),
        DisruptionBudget = Budget(upgrades).OrNone(),
    };

    public static Inputs.ClusterRollbackSafeUpgradeArgs? Rollback(this GkeUpgrades upgrades) =>
        upgrades.RollbackHours is { } hours ? new() { ControlPlaneSoakDuration = GoogleWire.Hours(hours) } : null;

    public static Inputs.ClusterGkeAutoUpgradeConfigArgs? Patches(this GkeUpgrades upgrades) =>
        upgrades.AcceleratePatches ? new() { PatchMode = "ACCELERATED" } : null;

    private static IEnumerable<Inputs.ClusterMaintenancePolicyMaintenanceExclusionArgs> Exclusions(GkeUpgrades upgrades)
    {
        if (upgrades.HoldMinorVersions)
        {
            yield return new()
            {
                ExclusionName = "minor-versions-by-request",
                StartTime = Always,
                ExclusionOptions = new Inputs.ClusterMaintenancePolicyMaintenanceExclusionExclusionOptionsArgs
                {
                    Scope = "NO_MINOR_UPGRADES",
                    EndTimeBehavior = "UNTIL_END_OF_SUPPORT",
                },
            };
        }

        foreach (var (name, freeze) in upgrades.Freezes)
        {
            yield return new()
            {
                ExclusionName = name,
                StartTime = freeze.Start,
                EndTime = freeze.End,
                ExclusionOptions = new Inputs.ClusterMaintenancePolicyMaintenanceExclusionExclusionOptionsArgs { Scope = "NO_UPGRADES" },
            };
        }
    }

    private static Inputs.ClusterMaintenancePolicyDisruptionBudgetArgs? Budget(GkeUpgrades upgrades) =>
        upgrades is { DaysBetweenMinorVersions: null, DaysBetweenPatches: null } ? null : new()
        {
            MinorVersionDisruptionInterval = Days(upgrades.DaysBetweenMinorVersions).OrNone(),
            PatchVersionDisruptionInterval = Days(upgrades.DaysBetweenPatches).OrNone(),
        };

    private static string? Days(int? days) => days is { } number ? GoogleWire.Days(number) : null;
}
