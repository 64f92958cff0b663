using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Kubernetes;

/// <summary>
/// A Kubernetes API server that accepts every object its schema accepts, and a Helm that installs every chart. Neither runs
/// controllers: what those would add is only there where programs usually read it.
/// </summary>
internal sealed class KubernetesProvider() : GenericProvider("kubernetes")
{
    private const string HelmRelease = "kubernetes:helm.sh/v3:Release";
    private const string AutoNamedAnnotation = "pulumi.com/autonamed";
    private const int NameDigits = 8;

    /// <summary>Kinds that live in no namespace.</summary>
    private static readonly HashSet<string> ClusterKinds =
    [
        "Namespace", "Node", "PersistentVolume", "ClusterRole", "ClusterRoleBinding", "StorageClass", "CSIDriver", "CSINode", "VolumeAttachment",
        "PriorityClass", "RuntimeClass", "IngressClass", "CustomResourceDefinition", "APIService", "MutatingWebhookConfiguration",
        "ValidatingWebhookConfiguration", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "FlowSchema",
        "PriorityLevelConfiguration", "ClusterIssuer", "GatewayClass", "NodePool", "EC2NodeClass",
    ];

    protected override ObjectValue Named(SimulatedResource resource)
    {
        if (resource.Type == HelmRelease)
        {
            return resource.Inputs["name"] is null
                ? resource.Inputs.With("name", $"{resource.Name}-{Seed.Hex(resource.Urn, "name", NameDigits)}")
                : resource.Inputs;
        }

        var metadata = resource.Inputs["metadata"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        if (resource.Inputs["metadata"] is UnknownValue || metadata["name"] is not null || metadata["generateName"] is not null)
            return resource.Inputs;

        var annotations = metadata["annotations"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        return resource.Inputs.With("metadata", metadata
            .With("name", $"{resource.Name}-{Seed.Hex(resource.Urn, "name", NameDigits)}")
            .With("annotations", annotations.With(AutoNamedAnnotation, "true")));
    }

    protected override string IdOf(SimulatedResource resource)
    {
        if (resource.Type == HelmRelease)
            return $"{resource.Inputs.Text("namespace") ?? DefaultNamespace(resource)}/{resource.Inputs.Text("name")}";

        var metadata = Metadata(resource);
        return metadata.Text("namespace") is { } space ? $"{space}/{metadata.Text("name")}" : metadata.Text("name") ?? resource.Name;
    }

    protected override ObjectValue Computed(SimulatedResource resource, string id)
    {
        if (resource.Type == HelmRelease)
            return Release(resource);

        var computed = ObjectValue.Empty.With("metadata", Metadata(resource)
            .With("uid", Seed.Uuid(resource.Urn, "uid"))
            .With("resourceVersion", Seed.Digits(resource.Urn, "version", 6))
            .With("generation", 1.0)
            .With("creationTimestamp", "2026-01-01T00:00:00Z"));
        return resource.Type == "kubernetes:core/v1:Service" ? computed.With("status", ServiceStatus(resource)) : computed;
    }

    private static ObjectValue Metadata(SimulatedResource resource)
    {
        var metadata = resource.Inputs["metadata"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        return metadata["namespace"] is not null || ClusterKinds.Contains(resource.Type.Split(':')[^1])
            ? metadata
            : metadata.With("namespace", DefaultNamespace(resource));
    }

    private static string DefaultNamespace(SimulatedResource resource) => resource.Scope.ProviderInputs.Text("namespace") ?? "default";

    private static ObjectValue Release(SimulatedResource resource) => ObjectValue.Empty
        .With("namespace", resource.Inputs.Text("namespace") ?? DefaultNamespace(resource))
        .With("status", ObjectValue.Empty
            .With("status", "deployed")
            .With("name", resource.Inputs.Text("name") ?? resource.Name)
            .With("namespace", resource.Inputs.Text("namespace") ?? DefaultNamespace(resource))
            .With("chart", resource.Inputs.Text("chart") ?? "")
            .With("version", resource.Inputs.Text("version") ?? "")
            .With("revision", 1.0));

    /// <summary>A load balancer gets a name that resolves nowhere, as RFC 2606 keeps it.</summary>
    private static ObjectValue ServiceStatus(SimulatedResource resource)
    {
        var spec = resource.Inputs["spec"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        return spec.Text("type") != "LoadBalancer"
            ? ObjectValue.Empty.With("loadBalancer", ObjectValue.Empty)
            : ObjectValue.Empty.With("loadBalancer", ObjectValue.Empty.With("ingress", new ListValue(
                [ObjectValue.Empty.With("hostname", $"{Seed.Hex(resource.Urn, "balancer", 16)}.elb.example")])));
    }
}
