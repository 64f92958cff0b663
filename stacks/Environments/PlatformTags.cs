using Platform.Stacks.Specs;

namespace Platform.Stacks.Environments;

/// <summary>
/// What every resource of a cluster is tagged or labelled with; one function for both clouds, so that a cost report or a sweep asks one
/// question. Keys and values keep to the stricter rule, that of Google Cloud's labels: lower case, digits, dash and underscore, 63
/// characters.
/// </summary>
internal static class PlatformTags
{
    private const string Expires = "expires";

    /// <summary>The keys that the platform sets itself.</summary>
    public static ImmutableSortedSet<string> Own { get; } = ["platform", "environment", "cluster", "managed-by", Expires];

    /// <summary>What belongs to no cluster: the stack file's own tags, and over them what the platform says.</summary>
    public static ImmutableSortedDictionary<string, string> Of(EnvironmentSpec environment)
    {
        var own = new Dictionary<string, string>
        {
            ["platform"] = environment.Organization,
            ["environment"] = environment.Name,
            ["managed-by"] = "pulumi",
        };
        if (environment.Expires is { } day)
            own[Expires] = day;
        return environment.Tags.SetItems(own);
    }

    /// <summary>What belongs to a cluster.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cluster">The cluster's name in it.</param>
    public static ImmutableSortedDictionary<string, string> Of(EnvironmentSpec environment, string cluster) =>
        Of(environment).SetItem("cluster", cluster);
}
