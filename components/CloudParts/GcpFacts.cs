namespace Platform.Components.CloudParts;

/// <summary>Where a cluster is on Google Cloud. All of it is known before anything is made.</summary>
/// <param name="Project">The project's id.</param>
/// <param name="ProjectNumber">The project's number, which service agents are named after.</param>
/// <param name="Region">The region, such as <c>europe-west1</c>.</param>
public sealed record GcpFacts(string Project, string ProjectNumber, string Region);
