using Inputs = Pulumi.Gcp.Container.Inputs;

namespace Platform.Components.Clusters;

/// <summary>
/// What GKE's own agents ship to Cloud Logging and Cloud Monitoring. What an add-on ships is switched off here, or it is paid twice.
/// </summary>
public sealed record GkeTelemetry
{
    /// <summary>Whether Cloud Logging gets what containers write; false where Fluent Bit ships it. Default: true.</summary>
    public bool WorkloadLogs { get; init; } = true;

    /// <summary>
    /// Whether Cloud Logging gets the log of the API server, beside the audit log that always goes there. Default: false.
    /// </summary>
    public bool ApiServerLogs { get; init; }

    /// <summary>
    /// Whether Managed Service for Prometheus collects. Beside an add-on that collects it is refused. Default: null, unless an add-on does.
    /// </summary>
    public bool? ManagedPrometheus { get; init; }

    /// <summary>
    /// Whether the states of workloads and the readings of kubelet and cAdvisor are collected, which needs
    /// <see cref="ManagedPrometheus"/>. Default: true.
    /// </summary>
    public bool WorkloadMetrics { get; init; } = true;

    /// <summary>Whether API server, scheduler and controller manager are measured. Default: true.</summary>
    public bool ControlPlaneMetrics { get; init; } = true;

    /// <summary>Whether Dataplane V2 counts the traffic of pods. Default: true.</summary>
    public bool DataPlaneMetrics { get; init; } = true;
}

/// <summary>Turns <see cref="GkeTelemetry"/> into a cluster's inputs.</summary>
internal static class GkeTelemetryInputs
{
    private static readonly string[] ControlPlane = ["APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"];

    private static readonly string[] Workloads =
        ["CADVISOR", "DAEMONSET", "DEPLOYMENT", "HPA", "KUBELET", "POD", "STATEFULSET", "STORAGE"];

    public static Inputs.ClusterLoggingConfigArgs Logging(this GkeTelemetry telemetry) => new()
    {
        EnableComponents = Listed(
        [
            "SYSTEM_COMPONENTS",
            .. telemetry.WorkloadLogs ? ["WORKLOADS"] : Nothing,
            .. telemetry.ApiServerLogs ? ["APISERVER"] : Nothing,
        ]),
    };

    public static Inputs.ClusterMonitoringConfigArgs Monitoring(this GkeTelemetry telemetry) => new()
    {
        EnableComponents = Listed(
        [
            "SYSTEM_COMPONENTS",
            .. telemetry.ControlPlaneMetrics ? ControlPlane : [],
            .. telemetry is { ManagedPrometheus: not false, WorkloadMetrics: true } ? Workloads : [],
        ]),
        ManagedPrometheus = new Inputs.ClusterMonitoringConfigManagedPrometheusArgs { Enabled = telemetry.ManagedPrometheus ?? true },
        AdvancedDatapathObservabilityConfig = new Inputs.ClusterMonitoringConfigAdvancedDatapathObservabilityConfigArgs
        {
            EnableMetrics = telemetry.DataPlaneMetrics,
            EnableRelay = false,
        },
    };

    private static string[] Nothing => [];

    private static InputList<string> Listed(string[] components) => components;
}
