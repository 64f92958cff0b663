using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>Makes node pools side by side, a few at a time: more operations than these at once on one cluster are refused by GKE.</summary>
internal static class PoolsInFlight
{
    /// <summary>How many pools are made at the same time.</summary>
    /// <seealso href="https://github.com/hashicorp/terraform-provider-google/issues/15205"/>
    public const int Most = 5;

    /// <summary>The pools by name, made in the order of their names; from the sixth on, each waits for the one five before it.</summary>
    /// <param name="specs">The pools by name.</param>
    /// <param name="before">What every pool waits for.</param>
    /// <param name="make">Makes a pool after some resources.</param>
    public static ImmutableSortedDictionary<string, TPool> Make<TPool>(
        ImmutableSortedDictionary<string, NodePoolSpec> specs, Resource[] before, Func<string, NodePoolSpec, Resource[], TPool> make)
        where TPool : Resource
    {
        var made = new List<KeyValuePair<string, TPool>>();
        foreach (var (name, spec) in specs)
            made.Add(new(name, make(name, spec, made.Count < Most ? before : [.. before, made[^Most].Value])));
        return made.ToImmutableSortedDictionary();
    }
}
