using Platform.Components.Clusters;

namespace Platform.Components.AddOns;

/// <summary>Installs a plan in a cluster. Order and problems are the plan's; it only turns them into edges.</summary>
public static class AddOnLayer
{
    /// <summary>Installs every add-on of a sound plan after those that it waits for.</summary>
    /// <param name="plan">The plan; without problems.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="name">The logical name of an add-on's component, by the add-on's name.</param>
    /// <param name="options">Options of an add-on's component, by what it waits for.</param>
    /// <returns>The installed add-ons by name, for what waits for one of them.</returns>
    public static ImmutableSortedDictionary<string, Resource> Install(
        AddOnPlan plan, ICluster cluster, Func<string, string> name, Func<IEnumerable<Resource>, ComponentResourceOptions> options)
    {
        var installed = ImmutableSortedDictionary.CreateBuilder<string, Resource>(StringComparer.Ordinal);
        foreach (var addOn in plan.Order)
        {
            var after = plan.Providers[addOn.Name].Select(provider => installed[provider]);
            installed.Add(addOn.Name, addOn.Install(new AddOnContext(plan.Facts, cluster, name(addOn.Name), options(after))));
        }

        return installed.ToImmutable();
    }
}
