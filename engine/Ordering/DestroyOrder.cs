using Platform.Engine.Graph;

namespace Platform.Engine.Ordering;

/// <summary>
/// The waves in which <c>pulumi destroy</c> deletes a stack, as the engine makes them up (pkg/resource/deploy, ScheduleDeletes, 3.259):
/// it takes away what waits for nothing, then what then waits for nothing, and so on, and goes through these layers from the last to the
/// first. So a resource goes when everything as deep as it or deeper is gone, not as soon as nothing needs it any more; a wave begins
/// when the one before it is through.
/// </summary>
internal sealed class DestroyOrder
{
    private readonly Prerequisites _prerequisites;
    private readonly int[] _waves;

    private DestroyOrder(Prerequisites prerequisites, int[] waves, IReadOnlyList<IReadOnlyList<ResourceNode>> all)
    {
        _prerequisites = prerequisites;
        _waves = waves;
        Waves = all;
    }

    /// <summary>
    /// The waves, the first one first; in each the resources in the reverse order of their registration. Components are among them.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ResourceNode>> Waves { get; }

    /// <summary>The order in which a stack goes.</summary>
    public static DestroyOrder Of(ResourceGraph graph)
    {
        var prerequisites = Prerequisites.Of(graph);
        var depths = new int[graph.Resources.Count];
        for (var place = 0; place < depths.Length; place++)
            depths[place] = prerequisites.Of(place).Select(before => depths[before] + 1).DefaultIfEmpty().Max();

        var deepest = depths.DefaultIfEmpty(-1).Max();
        int[] waves = [.. depths.Select(depth => deepest - depth)];
        var all = new List<ResourceNode>[deepest + 1];
        for (var wave = 0; wave < all.Length; wave++)
            all[wave] = [];
        for (var place = depths.Length - 1; place >= 0; place--)
            all[waves[place]].Add(graph.Resources[place]);
        return new(prerequisites, waves, all);
    }

    /// <summary>The number of the wave in which a resource goes, counted from zero.</summary>
    /// <exception cref="KeyNotFoundException">The graph has no resource of this urn.</exception>
    public int WaveOf(string urn) => _waves[_prerequisites.PlaceOf(urn)];

    /// <summary>Whether a resource is gone before the deletion of another begins.</summary>
    public bool IsBefore(string urn, string other) => WaveOf(urn) < WaveOf(other);

    /// <summary>
    /// Whether a resource is always gone before the deletion of another begins, whatever else the stack has: because the other is
    /// something that it waits for. <see cref="IsBefore"/> alone may be a coincidence of depths.
    /// </summary>
    public bool MustGoBefore(string urn, string other) => _prerequisites.WaitsFor(urn, other);

    /// <summary>Whether a cloud hears of it: not of components, what is only read, what is kept, and what goes with its host.</summary>
    public static bool IsDeleted(ResourceNode node) =>
        node is { Custom: true, External: false, Options: { RetainOnDelete: false, DeletedWith: null or "" } }
        && !Urns.IsProviderType(node.Type);
}
