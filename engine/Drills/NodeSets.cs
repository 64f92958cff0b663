using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>Reads the sets of nodes of Elasticsearch and OpenSearch resources: each has a size, a place and roles.</summary>
internal static class NodeSets
{
    private static readonly (string List, string Count)[] Shapes = [("nodeSets", "count"), ("nodePools", "replicas")];

    /// <summary>Where the sizes stand.</summary>
    public static string PathOf(ObjectValue spec) => Shapes.Where(shape => spec.Objects(shape.List).Any())
        .Select(shape => $"spec.{shape.List}.{shape.Count}").FirstOrDefault("spec.replicas");

    /// <summary>The sets; of quorum software only those whose nodes vote. None when the resource has no sets.</summary>
    public static IReadOnlyList<ReplicaGroup> Of(ObjectValue spec, bool votersOnly) =>
    [
        .. from shape in Shapes
           from set in spec.Objects(shape.List)
           where set.At(shape.Count) is not null && (!votersOnly || Votes(set))
           select new ReplicaGroup(set.Whole(shape.Count), PlaceOf(set)),
    ];

    /// <summary>
    /// With <c>zoneAwareness</c> ECK, from 3.4 on, adds a required spread with a skew of one, unless the pods bring one over zones.
    /// </summary>
    private static Placement PlaceOf(ObjectValue set)
    {
        var place = PlacementReader.Of(set.Object("podTemplate.spec") is { Count: > 0 } pod ? pod : set, Spreading.Undeclared);
        if (set.At("zoneAwareness") is not ObjectValue aware || !PlacementReader.IsZone(aware.Text("topologyKey") ?? PlacementReader.Zone))
            return place;
        var zones = aware.Texts("zones");
        var spread = place.Spreading < Spreading.Preferred ? place with { Spreading = Spreading.Required, MaxSkew = 1 } : place;
        return spread with
        {
            Zones = zones.Count > 0 ? zones.ToHashSet(StringComparer.Ordinal) : place.Zones,
        };
    }

    /// <summary>Without roles a node has all of them.</summary>
    private static bool Votes(ObjectValue set)
    {
        string[] roles = [.. set.Texts("roles"), .. (set.Object("config")["node.roles"]?.Plain as ListValue)?.Items
            .Select(item => item.Plain).OfType<StringValue>().Select(text => text.Value) ?? []];
        return roles.Length == 0 || roles.Any(role => role is "master" or "cluster_manager");
    }
}
