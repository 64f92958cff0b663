using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>Where kinds of custom resources keep replicas that are not in <c>spec.replicas</c>; data, to be added to.</summary>
/// <param name="Group">The API group.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Count">The paths of the number of replicas; the first that is there counts.</param>
/// <param name="Pod">The path of what a pod's specification has.</param>
/// <param name="Budget">The path of the disruption budget.</param>
internal sealed record KindTable(string Group, string Kind, string[] Count, string Pod, string Budget)
{
    private const string Envoy = "spec.provider.kubernetes.";

    private static readonly KindTable[] All =
    [
        new(
            "gateway.envoyproxy.io", "EnvoyProxy", [$"{Envoy}envoyHpa.minReplicas", $"{Envoy}envoyDeployment.replicas"],
            $"{Envoy}envoyDeployment.pod", $"{Envoy}envoyPDB"),
        new("kibana.k8s.elastic.co", "Kibana", ["spec.count"], "spec.podTemplate.spec", "spec.podDisruptionBudget"),
        new("kafka.strimzi.io", "Kafka", ["spec.kafka.replicas"], "spec.kafka.template.pod", "spec.kafka.template.podDisruptionBudget"),
    ];

    /// <summary>The line of a kind; null where it needs none.</summary>
    public static KindTable? Of(string group, string kind) => All.FirstOrDefault(line => line.Group == group && line.Kind == kind);

    /// <summary>Where a resource keeps the number of its replicas; null when it keeps none.</summary>
    public string? PathIn(ObjectValue inputs) => Count.FirstOrDefault(path => inputs.At(path) is not null);
}
