namespace Platform.Components.AddOns;

/// <summary>Constraints that spread pods, as charts take them.</summary>
public static class Spread
{
    /// <summary>Over zones, as evenly as nodes allow; a zone without room does not keep pods from starting elsewhere.</summary>
    /// <param name="name">The pods' label <c>app.kubernetes.io/name</c>.</param>
    /// <param name="component">
    /// The pods' label <c>app.kubernetes.io/component</c>, where the chart's workloads differ by it. Default: none.
    /// </param>
    public static object OverZones(string name, string? component = null)
    {
        var labels = new Dictionary<string, string> { ["app.kubernetes.io/name"] = name };
        if (component is not null)
            labels["app.kubernetes.io/component"] = component;
        return new
        {
            maxSkew = 1,
            topologyKey = "topology.kubernetes.io/zone",
            whenUnsatisfiable = "ScheduleAnyway",
            labelSelector = new { matchLabels = labels },
        };
    }

    /// <summary>The same as an affinity, for charts that take no constraints.</summary>
    /// <param name="name">The pods' label <c>app.kubernetes.io/name</c>.</param>
    public static object ApartByZone(string name) => ApartByZone(new Dictionary<string, string> { ["app.kubernetes.io/name"] = name });

    /// <summary>The same for pods of other labels.</summary>
    /// <param name="labels">The labels.</param>
    public static object ApartByZone(IReadOnlyDictionary<string, string> labels) => new
    {
        podAntiAffinity = new
        {
            preferredDuringSchedulingIgnoredDuringExecution = new[]
            {
                new
                {
                    weight = 100,
                    podAffinityTerm = new { topologyKey = "topology.kubernetes.io/zone", labelSelector = new { matchLabels = labels } },
                },
            },
        },
    };
}
