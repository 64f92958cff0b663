using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>Reads workloads of what others render: Helm releases, and add-ons that a cloud installs.</summary>
internal static class AddOnSettings
{
    /// <summary>The type of an add-on on AWS.</summary>
    public const string EksType = "aws:eks/addon:Addon";

    private const string ReleaseType = "kubernetes:helm.sh/v3:Release";

    /// <summary>The workloads of a resource; none when it is neither.</summary>
    public static IReadOnlyList<Workload> Of(ResourceNode node) => node.Type switch
    {
        ReleaseType => SettingsReader.Of(node, Chart(node), "values", Values(node)),
        EksType => SettingsReader.Of(node, node.Inputs.Text("addonName") ?? "", "configurationValues", Configuration(node)),
        _ => [],
    };

    /// <summary>The chart's name without registry, repository and version.</summary>
    private static string Chart(ResourceNode release)
    {
        var chart = (release.Inputs.Text("chart") ?? "").TrimEnd('/');
        return chart[(chart.LastIndexOf('/') + 1)..];
    }

    private static ObjectValue Values(ResourceNode release) => release.Inputs.Object("values");

    private static ObjectValue Configuration(ResourceNode addOn) =>
        addOn.Inputs.Text("configurationValues") is { } text && JsonValues.Parse(text) is ObjectValue values ? values : ObjectValue.Empty;
}
