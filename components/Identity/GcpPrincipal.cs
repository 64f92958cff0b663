namespace Platform.Components.Identity;

/// <summary>
/// How Google Cloud names the pods of a service account. The number of a project goes with its id here, and taking one for the other is
/// refused only when the grant is made; so this is the only place that writes them.
/// </summary>
public static class GcpPrincipal
{
    /// <summary>The workload identity pool of all GKE clusters of a project.</summary>
    /// <param name="project">The project's id.</param>
    public static string Pool(string project) => $"{project}.svc.id.goog";

    /// <summary>The pods of a service account, in every cluster of the project.</summary>
    /// <param name="project">The project's id.</param>
    /// <param name="projectNumber">The project's number.</param>
    /// <param name="serviceAccountNamespace">The Kubernetes namespace.</param>
    /// <param name="serviceAccount">The Kubernetes service account.</param>
    public static string Of(string project, string projectNumber, string serviceAccountNamespace, string serviceAccount) =>
        $"principal://iam.googleapis.com/projects/{projectNumber}/locations/global/workloadIdentityPools/{Pool(project)}"
        + $"/subject/ns/{serviceAccountNamespace}/sa/{serviceAccount}";

    /// <summary>The same pods as members of a Google service account that they impersonate.</summary>
    /// <param name="project">The project's id.</param>
    /// <param name="serviceAccountNamespace">The Kubernetes namespace.</param>
    /// <param name="serviceAccount">The Kubernetes service account.</param>
    public static string Impersonating(string project, string serviceAccountNamespace, string serviceAccount) =>
        $"serviceAccount:{Pool(project)}[{serviceAccountNamespace}/{serviceAccount}]";
}
