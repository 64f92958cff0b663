using System.Text.RegularExpressions;
using Platform.Engine.Graph;

namespace Platform.Tests.Golden;

/// <summary>Where resources are and what they are tagged with.</summary>
[TestFixture]
public partial class PlaceAndTagTests
{
    private const string Restricted = """
        config:
          platform:organization: acme
          platform:residency: [eu-west-1]
          platform:clusters:
            main:
              cloud: aws
              account: "111122223333"
              region: eu-west-1
              zones: [eu-west-1a, eu-west-1b, eu-west-1c]
              network: { slot: 0 }
              nodePools: { system: {} }
        """;

    private static string[] Environments => Previewed.Environments;

    [Test]
    public async Task Everything_stays_in_the_allowed_regions()
    {
        var preview = await Previewed.OfStackFileAsync("prod", Restricted);
        var places = preview.Graph.Resources.SelectMany(node => Texts(node.Inputs)).SelectMany(text => RegionName().Matches(text).Select(match => match.Value)).Distinct();

        Assert.That(Errors(preview), Is.Empty);
        Assert.That(places, Is.EqualTo(["eu-west-1"]));
    }

    [Test]
    public async Task A_cluster_outside_of_the_allowed_regions_is_refused_by_its_key()
    {
        var preview = await Previewed.OfStackFileAsync("prod", Restricted.Replace("residency: [eu-west-1]", "residency: [eu-central-1]", StringComparison.Ordinal));

        Assert.That(preview.ProgramOutput + Errors(preview), Does.Contain("platform:clusters.main.region: eu-west-1: is outside of platform:residency: eu-central-1"));
        Assert.That(preview.Graph.Resources.Where(node => node.Custom), Is.Empty);
    }

    [TestCaseSource(nameof(Environments))]
    public async Task What_a_provider_s_default_tags_do_not_reach_is_tagged_by_itself(string environment)
    {
        var graph = await Previewed.GraphOf(environment);
        foreach (var template in graph.OfType("aws:ec2/launchTemplate:LaunchTemplate"))
        {
            var kinds = Texts(template.Inputs).Where(text => text is "instance" or "volume" or "network-interface");
            Assert.That(kinds, Is.EquivalentTo(["instance", "volume", "network-interface"]), template.Name);
            Assert.That(Texts(template.Inputs).Count(text => text == environment), Is.EqualTo(3), template.Name);
        }

        foreach (var cluster in graph.OfType("gcp:container/cluster:Cluster"))
        {
            var labels = (ObjectValue)cluster.Inputs.Single(entry => entry.Key == "resourceLabels").Value;
            Assert.That(labels.Names, Is.EquivalentTo(["cluster", "environment", "managed-by", "platform"]));
        }
    }

    [TestCaseSource(nameof(Environments))]
    public async Task Every_provider_tags_what_it_makes(string environment)
    {
        var graph = await Previewed.GraphOf(environment);
        var providers = graph.Resources.Where(node => node.Type is "pulumi:providers:aws" or "pulumi:providers:gcp").ToArray();

        Assert.That(providers, Is.Not.Empty);
        Assert.That(providers.Where(provider => !Texts(provider.Inputs).Any(text => IsTagged(text, environment))).Select(provider => provider.Name), Is.Empty);
    }

    /// <summary>Providers take maps as JSON.</summary>
    private static bool IsTagged(string text, string environment) => text.Contains("managed-by", StringComparison.Ordinal)
        && text.Replace(" ", "", StringComparison.Ordinal).Contains($"\"environment\":\"{environment}\"", StringComparison.Ordinal);

    private static string Errors(Engine.Previews.PreviewResult preview) =>
        string.Join('\n', preview.Problems.Where(problem => problem.Severity == Severity.Error));

    private static IEnumerable<string> Texts(PropertyValue value) => value.Plain switch
    {
        StringValue text => [text.Value],
        ObjectValue map => map.SelectMany(entry => Texts(entry.Value)),
        ListValue list => list.Items.SelectMany(Texts),
        _ => [],
    };

    /// <summary>Regions of AWS and of Google Cloud, as parts of zones, endpoints and ARNs too.</summary>
    [GeneratedRegex(@"\b(us|eu|ap|sa|ca|me|af|il|mx)-(gov-)?(north|south|east|west|central|northeast|southeast|northwest|southwest)-\d\b|\b(us|europe|asia|australia|northamerica|southamerica|me|africa)-[a-z]+\d\b")]
    private static partial Regex RegionName();
}
