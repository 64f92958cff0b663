namespace Platform.Components.Identity;

/// <summary>
/// Lets the pods of one service account act in the cloud as themselves and no one else. Whatever runs such pods waits for it: a pod that
/// starts before its association has no credentials until it is started again.
/// </summary>
public abstract class WorkloadIdentity : PlatformComponent
{
    private protected WorkloadIdentity(string token, string name, ResourceArgs args, ComponentResourceOptions? options)
        : base(token, name, args, options)
    {
    }

    /// <summary>Who the pods are in the cloud: a role's ARN, or a member as Google Cloud's grants name it.</summary>
    public abstract Output<string> Identity { get; }

    /// <summary>What the Kubernetes service account must be annotated with; mostly nothing.</summary>
    public abstract Output<ImmutableDictionary<string, string>> ServiceAccountAnnotations { get; }
}

/// <summary>Inputs of a <see cref="WorkloadIdentity"/>, whichever cloud its cluster is on.</summary>
public sealed class WorkloadIdentityArgs : ResourceArgs
{
    /// <summary>The Kubernetes namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The Kubernetes service account.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>What its pods may do. Default: nothing.</summary>
    public Permissions Permissions { get; init; } = Permissions.None;
}
