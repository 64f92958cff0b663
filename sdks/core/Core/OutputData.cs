using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output holds once it has settled: the value and what is known about it. It does not know how it was obtained.</summary>
/// <param name="Resources">The resources the value was derived from.</param>
/// <param name="Value">The value; meaningless while <paramref name="IsKnown"/> is false.</param>
/// <param name="IsKnown">False during a preview for what only an update can tell.</param>
/// <param name="IsSecret">Whether the engine must encrypt the value and mask it in what it prints.</param>
internal readonly record struct OutputData<T>(ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    public static OutputData<T> Plain(T value) => new([], value, IsKnown: true, IsSecret: false);

    public static OutputData<T> Secret(T value) => new([], value, IsKnown: true, IsSecret: true);

    public static OutputData<T> Unknown(ImmutableHashSet<Resource> resources, bool isSecret) =>
        new(resources, default!, IsKnown: false, isSecret);

    public OutputData<TOther> With<TOther>(TOther value) => new(Resources, value, IsKnown, IsSecret);

    /// <summary>The other value, marked with what holds for both.</summary>
    public OutputData<TOther> Then<TOther>(OutputData<TOther> other) => new(
        Resources.Merge(other.Resources), other.Value, IsKnown && other.IsKnown, IsSecret || other.IsSecret);
}

internal static class ResourceSets
{
    /// <summary>The union; either side itself where the other adds nothing, because most sets are empty or the same.</summary>
    public static ImmutableHashSet<Resource> Merge(this ImmutableHashSet<Resource> first, ImmutableHashSet<Resource> second) =>
        second.IsEmpty || ReferenceEquals(first, second) ? first
        : first.IsEmpty ? second
        : first.Union(second);
}
