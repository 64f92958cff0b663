using System.Text.RegularExpressions;
using Platform.Stacks.Environments;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>Which secrets an environment needs, and which of them its stack file lacks. Pure; it sees names and never a value.</summary>
internal static partial class SecretRules
{
    private const string Path = StackConfiguration.Namespace + EnvironmentReader.Secrets;

    /// <summary>The names of the secrets that the environment reads, whether its stack file holds them or not.</summary>
    public static ImmutableSortedSet<string> Needed(EnvironmentSpec environment) => [.. Needs(environment).Select(need => need.Name)];

    /// <summary>What is missing: an update cannot do without, a preview can.</summary>
    public static IEnumerable<Problem> Missing(EnvironmentSpec environment) =>
        from need in Needs(environment)
        where !environment.Secrets.Contains(need.Name) && IsName(need.Name)
        group need by need.Name into same
        let clusters = string.Join(", ", same.Select(need => need.Cluster).Distinct().Order(StringComparer.Ordinal))
        select new Problem(
            $"{Path}.{same.Key}", "none", $"must be set: {same.First().Holds}, for {same.First().Key} of {clusters}",
            $"run {Command(environment.StackName, same.Key)}, or {same.First().Otherwise}");

    /// <summary>Names that no command could set.</summary>
    public static IEnumerable<Problem> Problems(EnvironmentSpec environment) => environment.Secrets
        .Where(name => !IsName(name))
        .Select(name => new Problem(
            $"{Path}.{name}", "given", "a secret's name must be letters, digits, dash and underscore, and start with a letter",
            "rename it, such as slackWebhook"));

    /// <summary>Secrets that nobody reads, such as misspelt ones.</summary>
    public static IEnumerable<Problem> Warnings(EnvironmentSpec environment)
    {
        var needed = Needed(environment);
        foreach (var name in environment.Secrets.Except(needed))
        {
            var meant = Spelling.Nearest(name, needed.Except(environment.Secrets));
            yield return new($"{Path}.{name}", "given", "is a secret that nothing of this environment reads", meant is null
                ? $"leave it out: pulumi config rm --stack {environment.StackName} --path '{Path}.{name}'"
                : $"did you mean {meant}?");
        }
    }

    /// <summary>What sets a secret.</summary>
    public static string Command(string stack, string name) => $"pulumi config set --stack {stack} --secret --path '{Path}.{name}'";

    /// <summary>Whether it can be the name of a secret.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    private static IEnumerable<Need> Needs(EnvironmentSpec environment)
    {
        // What runs in the clusters reads them, and no other layer.
        foreach (var (name, cluster) in environment.Builds(LayerPart.AddOns) ? environment.Clusters : environment.Clusters.Clear())
        {
            if (cluster.Existing is { KubeconfigSecret: { } kubeconfig })
            {
                yield return new(kubeconfig, name, "existing.kubeconfigSecret", "the kubeconfig of an existing cluster",
                    "leave kubeconfigSecret out where the cloud's own way in will do");
            }

            var facts = ClusterFacts.Of(environment, name, cluster);
            foreach (var addOn in cluster.AddOns.All().Where(addOn => addOn.Enabled && addOn.BelongsOn(facts)))
            {
                foreach (var secret in addOn.Secrets)
                    yield return new(secret.Name, name, $"addOns.{AddOnRules.Key(addOn.Name)}.{secret.Key}", secret.Holds,
                        secret.Otherwise);
            }
        }
    }

    /// <summary>Who needs a secret, and for what.</summary>
    private sealed record Need(string Name, string Cluster, string Key, string Holds, string Otherwise);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,62}$")]
    internal static partial Regex Name();
}
