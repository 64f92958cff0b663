using Platform.Components.Identity;

namespace Platform.Components.Clusters;

/// <summary>What the layers above a cluster know of it, whichever cloud it is on.</summary>
public interface ICluster
{
    /// <summary>The physical name.</summary>
    Output<string> Name { get; }

    /// <summary>A kubeconfig, secret; one that is ours holds no credential, and asks the cloud's exec plugin for a token.</summary>
    Output<string> Kubeconfig { get; }

    /// <summary>The Kubernetes provider for everything inside the cluster; one per cluster.</summary>
    K8s.Provider Kubernetes { get; }

    /// <summary>What node pools wait for beyond the control plane itself; mostly add-ons without which a node boots wrongly.</summary>
    IReadOnlyList<Resource> BeforeNodes { get; }

    /// <summary>Gives the pods of a service account an identity in the cloud.</summary>
    /// <param name="name">What the identity is for; unique in the cluster.</param>
    /// <param name="args">Whose pods, and what they may do.</param>
    WorkloadIdentity Identify(string name, WorkloadIdentityArgs args);
}
