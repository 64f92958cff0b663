using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>
/// The arguments of a <see cref="CustomResourcePatch"/>. A subclass names the kind and adds the members that are patched, most often
/// <c>[Input("spec")]</c>.
/// </summary>
public abstract class CustomResourcePatchArgs : ResourceArgs
{
    /// <summary>Arguments of one kind of one version of an API group.</summary>
    protected CustomResourcePatchArgs(string apiVersion, string kind)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        TypeToken = $"kubernetes:{apiVersion}:{kind}Patch";
    }

    /// <summary>The API group and version of the object, such as <c>argoproj.io/v1alpha1</c>.</summary>
    [Input("apiVersion")]
    public Input<string> ApiVersion { get; }

    /// <summary>The kind of the object, such as <c>AppProject</c>.</summary>
    [Input("kind")]
    public Input<string> Kind { get; }

    /// <summary>Name and namespace of the object, and annotations of the patch.</summary>
    [Input("metadata")]
    public Input<ObjectMetaArgs>? Metadata { get; set; }

    /// <summary>What the constructor of the resource needs before any input is known.</summary>
    internal string TypeToken { get; }
}
