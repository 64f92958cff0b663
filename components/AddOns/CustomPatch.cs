using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Platform.Components.AddOns;

/// <summary>
/// The arguments of a patch of an object of a custom kind that its own controller makes: what Pulumi says of it, and nothing else. The
/// object stays when the patch goes.
/// </summary>
internal sealed class CustomPatch : K8s.ApiExtensions.CustomResourcePatchArgs
{
    /// <summary>Describes a patch.</summary>
    /// <param name="apiVersion">The API group and version, such as <c>argoproj.io/v1alpha1</c>.</param>
    /// <param name="kind">The kind, such as <c>AppProject</c>.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="home">The object's namespace.</param>
    /// <param name="spec">What the specification is to say, whatever it said before.</param>
    public CustomPatch(string apiVersion, string kind, string name, string home, object spec) : base(apiVersion, kind)
    {
        Metadata = new Meta.ObjectMetaArgs
        {
            Name = name,
            Namespace = home,
            Annotations = { ["pulumi.com/patchForce"] = "true" },
        };
        Spec = HelmValues.Of(spec);
    }

    /// <summary>What the specification is to say.</summary>
    [Input("spec")] public InputMap<object> Spec { get; }
}
