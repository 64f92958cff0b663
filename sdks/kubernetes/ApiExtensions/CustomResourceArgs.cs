using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>
/// The arguments of a <see cref="CustomResource"/>. A subclass names the kind and adds the members that the kind has beside its
/// metadata, most often <c>[Input("spec")]</c>.
/// </summary>
public abstract class CustomResourceArgs : ResourceArgs
{
    /// <summary>Arguments of one kind of one version of an API group.</summary>
    protected CustomResourceArgs(string apiVersion, string kind)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        TypeToken = $"kubernetes:{apiVersion}:{kind}";
    }

    /// <summary>The API group and version of the object, such as <c>cert-manager.io/v1</c>.</summary>
    [Input("apiVersion")]
    public Input<string> ApiVersion { get; }

    /// <summary>The kind of the object, such as <c>Certificate</c>.</summary>
    [Input("kind")]
    public Input<string> Kind { get; }

    /// <summary>Name, namespace, labels and annotations.</summary>
    [Input("metadata")]
    public Input<ObjectMetaArgs>? Metadata { get; set; }

    /// <summary>What the constructor of the resource needs before any input is known.</summary>
    internal string TypeToken { get; }
}
