using Platform.Stacks.Specs;

namespace Platform.Stacks.Versions;

/// <summary>A Kubernetes minor version as a cloud supports it.</summary>
/// <param name="Cloud">Whose service.</param>
/// <param name="Minor">The minor version, such as <c>1.35</c>.</param>
/// <param name="StandardUntil">
/// The last day of standard support; from then on AWS asks six times the price or upgrades, and GKE upgrades.
/// </param>
/// <param name="ExtendedUntil">The last day of extended support; after it the cloud upgrades whether one likes it or not.</param>
/// <param name="Karpenter">The lowest Karpenter that supports it; null where Karpenter does not run.</param>
/// <param name="Source">Where the dates come from.</param>
public sealed record KubernetesMinor(
    Cloud Cloud, string Minor, DateOnly StandardUntil, DateOnly ExtendedUntil, string? Karpenter, string Source)
{
    /// <summary>The number after the dot: minors are compared by it.</summary>
    public int Number => int.Parse(Minor.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);
}
