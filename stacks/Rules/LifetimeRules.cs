using System.Globalization;
using Platform.Stacks.Profiles;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>Whether an environment says what it is built like, and whether one that expires can go. Pure.</summary>
internal static class LifetimeRules
{
    private const string Profile = "platform:profile";
    private const string Expires = "platform:expires";
    private const string Clusters = "platform:clusters";

    /// <summary>What is wrong with how long an environment lives.</summary>
    public static IEnumerable<Problem> Problems(EnvironmentSpec spec)
    {
        if (spec.Profile is { } profile && EnvironmentProfiles.Named(spec.Name) is { } own && own != profile)
        {
            yield return new(Profile, Word(profile), $"an environment that is called {spec.Name} is built like {Word(own)}",
                "leave the key out, or give the stack another name");
        }

        if (spec.Expires is null)
            yield break;
        if (Day(spec) is null)
        {
            yield return new(Expires, spec.Expires.Length == 0 ? "none" : spec.Expires, "must be a day",
                $"write it in quotes as year, month and day: {Expires}: \"2026-12-01\"");
            yield break;
        }

        if (spec.ReplaceGuard)
        {
            yield return new("platform:replaceGuard", "true",
                "what expires must be able to go, and the guard refuses to delete its networks and keys",
                $"set {Profile}: dev, or platform:replaceGuard: false");
        }

        foreach (var (name, cluster) in spec.Clusters.Where(cluster => cluster.Value.Existing is null))
        {
            if (cluster.DeletionProtection)
            {
                yield return new($"{Clusters}.{name}.deletionProtection", "true", "what expires must be able to go",
                    $"set {Profile}: dev, or {Clusters}.{name}.deletionProtection: false");
            }

            if (cluster.RetainKinds)
            {
                yield return new($"{Clusters}.{name}.retainKinds", "true",
                    "what expires must leave nothing behind that costs, as kept buckets do",
                    $"set {Profile}: dev, or {Clusters}.{name}.retainKinds: false");
            }
        }
    }

    /// <summary>What somebody should know of how long an environment lives.</summary>
    public static IEnumerable<Problem> Warnings(EnvironmentSpec spec, DateOnly today)
    {
        if (!spec.Clusters.IsEmpty && spec.Profile is null && EnvironmentProfiles.Named(spec.Name) is null)
        {
            yield return new(Profile, "none", $"no profile is called {spec.Name}, so it is built like prod",
                $"set {Profile} to dev or staging for less, or to prod to say that this is meant");
        }

        if (Day(spec) < today)
            yield return new(Expires, spec.Expires!, "the day is over", "pulumi destroy, or set a later day");
    }

    private static DateOnly? Day(EnvironmentSpec spec) =>
        DateOnly.TryParseExact(spec.Expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Word(ProfileName profile) => profile switch
    {
        ProfileName.Dev => "dev",
        ProfileName.Staging => "staging",
        _ => "prod",
    };
}
