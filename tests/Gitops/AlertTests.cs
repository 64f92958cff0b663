using Gitops.Tests.Support;
using Platform.Engine.Graph;

namespace Gitops.Tests;

/// <summary>Plays runs of the job to Prometheus' own checker and holds who is alerted when. The rules are the same everywhere.</summary>
[TestFixture]
public sealed class AlertTests
{
    private static readonly string[] Late = ["SampleCheckMissed"];
    private static readonly string[] Broken = ["SampleCheckFailed"];

    private static ObjectValue Rule => Overlays.Single("production", "PrometheusRule", "sample-check");

    [Test]
    public void Prometheus_reads_the_alerts() => Promtool.Passes("check rules", ("rules.yaml", Rules));

    [Test]
    public void A_job_that_succeeds_every_hour_alerts_nobody() => Fires(
        scheduled: "0x11 3600x11 7200x11 10800x11 14400x11", succeeded: "60x12 3660x11 7260x11 10860x11 14460x10", minute: 290);

    [Test]
    public void A_run_that_fails_alerts_after_fifteen_minutes()
    {
        Fires("0x11 3600x11", "60x30", minute: 74);
        Fires("0x11 3600x11", "60x30", minute: 76, Broken);
    }

    [Test]
    public void A_run_that_succeeds_ends_the_alert() => Fires("0x11 3600x11 7200x11", "60x24 7260x11", minute: 140);

    [Test]
    public void A_job_that_never_succeeded_alerts_too() =>
        Fires("_x11 3600x11 7200x11 10800x11", "_x60", minute: 186, [.. Broken, .. Late]);

    [Test]
    public void A_suspended_job_is_missed_after_three_hours()
    {
        Fires("0x60", "60x60", minute: 180);
        Fires("0x60", "60x60", minute: 191, Late);
    }

    private static string Rules => Canonical.Document(Rule.ObjectAt("spec"));

    /// <summary>Plays a job that was made at zero, sampled every five minutes, and asks which alerts stand at a minute.</summary>
    private static void Fires(string scheduled, string succeeded, int minute, params string[] alerts)
    {
        const string labels = "{namespace=\"sample\", cronjob=\"sample-check\"}";
        Promtool.Passes("test rules", ("test.yaml", $$"""
            rule_files: [rules.yaml]
            evaluation_interval: 1m
            tests:
              - interval: 5m
                input_series:
                  - { series: 'kube_cronjob_created{{labels}}', values: '0x60' }
                  - { series: 'kube_cronjob_status_last_schedule_time{{labels}}', values: '{{scheduled}}' }
                  - { series: 'kube_cronjob_status_last_successful_time{{labels}}', values: '{{succeeded}}' }
                promql_expr_test:
                  - expr: count by (alertname) (ALERTS{alertstate="firing"})
                    eval_time: {{minute}}m
                    exp_samples: [{{string.Join(", ", alerts.Order(StringComparer.Ordinal).Select(Sample))}}]
            """), ("rules.yaml", Rules));

        static string Sample(string alert) => $"{{ labels: '{{alertname=\"{alert}\"}}', value: 1 }}";
    }
}
