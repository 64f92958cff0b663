using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Platform.Components.AddOns;

/// <summary>
/// The arguments of an object of a custom kind: metadata, and its other members as typed objects, serialised like a chart's values.
/// </summary>
public sealed class CustomObject : K8s.ApiExtensions.CustomResourceArgs
{
    /// <summary>Describes an object.</summary>
    /// <param name="apiVersion">The API group and version, such as <c>argoproj.io/v1alpha1</c>.</param>
    /// <param name="kind">The kind, such as <c>AppProject</c>.</param>
    /// <param name="metadata">Name, namespace, labels and annotations.</param>
    /// <param name="spec">The specification.</param>
    public CustomObject(string apiVersion, string kind, Meta.ObjectMetaArgs metadata, object spec) : base(apiVersion, kind)
    {
        Metadata = metadata;
        Spec = HelmValues.Of(spec);
    }

    /// <summary>The specification.</summary>
    [Input("spec")] public InputMap<object> Spec { get; }
}
