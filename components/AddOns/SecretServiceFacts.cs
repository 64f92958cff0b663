namespace Platform.Components.AddOns;

/// <summary>The cloud's own secret service, as External Secrets speaks to it. Plain values.</summary>
/// <param name="Provider">The provider's name in a store, such as <c>aws</c>.</param>
/// <param name="Settings">The provider's settings in a store.</param>
/// <param name="ProjectNumber">The project's number on Google Cloud, which conditions of grants need. Default: none.</param>
public sealed record SecretServiceFacts(string Provider, ImmutableSortedDictionary<string, string> Settings, string? ProjectNumber = null)
{
    /// <summary>AWS Secrets Manager.</summary>
    /// <param name="region">The region.</param>
    public static SecretServiceFacts SecretsManager(string region) => new(
        "aws",
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("region", region).Add("service", "SecretsManager"));

    /// <summary>Google Secret Manager.</summary>
    /// <param name="project">The project's id.</param>
    /// <param name="projectNumber">The project's number.</param>
    public static SecretServiceFacts SecretManager(string project, string projectNumber) =>
        new("gcpsm", ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("projectID", project), projectNumber);
}
