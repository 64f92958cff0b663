namespace Platform.Components.Identity;

/// <summary>One thing by what policies of each cloud name it with, so that what may use it is said once. Inert.</summary>
public sealed record CloudResource
{
    /// <summary>How it is named on AWS: mostly an ARN. Default: it is not there.</summary>
    public Input<string>? Aws { get; init; }

    /// <summary>How it is named on Google Cloud: mostly a name or an id. Default: it is not there.</summary>
    public Input<string>? Gcp { get; init; }
}
