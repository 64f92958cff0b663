using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>
/// Some members of an object that something else made, of a kind that a CustomResourceDefinition describes. Its arguments are a subclass
/// of <see cref="CustomResourcePatchArgs"/>.
/// </summary>
public class CustomResourcePatch : KubernetesResource
{
    /// <summary>Registers the patch; its type token comes from the arguments.</summary>
    public CustomResourcePatch(string name, CustomResourcePatchArgs args, CustomResourceOptions? options = null)
        : base(args.TypeToken, name, args, options)
    {
    }

    /// <summary>The API group and version of the object, such as <c>argoproj.io/v1alpha1</c>.</summary>
    [Output("apiVersion")]
    public Output<string> ApiVersion { get; private set; } = null!;

    /// <summary>The kind of the object, such as <c>AppProject</c>.</summary>
    [Output("kind")]
    public Output<string> Kind { get; private set; } = null!;

    /// <summary>Name, namespace, labels and annotations, with what the API server added to them.</summary>
    [Output("metadata")]
    public Output<ObjectMeta> Metadata { get; private set; } = null!;
}
