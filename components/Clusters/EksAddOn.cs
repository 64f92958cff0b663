namespace Platform.Components.Clusters;

/// <summary>One of the add-ons that EKS itself installs and patches, at a pinned version.</summary>
/// <param name="Name">EKS's name for it.</param>
/// <param name="Version">The exact version.</param>
internal sealed record EksAddOn(string Name, string Version)
{
    /// <summary>The namespace of EKS's add-ons.</summary>
    public const string Namespace = "kube-system";

    /// <summary>The configuration as JSON in the form of the add-on's own schema. Default: none.</summary>
    public string? Configuration { get; init; }

    /// <summary>The role of the add-on's pods, and their service account. Default: none.</summary>
    public (Input<string> Arn, string ServiceAccount)? Role { get; init; }

    /// <summary>
    /// What EKS is asked for. It takes over what it finds at first, and afterwards leaves alone what others changed, such as a number of
    /// replicas that an autoscaler owns.
    /// </summary>
    public Aws.Eks.AddonArgs On(Input<string> clusterName)
    {
        var addOn = new Aws.Eks.AddonArgs
        {
            ClusterName = clusterName,
            AddonName = Name,
            AddonVersion = Version,
            ResolveConflictsOnCreate = "OVERWRITE",
            ResolveConflictsOnUpdate = "PRESERVE",
        };
        if (Configuration is not null)
            addOn.ConfigurationValues = Configuration;
        if (Role is var (arn, serviceAccount))
        {
            addOn.PodIdentityAssociations = new Aws.Eks.Inputs.AddonPodIdentityAssociationArgs
            {
                RoleArn = arn,
                ServiceAccount = serviceAccount,
            };
        }

        return addOn;
    }
}
