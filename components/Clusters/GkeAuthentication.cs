namespace Platform.Components.Clusters;

/// <summary>How the Kubernetes provider proves to a GKE cluster who it is.</summary>
public enum GkeAuthentication
{
    /// <summary>Google's plugin fetches tokens whenever one is needed; the plugin must be installed where the program runs.</summary>
    ExecPlugin,

    /// <summary>
    /// A token that is given, for where no plugin can be installed, such as in CI. It lives an hour, is kept as a secret, and makes the
    /// provider, though nothing inside the cluster, differ from run to run.
    /// </summary>
    AccessToken,
}
