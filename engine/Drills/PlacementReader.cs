using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>Reads where pods may run out of a pod's specification, or of a chart's section that has the same fields.</summary>
internal static class PlacementReader
{
    /// <summary>The label of nodes with their zone.</summary>
    public const string Zone = "topology.kubernetes.io/zone";

    private const string Required = "requiredDuringSchedulingIgnoredDuringExecution";
    private const string Preferred = "preferredDuringSchedulingIgnoredDuringExecution";

    /// <summary>The placement.</summary>
    /// <param name="pod">The pod's specification.</param>
    /// <param name="otherwise">What holds when it says nothing of a spread.</param>
    /// <param name="tied">A second object with the same fields, such as a chart's global section. Default: none.</param>
    public static Placement Of(ObjectValue pod, Spreading otherwise, ObjectValue? tied = null)
    {
        Placement[] found = [.. Spreads(pod), .. Anti(pod), .. tied is null ? [] : Spreads(tied).Concat(Anti(tied))];
        var surest = found.OrderByDescending(one => one.Spreading).ThenByDescending(one => one.Alone).ThenBy(one => one.MaxSkew);
        return (surest.FirstOrDefault() ?? new Placement { Spreading = otherwise }) with
        {
            NodeSelector = pod.Map("nodeSelector").Where(label => !IsZone(label.Key)).ToDictionary(StringComparer.Ordinal),
            Zones = ZonesOf(pod),
            Tolerations = pod.Objects("tolerations")
                .Select(toleration => toleration.Text("key") is { Length: > 0 } key ? key : "*").ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>Whether a label of nodes is that of their zone, by its name of today or of yesterday.</summary>
    public static bool IsZone(string? key) => key is Zone or "failure-domain.beta.kubernetes.io/zone";

    private static IEnumerable<Placement> Spreads(ObjectValue pod) =>
        from constraint in Constraints(pod)
        let zone = IsZone(constraint.Text("topologyKey"))
        let hard = constraint.Text("whenUnsatisfiable") != "ScheduleAnyway"
        select new Placement
        {
            Spreading = !zone ? Spreading.Hosts : hard ? Spreading.Required : Spreading.Preferred,
            MaxSkew = Math.Max(1, constraint.Whole("maxSkew") ?? 1),
        };

    /// <summary>A list; some charts take one constraint instead, by zone unless it says otherwise.</summary>
    private static IEnumerable<ObjectValue> Constraints(ObjectValue pod)
    {
        if (pod.Object("topologySpreadConstraints") is not { Count: > 0 } one)
            return pod.Objects("topologySpreadConstraints");
        if (!one.Is("enabled", true))
            return [];
        return [one.Text("topologyKey") is { Length: > 0 } ? one : one.With("topologyKey", Zone)];
    }

    /// <summary>Some charts take the affinity as a text, to fill in names.</summary>
    private static ObjectValue Affinity(ObjectValue pod) =>
        pod.Text("affinity") is { } text ? JsonValues.Parse(text) as ObjectValue ?? ObjectValue.Empty : pod.Object("affinity");

    private static IEnumerable<Placement> Anti(ObjectValue pod)
    {
        var anti = Affinity(pod).Object("podAntiAffinity");
        foreach (var term in anti.Objects(Required))
            yield return Apart(term, hard: true);
        foreach (var term in anti.Objects(Preferred))
            yield return Apart(term.Object("podAffinityTerm"), hard: false);

        // Some charts take a word and a topology instead.
        if ((pod.Text("podAntiAffinity") ?? pod.Text("antiAffinity")) is { } word and ("hard" or "soft"))
        {
            var key = pod.Text("podAntiAffinityTopologyKey") ?? pod.Text("antiAffinityTopologyKey") ?? "kubernetes.io/hostname";
            yield return Apart(new ObjectValue([KeyValuePair.Create("topologyKey", (PropertyValue)key)]), word == "hard");
        }
    }

    private static Placement Apart(ObjectValue term, bool hard) => !IsZone(term.Text("topologyKey"))
        ? new() { Spreading = Spreading.Hosts }
        : new() { Spreading = hard ? Spreading.Required : Spreading.Preferred, Alone = hard };

    /// <summary>The zones that a node selector or a required node affinity names; null when neither does.</summary>
    private static HashSet<string>? ZonesOf(ObjectValue pod)
    {
        if (pod.Object("nodeSelector").FirstOrDefault(label => IsZone(label.Key)) is { Value.Plain: StringValue selected })
            return [selected.Value];

        ObjectValue[] terms = [.. pod.Objects($"affinity.nodeAffinity.{Required}.nodeSelectorTerms")];
        ObjectValue?[] named =
        [
            .. terms.Select(term => term.Objects("matchExpressions")
                .FirstOrDefault(one => IsZone(one.Text("key")) && one.Text("operator") == "In")),
        ];
        return terms.Length == 0 || named.Contains(null) ? null : [.. named.SelectMany(one => one!.Texts("values"))];
    }
}
