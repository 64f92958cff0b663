namespace Platform.Components.Identity;

/// <summary>Where Pulumi keeps its state, when it is in a bucket. Inert.</summary>
public sealed record DeployState
{
    /// <summary>The bucket's name.</summary>
    public required Input<string> Bucket { get; init; }

    /// <summary>The key that encrypts the bucket or the stack's secrets: an ARN on AWS, an id on Google Cloud. Default: none.</summary>
    public Input<string>? Key { get; init; }
}
