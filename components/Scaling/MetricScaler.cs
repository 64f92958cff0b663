using Platform.Components.AddOns;
using Autoscaling = Pulumi.Kubernetes.Types.Inputs.Autoscaling.V2;
using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Platform.Components.Scaling;

/// <summary>What a workload is scaled by. Inert; who measures it says the derived type.</summary>
public abstract record ScalingMetric
{
    private ScalingMetric()
    {
    }

    /// <summary>A metric of Google Cloud's monitoring, where the cluster is Google's.</summary>
    /// <param name="Name">The metric, such as <c>pubsub.googleapis.com|subscription|num_undelivered_messages</c>.</param>
    /// <param name="PerPod">How much of it one pod should have.</param>
    public sealed record CloudMonitoring(string Name, string PerPod) : ScalingMetric
    {
        /// <summary>Labels that the metric must have, such as <c>resource.labels.subscription_id</c>. Default: none.</summary>
        public ImmutableSortedDictionary<string, string> Labels { get; init; } =
            ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
    }

    /// <summary>A reading of the cluster's Prometheus, by KEDA.</summary>
    /// <param name="Query">What is asked; one number.</param>
    /// <param name="PerPod">How much of it one pod should have.</param>
    public sealed record Prometheus(string Query, string PerPod) : ScalingMetric;
}

/// <summary>
/// Keeps a Deployment as large as a metric asks for: by a HorizontalPodAutoscaler of its own on Cloud Monitoring, by KEDA on Prometheus. It
/// owns neither the workload nor the metric.
/// </summary>
public sealed class MetricScaler : PlatformComponent
{
    internal const string Token = "platform:scaling:MetricScaler";

    private const string Prometheus = "http://kube-prometheus-stack-prometheus.monitoring.svc:9090";

    private readonly MetricScalerArgs _args;

    /// <summary>Makes it.</summary>
    public MetricScaler(string name, MetricScalerArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        _args = args;
        Make(args.Metric);
        RegisterOutputs();
    }

    private void Make(ScalingMetric by)
    {
        if (by is ScalingMetric.CloudMonitoring reading)
            ByAutoscaler(reading);
        else if (by is ScalingMetric.Prometheus query)
            ByKeda(query);
    }

    private K8s.Autoscaling.V2.HorizontalPodAutoscaler ByAutoscaler(ScalingMetric.CloudMonitoring metric) => new(Named("autoscaler"), new()
    {
        Metadata = Metadata,
        Spec = new Autoscaling.HorizontalPodAutoscalerSpecArgs
        {
            ScaleTargetRef = new Autoscaling.CrossVersionObjectReferenceArgs
            {
                ApiVersion = "apps/v1",
                Kind = "Deployment",
                Name = _args.Deployment,
            },
            MinReplicas = _args.Least,
            MaxReplicas = _args.Most,
            Metrics =
            [
                new Autoscaling.MetricSpecArgs
                {
                    Type = "External",
                    External = new Autoscaling.ExternalMetricSourceArgs
                    {
                        Metric = new Autoscaling.MetricIdentifierArgs
                        {
                            Name = metric.Name,
                            Selector = new Meta.LabelSelectorArgs { MatchLabels = metric.Labels.ToDictionary() },
                        },
                        Target = new Autoscaling.MetricTargetArgs { Type = "AverageValue", AverageValue = metric.PerPod },
                    },
                },
            ],
        },
    }, Inside());

    private K8s.ApiExtensions.CustomResource ByKeda(ScalingMetric.Prometheus metric) => new(Named("autoscaler"), new CustomObject(
        "keda.sh/v1alpha1", "ScaledObject", Metadata, new
        {
            scaleTargetRef = new { name = _args.Deployment },
            minReplicaCount = _args.Least,
            maxReplicaCount = _args.Most,
            fallback = new { failureThreshold = 3, replicas = _args.Least },
            triggers = new[]
            {
                new
                {
                    type = "prometheus",
                    metricType = "AverageValue",
                    metadata = new { serverAddress = Prometheus, query = metric.Query, threshold = metric.PerPod },
                },
            },
        }), Inside());

    private Meta.ObjectMetaArgs Metadata => new() { Name = _args.Deployment, Namespace = _args.Namespace };
}

/// <summary>Inputs of a <see cref="MetricScaler"/>.</summary>
public sealed class MetricScalerArgs : ResourceArgs
{
    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The Deployment.</summary>
    public required string Deployment { get; init; }

    /// <summary>How many pods there are at least. Default: 2, as one cannot survive its node.</summary>
    public int Least { get; init; } = 2;

    /// <summary>How many pods there are at most.</summary>
    public required int Most { get; init; }

    /// <summary>What it is scaled by.</summary>
    public required ScalingMetric Metric { get; init; }
}
