using Gitops.Tests.Support;
using Platform.Engine.Graph;

namespace Gitops.Tests;

/// <summary>Holds that a scheduled job ends, is never there twice, cleans up after itself, and is missed when it does not run.</summary>
[TestFixtureSource(typeof(Overlays), nameof(Overlays.Environments))]
public sealed class JobTests(string environment)
{
    private const int Period = 3600;
    private static readonly string[] Names = ["SampleCheckFailed", "SampleCheckMissed"];

    private readonly ObjectValue _job = Overlays.Single(environment, "CronJob", "sample-check");
    private readonly ObjectValue _rule = Overlays.Single(environment, "PrometheusRule", "sample-check");

    private IEnumerable<ObjectValue> Alerts => _rule.ObjectsAt("spec.groups").SelectMany(group => group.ObjectsAt("rules"));

    [Test]
    public void No_two_runs_stand_beside_each_other() => Assert.That(_job.TextAt("spec.concurrencyPolicy"), Is.EqualTo("Forbid"));

    [Test]
    public void A_run_starts_in_time_or_not_at_all_and_ends_before_the_next() => Assert.Multiple(() =>
    {
        Assert.That(_job.TextAt("spec.timeZone"), Is.EqualTo("Etc/UTC"));
        Assert.That(_job.NumberAt("spec.startingDeadlineSeconds"), Is.GreaterThan(10), "the controller looks every ten seconds");
        Assert.That(
            _job.NumberAt("spec.startingDeadlineSeconds") + _job.NumberAt("spec.jobTemplate.spec.activeDeadlineSeconds"),
            Is.LessThan(Period));
        Assert.That(_job.PodTemplate()!.TextAt("spec.restartPolicy"), Is.EqualTo("Never"));
        Assert.That(_job.NumberAt("spec.jobTemplate.spec.backoffLimit"), Is.InRange(0, 3));
    });

    [Test]
    public void What_has_ended_is_kept_for_a_while_and_then_goes() => Assert.Multiple(() =>
    {
        Assert.That(_job.NumberAt("spec.successfulJobsHistoryLimit"), Is.InRange(1, 5));
        Assert.That(_job.NumberAt("spec.failedJobsHistoryLimit"), Is.InRange(1, 5));
        Assert.That(_job.NumberAt("spec.jobTemplate.spec.ttlSecondsAfterFinished"), Is.GreaterThan(Period));
    });

    [Test]
    public void Its_alerts_are_about_this_job_and_reach_its_team()
    {
        Assert.That(Alerts.Select(alert => alert.Text("alert")), Is.EquivalentTo(Names));
        foreach (var alert in Alerts)
        {
            Assert.That(alert.Text("expr"), Does.Contain($"namespace=\"{_job.TextAt("metadata.namespace")}\", cronjob=\"{_job.Name()}\""));
            Assert.That(alert.TextAt("labels.team"), Is.EqualTo("sample"));
            Assert.That(alert.TextAt("labels.severity"), Is.EqualTo("warning"));
            Assert.That(alert.TextAt("annotations.summary"), Is.Not.Empty);
        }
    }

    [Test]
    public void Every_alert_has_its_section_in_the_page_it_links_to()
    {
        foreach (var alert in Alerts)
        {
            var section = $"docs/applications.md#{alert.Text("alert")!.ToLowerInvariant()}";

            Assert.That(alert.TextAt("annotations.runbook_url"), Does.EndWith(section));
            Assert.That(Repository.Read("docs/applications.md"), Does.Contain($"\n### {alert.Text("alert")}\n"));
        }
    }
}
