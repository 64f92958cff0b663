using System.Collections.Immutable;
using Platform.Components.Scaling;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Scaling;

[TestFixture]
public class MetricScalerTests
{
    private static Task<Recording> Made(ScalingMetric metric) => Recording.OfAsync(() =>
        _ = new MetricScaler("worker", new() { Namespace = "shop", Deployment = "worker", Most = 9, Metric = metric }));

    [TestCase("100")]
    [TestCase("5")]
    public async Task Cloud_Monitoring_scales_by_an_autoscaler_of_Kubernetes_own(string perPod)
    {
        var metric = new ScalingMetric.CloudMonitoring("pubsub.googleapis.com|subscription|num_undelivered_messages", perPod);
        var scaler = (await Made(metric with { Labels = metric.Labels.Add("resource.labels.subscription_id", "orders") }))
            .Single("kubernetes:autoscaling/v2:HorizontalPodAutoscaler");
        var external = ((ImmutableArray<object>)scaler.At("spec.metrics")!)[0].At("external")!;

        Assert.That((external.At("metric.name"), external.At("target.averageValue")), Is.EqualTo(((object)metric.Name, (object)perPod)));
        Assert.That((scaler.At("spec.minReplicas"), scaler.At("spec.maxReplicas")), Is.EqualTo(((object)2.0, (object)9.0)));
    }

    [TestCase("sum(rate(http_requests_total[2m]))", "50")]
    [TestCase("max(queue_length)", "3")]
    public async Task Prometheus_scales_by_KEDA(string query, string perPod)
    {
        var scaler = (await Made(new ScalingMetric.Prometheus(query, perPod))).Single("kubernetes:keda.sh/v1alpha1:ScaledObject");
        var trigger = ((ImmutableArray<object>)scaler.At("spec.triggers")!)[0];

        Assert.That((trigger.At("metadata.query"), trigger.At("metadata.threshold")), Is.EqualTo(((object)query, (object)perPod)));
        Assert.That(trigger.At("metadata.serverAddress"), Does.Contain("monitoring.svc:9090"));
    }
}
