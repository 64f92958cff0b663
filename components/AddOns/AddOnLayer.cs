using Platform.Components.CloudParts;
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
    /// <param name="secrets">The stack file's secrets by name. Default: none.</param>
    /// <param name="cloud">Makes what add-ons keep in the cloud. Default: null, for plans in which nothing keeps anything there.</param>
    /// <returns>The installed add-ons by name, for what waits for one of them.</returns>
    public static ImmutableSortedDictionary<string, Resource> Install(
        AddOnPlan plan,
        ICluster cluster,
        Func<string, string> name,
        Func<IEnumerable<Resource>, ComponentResourceOptions> options,
        ImmutableSortedDictionary<string, Output<string>>? secrets = null,
        ICloud? cloud = null)
    {
        var installed = ImmutableSortedDictionary.CreateBuilder<string, Resource>(StringComparer.Ordinal);
        foreach (var addOn in plan.Order)
        {
            var after = plan.Providers[addOn.Name].ToImmutableSortedDictionary(
                provider => provider, provider => installed[provider], StringComparer.Ordinal);
            var context = new AddOnContext(plan.Facts, cluster, name(addOn.Name), options(after.Values))
            {
                Providers = after,
                Cloud = cloud,
            };
            installed.Add(addOn.Name, addOn.Install(secrets is null ? context : context with { Secrets = secrets }));
        }

        return installed.ToImmutable();
    }
}
