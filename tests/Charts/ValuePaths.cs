using Platform.Engine.Graph;

namespace Platform.Tests.Charts;

/// <summary>
/// Finds values that a chart would pass over. A path counts as known when the chart's defaults have it, or a comment in the section shows
/// it; below an empty map, an empty list or nothing, and below maps whose keys are the user's, everything is free. A value must have the
/// shape of its default: a map where there is a map.
/// </summary>
/// <param name="chart">The chart's own defaults.</param>
/// <param name="defaultsOf">The defaults of another chart by its name; null when they are not at hand.</param>
/// <param name="inside">Names of charts that others have inside them.</param>
internal sealed class ValuePaths(DefaultValues chart, Func<string, DefaultValues?> defaultsOf, IReadOnlyCollection<string> inside)
{
    /// <summary>Keys whose values are maps of the user's own keys, whatever the chart puts there by default.</summary>
    private static readonly string[] Free =
    [
        "affinity", "annotations", "commonLabels", "containerSecurityContext", "extraArgs", "labels", "matchLabels", "nodeSelector",
        "podAnnotations", "podLabels", "podSecurityContext", "resources", "securityContext",
    ];

    /// <summary>
    /// Paths of maps that no chart has a say in: Alertmanager's configuration, which amtool judges, and the probes of the blackbox exporter.
    /// </summary>
    private static readonly string[] FreePaths = ["alertmanager.config", "config.modules"];

    /// <summary>Every path that the chart does not know, and what is wrong with it.</summary>
    public IEnumerable<string> Strays(ObjectValue values) => Strays(values, chart, chart.Root, "");

    private IEnumerable<string> Strays(ObjectValue values, DefaultValues defaults, DefaultValues.Section section, string path)
    {
        foreach (var (key, value) in values)
        {
            var here = path.Length == 0 ? key : $"{path}.{key}";
            var below = DefaultValues.Below(section, key);
            if (below is null)
            {
                if (!defaults.IsCommented(section, key) && !defaults.TakesBesides(here))
                    yield return $"{here}: the chart has no such value";
                continue;
            }

            var strays = Below(value.Plain, defaults, below, here, key);
            // A chart inside the chart knows more than what its host sets.
            if (path.Length == 0 && inside.Contains(key) && value.Plain is ObjectValue given)
                strays = defaultsOf(key) is { } inner ? strays.Intersect(Strays(given, inner, inner.Root, here)) : [];
            foreach (var stray in strays)
                yield return stray;
        }
    }

    private IEnumerable<string> Below(
        PropertyValue value, DefaultValues defaults, DefaultValues.Section section, string path, string key)
    {
        if (section.IsFree || value is NullValue)
            return [];
        return (value, section.Mapping) switch
        {
            (ObjectValue, not null) when Free.Contains(key) || FreePaths.Contains(path) => [],
            (ObjectValue given, not null) => Strays(given, defaults, section, path),
            (ObjectValue, null) => [$"{path}: is a map, where the chart has a list or a text"],
            (_, not null) when value is not UnknownValue => [$"{path}: is no map, where the chart has one"],
            _ => [],
        };
    }
}
