using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>
/// An object of a kind that a CustomResourceDefinition describes. Its arguments are a subclass of <see cref="CustomResourceArgs"/>;
/// it is the one resource here that does not say which provider version it wants.
/// </summary>
public class CustomResource : KubernetesResource
{
    /// <summary>Registers the object; its type token comes from the arguments.</summary>
    public CustomResource(string name, CustomResourceArgs args, CustomResourceOptions? options = null)
        : base(args.TypeToken, name, args, options)
    {
    }

    /// <summary>The API group and version of the object, such as <c>cert-manager.io/v1</c>.</summary>
    [Output("apiVersion")]
    public Output<string> ApiVersion { get; private set; } = null!;

    /// <summary>The kind of the object, such as <c>Certificate</c>.</summary>
    [Output("kind")]
    public Output<string> Kind { get; private set; } = null!;

    /// <summary>Name, namespace, labels and annotations, with what the API server added to them.</summary>
    [Output("metadata")]
    public Output<ObjectMeta> Metadata { get; private set; } = null!;
}
