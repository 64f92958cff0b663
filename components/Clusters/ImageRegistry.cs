namespace Platform.Components.Clusters;

/// <summary>A repository of Artifact Registry whose images nodes pull.</summary>
public sealed record ImageRegistry
{
    /// <summary>The Google Cloud project that it is in.</summary>
    public string Project { get; init; } = "";

    /// <summary>Its region or multi-region, such as <c>europe-west1</c> or <c>europe</c>.</summary>
    public string Location { get; init; } = "";

    /// <summary>Its name.</summary>
    public string Repository { get; init; } = "";
}
