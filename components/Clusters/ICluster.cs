namespace Platform.Components.Clusters;

/// <summary>What the layers above a cluster know of it, whichever cloud it is on.</summary>
public interface ICluster
{
    /// <summary>The physical name.</summary>
    Output<string> Name { get; }

    /// <summary>The Kubernetes provider for everything inside the cluster; one per cluster.</summary>
    K8s.Provider Kubernetes { get; }
}
