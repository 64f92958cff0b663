using Platform.Stacks.Specs;

namespace Platform.Stacks.Versions;

/// <summary>
/// Every Kubernetes minor that the platform was written for, with the clouds' support dates as of November 2026. The only place that
/// knows one; a new minor is a line here. Clouds support 14 months as standard; extended support lasts until 26 months after the
/// release on EKS and 24 on GKE.
/// </summary>
public static class KubernetesMinors
{
    private const string EksCalendar = "Amazon EKS user guide, Kubernetes release calendar";
    private const string GkeSchedule = "GKE release schedule, Regular channel";

    /// <summary>Estimated from the first images and the usual 14 months: the calendar of the date above did not have it.</summary>
    private const string Estimate = "estimated: 14 months of standard support after the first release";

    /// <summary>The table.</summary>
    public static ImmutableArray<KubernetesMinor> All { get; } =
    [
        new(Cloud.Aws, "1.34", new(2026, 12, 2), new(2027, 12, 2), "1.6.0", EksCalendar),
        new(Cloud.Aws, "1.35", new(2027, 3, 27), new(2028, 3, 27), "1.9.0", EksCalendar),
        new(Cloud.Aws, "1.36", new(2027, 8, 2), new(2028, 8, 2), "1.13.0", Estimate),
        new(Cloud.Gcp, "1.33", new(2026, 8, 3), new(2027, 6, 3), null, GkeSchedule),
        new(Cloud.Gcp, "1.34", new(2026, 10, 1), new(2027, 9, 30), null, GkeSchedule),
        new(Cloud.Gcp, "1.35", new(2027, 4, 11), new(2028, 2, 11), null, GkeSchedule),
        new(Cloud.Gcp, "1.36", new(2027, 8, 1), new(2028, 6, 1), null, Estimate),
    ];

    /// <summary>The cloud's entry for a minor; null when there is none.</summary>
    public static KubernetesMinor? Find(Cloud cloud, string minor) =>
        All.FirstOrDefault(entry => entry.Cloud == cloud && entry.Minor == minor);
}
