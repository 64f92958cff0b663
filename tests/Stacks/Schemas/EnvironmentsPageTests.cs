using System.Text.Json.Nodes;
using Engine.Tests.Support;
using Platform.Stacks.Profiles;
using Platform.Stacks.Schemas;

namespace Platform.Tests.Stacks.Schemas;

/// <summary>The page about environments is what profiles and stack files say, and profiles change nothing that they do not name.</summary>
[TestFixture]
public class EnvironmentsPageTests
{
    private static readonly Profile[] Profiles = [EnvironmentProfiles.Staging, EnvironmentProfiles.Dev];

    [Test]
    public void The_page_is_what_profiles_and_stack_files_say() => GeneratedFile.Check(
        "docs/environments.md", EnvironmentsPage.Text([File("prod"), File("staging"), File("dev")]));

    [TestCaseSource(nameof(Profiles))]
    public void A_profile_changes_nothing_but_what_it_names(Profile profile)
    {
        var named = profile.Concessions.SelectMany(concession => Differences(concession.Before, concession.After));
        var changed = Differences(EnvironmentProfiles.Prod, profile);

        Assert.That(changed, Is.Not.Empty);
        Assert.That(changed.Except(named), Is.Empty);
    }

    [TestCaseSource(nameof(Profiles))]
    public void Everything_that_is_given_up_changes_something_and_says_why(Profile profile) => Assert.That(
        profile.Concessions.Where(concession =>
            !Differences(concession.Before, concession.After).Any() || concession.What.Length == 0 || concession.Because.Length == 0),
        Is.Empty);

    /// <summary>A rehearsal in another shape is none.</summary>
    [Test]
    public void Staging_has_production_s_clusters_in_production_s_regions_and_zones()
    {
        string[] shape = ["cloud", "region", "zones", "version"];
        var (prod, staging) = (File("prod").Values, File("staging").Values);

        Assert.That(
            staging.Where(value => shape.Contains(value.Key.Split('.')[^1])),
            Is.EquivalentTo(prod.Where(value => shape.Contains(value.Key.Split('.')[^1]))));
    }

    private static IEnumerable<string> Differences(Profile before, Profile after) =>
        from pair in new (object Before, object After)[]
        {
            (before.Environment, after.Environment),
            (before.Cluster, after.Cluster),
            (before.NodePool, after.NodePool),
        }
        from difference in SpecDifferences.Between(pair.Before, pair.After)
        select $"{pair.Before.GetType().Name}.{string.Join('.', difference.Path)}";

    private static (string Stack, IReadOnlyDictionary<string, string> Values) File(string stack)
    {
        var config = StackYaml.Read(System.IO.File.ReadAllText(Repository.PathOf($"Pulumi.{stack}.yaml")))!["config"]!.AsObject();
        var leaves = config.SelectMany(entry => Leaves(entry.Key.Replace("platform:", "", StringComparison.Ordinal), entry.Value));
        return (stack, leaves.ToDictionary());
    }

    private static IEnumerable<KeyValuePair<string, string>> Leaves(string path, JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } map => map.SelectMany(entry => Leaves($"{path}.{entry.Key}", entry.Value)),
        JsonArray list => [new(path, string.Join(", ", list))],
        _ => [new(path, node?.ToString() ?? "")],
    };
}
