using System.Text.RegularExpressions;
using Platform.Stacks.Environments;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>Whether those who deploy are named so that nobody else is let in. Pure.</summary>
internal static partial class DeployRules
{
    private const string Path = "platform:deploy";

    public static IEnumerable<Problem> Problems(EnvironmentSpec environment)
    {
        if (environment.Deploy is not { } deploy)
            yield break;

        var repository = deploy.Repository;
        if (string.IsNullOrEmpty(repository?.Owner) || string.IsNullOrEmpty(repository.Name))
            yield return new($"{Path}.repository", "none", "a deployment comes from a repository",
                $"set {Path}.repository.owner and {Path}.repository.name");
        else if (!Digits().IsMatch(repository.OwnerId ?? "") || !Digits().IsMatch(repository.Id ?? ""))
        {
            yield return new($"{Path}.repository.id", string.IsNullOrEmpty(repository.Id) ? "none" : repository.Id,
                "ids are digits: names can be taken over, ids cannot",
                $"set ownerId and id, in quotes, to what gh api repos/{repository.Owner}/{repository.Name} says");
        }

        if (deploy.DeployEnvironments.IsEmpty)
            yield return new($"{Path}.deployEnvironments", "none", "without one no job may deploy",
                "name GitHub's deployment environments, such as [prod]");
        if (deploy.Accounts.IsEmpty && deploy.Projects.IsEmpty)
            yield return new($"{Path}.accounts", "none", "a deployment goes to an account or a project",
                $"name one in {Path}.accounts or {Path}.projects");

        foreach (var (account, spec) in deploy.Accounts)
        {
            if (!ClusterRules.AccountId().IsMatch(account))
                yield return new($"{Path}.accounts.{account}", account, "must be an account's 12 digits", "write them in quotes");
            if (spec.Regions.IsEmpty)
                yield return new($"{Path}.accounts.{account}.regions", "none", "a deployment goes to a region",
                    "name them, such as [eu-west-1]");
            foreach (var region in spec.Regions.Where(region => !Residency.Allows(environment.Residency, region)))
                yield return new($"{Path}.accounts.{account}.regions", region,
                    $"is outside of platform:residency: {string.Join(", ", environment.Residency)}", "leave it out");
        }
    }

    [GeneratedRegex("^[0-9]+$")]
    internal static partial Regex Digits();
}
