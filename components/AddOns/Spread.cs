namespace Platform.Components.AddOns;

/// <summary>Constraints that spread pods, as charts take them.</summary>
public static class Spread
{
    /// <summary>Over zones, as evenly as nodes allow; a zone without room does not keep pods from starting elsewhere.</summary>
    /// <param name="name">The pods' label <c>app.kubernetes.io/name</c>.</param>
    /// <param name="component">The pods' label <c>app.kubernetes.io/component</c>, where the chart's workloads differ by it. Default: none.</param>
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
}
