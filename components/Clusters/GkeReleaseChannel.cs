namespace Platform.Components.Clusters;

/// <summary>
/// How soon after a release GKE offers a version; every cluster is in a channel, for those outside get no patches of their own.
/// </summary>
public enum GkeReleaseChannel
{
    /// <summary>First; for environments that are there to find out.</summary>
    Rapid,

    /// <summary>After two or three months in <see cref="Rapid"/>; production.</summary>
    Regular,

    /// <summary>After a further two or three months; where each change is weighed.</summary>
    Stable,

    /// <summary>As <see cref="Regular"/>, with minor versions supported for two years, at a price per cluster.</summary>
    Extended,
}

/// <summary>What GKE tells about a cluster.</summary>
public enum GkeNotification
{
    /// <summary>A bulletin that concerns the cluster's version.</summary>
    SecurityBulletinEvent,

    /// <summary>A version can be upgraded to.</summary>
    UpgradeAvailableEvent,

    /// <summary>An upgrade begins.</summary>
    UpgradeEvent,

    /// <summary>An upgrade goes on, ended or failed; a version nears the end of its support.</summary>
    UpgradeInfoEvent,
}
