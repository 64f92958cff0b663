namespace Pulumi;

/// <summary>Options of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    /// <summary>
    /// Providers for the component's children, one per package. Not together with <see cref="ResourceOptions.Provider"/>.
    /// </summary>
    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    internal IReadOnlyList<ProviderResource> ProvidersOrNone => _providers ?? [];

    /// <summary>
    /// Both in one: single values of the second win, lists are joined, and of two providers for a package the second's counts.
    /// Neither argument is changed.
    /// </summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = options1 is null ? new ComponentResourceOptions() : (ComponentResourceOptions)options1.Clone();
        var second = options2 is null ? new ComponentResourceOptions() : (ComponentResourceOptions)options2.Clone();
        merged.MergeShared(second);

        List<ProviderResource> providers = [.. LastPerPackage(merged.ProvidersOrNone, second.ProvidersOrNone)];
        merged._providers = providers.Count == 0 ? null : providers;
        return merged;
    }

    private protected override void CloneOwn() => _providers = Copy(_providers);

    private static IEnumerable<ProviderResource> LastPerPackage(
        IReadOnlyList<ProviderResource> first, IReadOnlyList<ProviderResource> second) =>
        first.Concat(second).Reverse().DistinctBy(provider => provider.Package).Reverse();
}
