using System.Text.Json;

namespace Platform.Components.AddOns.Alerting;

/// <summary>How a panel shows its numbers.</summary>
public enum PanelKind
{
    /// <summary>As lines over time.</summary>
    TimeSeries,

    /// <summary>As one large number.</summary>
    Stat,
}

/// <summary>One picture of a dashboard. Inert.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Expression">What it asks Prometheus, in PromQL.</param>
/// <param name="Legend">What names a line, such as <c>{{namespace}}</c>; empty for a single one.</param>
/// <param name="Unit">Grafana's name of the unit, such as <c>short</c>, <c>s</c>, <c>percentunit</c>.</param>
public sealed record Panel(string Title, string Expression, string Legend = "", string Unit = "short")
{
    /// <summary>How it shows its numbers. Default: over time.</summary>
    public PanelKind Kind { get; init; } = PanelKind.TimeSeries;
}

/// <summary>A Grafana dashboard: panels, two in a row, large numbers six. Inert.</summary>
/// <param name="Name">The name, lower-case with dashes; also its identity in Grafana.</param>
/// <param name="Title">The title.</param>
/// <param name="Panels">The panels, in reading order.</param>
public sealed record Dashboard(string Name, string Title, params ImmutableArray<Panel> Panels)
{
    private const int Width = 24;

    /// <summary>The dashboard as Grafana reads it.</summary>
    public string Json() => JsonSerializer.Serialize(new
    {
        uid = $"platform-{Name}",
        title = Title,
        tags = Tags,
        timezone = "utc",
        editable = false,
        refresh = "1m",
        schemaVersion = 39,
        time = new { from = "now-6h", to = "now" },
        panels = Placed(),
    });

    /// <summary>A ConfigMap that Grafana's sidecar finds by its label.</summary>
    public Resource ConfigMap(AddOnChildren inside) => new K8s.Core.V1.ConfigMap(inside.Named($"dashboard-{Name}"), new()
    {
        Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs
        {
            Name = $"dashboard-platform-{Name}",
            Namespace = inside.Namespace,
            Labels = { ["grafana_dashboard"] = "1" },
        },
        Data = { [$"platform-{Name}.json"] = Json() },
    }, inside.Options());

    private List<object> Placed()
    {
        var placed = new List<object>();
        var (x, y, row) = (0, 0, 0);
        foreach (var panel in Panels)
        {
            var (width, height) = panel.Kind == PanelKind.Stat ? (4, 4) : (12, 8);
            if (x + width > Width)
                (x, y, row) = (0, y + row, 0);
            placed.Add(Shown(panel, placed.Count + 1, new { h = height, w = width, x, y }));
            (x, row) = (x + width, Math.Max(row, height));
        }

        return placed;
    }

    private static object Shown(Panel panel, int id, object position) => new
    {
        id,
        title = panel.Title,
        type = panel.Kind == PanelKind.Stat ? "stat" : "timeseries",
        datasource = Prometheus,
        gridPos = position,
        fieldConfig = new { defaults = new { unit = panel.Unit }, overrides = Array.Empty<object>() },
        targets = new[] { new { refId = "A", datasource = Prometheus, expr = panel.Expression, legendFormat = panel.Legend } },
    };

    private static string[] Tags { get; } = ["platform"];

    /// <summary>The data source that the chart makes.</summary>
    private static object Prometheus { get; } = new { type = "prometheus", uid = "prometheus" };
}
