namespace Pulumi.Kubernetes;

/// <summary>Any object of the Kubernetes API. It adds nothing to a custom resource; it tells them apart.</summary>
public abstract class KubernetesResource : CustomResource
{
    internal KubernetesResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, args, options)
    {
    }
}
