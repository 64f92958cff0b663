using Platform.Engine.Drills;
using Platform.Engine.Graph;

namespace Platform.Tests.Golden;

/// <summary>What production's charts declare, so that nodes can be drained and pods be placed.</summary>
[TestFixture]
public class AvailabilityTests
{
    private const string Release = "kubernetes:helm.sh/v3:Release";

    /// <summary>Charts whose own defaults have a budget, which their values only repeat: they keep one pod of two.</summary>
    private static readonly string[] OwnBudget = ["karpenter"];

    /// <summary>Charts that bring kinds and no pods.</summary>
    private static readonly string[] WithoutPods = ["base", "karpenter-crd", "prometheus-operator-crds"];

    [TestCase("prod")]
    [TestCase("staging")]
    public async Task What_runs_several_times_has_a_budget_that_lets_a_node_be_drained(string environment)
    {
        var workloads = (await Releases(environment)).Where(release => !OwnBudget.Contains(Chart(release)))
            .SelectMany(AddOnSettings.Of).Where(workload => workload.Total > 1).ToArray();

        Assert.That(workloads.Where(workload => workload.Budget is null).Select(workload => workload.Name), Is.Empty);
        Assert.That(workloads.Where(workload => workload.Budget!.Blocks(workload.Total!.Value)).Select(workload => workload.Name), Is.Empty);
        Assert.That(workloads, Has.Length.GreaterThan(10));
    }

    [TestCase("prod")]
    [TestCase("staging")]
    [TestCase("dev")]
    public async Task Every_chart_with_pods_says_what_they_request_and_are_held_to(string environment)
    {
        var releases = (await Releases(environment)).Where(release => !WithoutPods.Contains(Chart(release))).ToArray();

        Assert.That(releases.Where(release => !HasResources(release.Inputs["values"])).Select(release => release.Name), Is.Empty);
        Assert.That(releases, Has.Length.GreaterThan(8));
    }

    private static async Task<ResourceNode[]> Releases(string environment) => [.. (await Previewed.GraphOf(environment)).OfType(Release)];

    private static string Chart(ResourceNode release) => release.Inputs.Text("chart")!.Split('/')[^1];

    /// <summary>Whether there is a section <c>resources</c> with requests and limits, for all pods or part by part.</summary>
    private static bool HasResources(PropertyValue? values) => values?.Plain is ObjectValue section
        && section.Any(entry => entry.Key == "resources" ? IsBounded(entry.Value) : HasResources(entry.Value));

    private static bool IsBounded(PropertyValue value) => value.Plain is ObjectValue resources
        && ((resources["requests"] is not null && resources["limits"] is not null) || resources.Any(part => IsBounded(part.Value)));
}
