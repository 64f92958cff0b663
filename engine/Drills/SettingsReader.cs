using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>
/// Finds workloads in the settings of a chart or of a cloud's add-on: in every section that says how many replicas there are. What the
/// settings do not say stays undeclared, since the chart's defaults are not known.
/// </summary>
internal static class SettingsReader
{
    private static readonly string[] Counts = ["replicaCount", "replicas"];
    private static readonly string[] Budgets = ["podDisruptionBudget", "disruptionBudget", "pdb"];

    /// <summary>The workloads; one of an undeclared size when the settings name none.</summary>
    /// <param name="node">The resource whose settings they are.</param>
    /// <param name="chart">The chart's name without registry.</param>
    /// <param name="input">The input that they stand in.</param>
    /// <param name="values">The settings.</param>
    public static IReadOnlyList<Workload> Of(ResourceNode node, string chart, string input, ObjectValue values)
    {
        if (ChartTable.IsWithoutPods(chart) || ChartTable.IsOnEveryNode(chart))
            return [];

        var known = ChartTable.Of(chart).Where(part => IsOn(values, part)).ToArray();
        var claimed = known.Select(part => part.Count).ToHashSet(StringComparer.Ordinal);
        List<Workload> workloads =
        [
            .. known.Select(part => Known(node, part, input, values)),
            .. Sections(values, "").Where(section => !claimed.Contains(section.Path))
                .Select(section => Found(node, section, input, values)),
        ];
        if (workloads.Count == 0)
            workloads.Add(Of(node, "", $"{input}.replicas", null, Placement(ObjectValue.Empty, values)));
        return [.. workloads.Where(workload => workload.Total != 0).Select(workload => workload with { Waits = ChartTable.Waits(chart) })];
    }

    private static Workload Known(ResourceNode node, ChartPart part, string input, ObjectValue values)
    {
        var section = part.Spread.Length == 0 ? values : values.Object(part.Spread);
        if (part.Constraints is { } path && values.At(path) is { } constraints)
            section = section.With("topologySpreadConstraints", constraints);
        return Of(node, part.Name, $"{input}.{part.Count}", values.Whole(part.Count), Placement(section, values)) with
        {
            Quorum = part.Quorum,
            Budget = Budget.Of(values.Object(part.Budget)),
        };
    }

    private static Workload Found(ResourceNode node, Section section, string input, ObjectValue root)
    {
        var budget = Budgets.Select(name => section.Values.Object(name)).Select(Budget.Of).FirstOrDefault(one => one is not null)
            ?? Budget.Of(new(section.Values.Where(entry => entry.Key is "minAvailable" or "maxUnavailable")));
        var count = section.Values.Whole(section.Path[(section.Path.LastIndexOf('.') + 1)..]);
        if (section.Values.Is("autoscaling.enabled", true) || section.Values.Is("autoScaling.enabled", true))
            count = section.Values.Whole("autoscaling.minReplicas") ?? section.Values.Whole("autoScaling.minReplicas") ?? count;
        return Of(node, section.Name, $"{input}.{section.Path}", count, Placement(section.Values, root)) with { Budget = budget };
    }

    private static Workload Of(ResourceNode node, string part, string path, int? count, Placement placement) => new()
    {
        Urn = node.Urn,
        Name = part.Length == 0 ? node.Name : $"{node.Name} {part}",
        CountPath = path,
        Groups = [new(count, placement)],
    };

    private static Placement Placement(ObjectValue section, ObjectValue root) =>
        PlacementReader.Of(section.With(section.Object("pod")), Spreading.Undeclared, root.Object("global"));

    /// <summary>A section that says how many replicas there are.</summary>
    private readonly record struct Section(string Name, string Path, ObjectValue Values);

    /// <summary>The sections that are switched on, at any depth but inside lists.</summary>
    private static IEnumerable<Section> Sections(ObjectValue values, string path)
    {
        if (values.Is("enabled", false))
            yield break;
        var prefix = path.Length == 0 ? "" : path + ".";
        if (Counts.FirstOrDefault(name => values.At(name) is NumberValue or UnknownValue or StringValue) is { } count)
            yield return new(path, prefix + count, values);
        else if (values.Whole("autoscaling.minReplicas") is not null && values.Is("autoscaling.enabled", true))
            yield return new(path, $"{prefix}autoscaling.minReplicas", values);
        else if (values.Whole("autoScaling.minReplicas") is not null && values.Is("autoScaling.enabled", true))
            yield return new(path, $"{prefix}autoScaling.minReplicas", values);

        foreach (var (name, value) in values)
        {
            if (value.Plain is ObjectValue inner)
            {
                foreach (var section in Sections(inner, prefix + name))
                    yield return section;
            }
        }
    }

    /// <summary>Whether no section on the way to a part is switched off, and its own on where it must be.</summary>
    private static bool IsOn(ObjectValue values, ChartPart part)
    {
        var section = values;
        foreach (var name in part.Count.Split('.'))
        {
            if (section.Is("enabled", false))
                return false;
            section = section.Object(name);
        }

        return !part.OnlyWhenEnabled || values.Is($"{part.Spread}.enabled", true);
    }
}
