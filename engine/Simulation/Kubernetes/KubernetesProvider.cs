using System.Text;
using Platform.Engine.Checks;
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

    // Seconds (pulumi-kubernetes, defaultTimeoutSeconds).
    private const double HelmTimeout = 300;

    /// <summary>Kinds that live in no namespace.</summary>
    private static readonly HashSet<string> ClusterKinds =
    [
        "Namespace", "Node", "PersistentVolume", "ClusterRole", "ClusterRoleBinding", "StorageClass", "CSIDriver", "CSINode",
            "VolumeAttachment",
        "PriorityClass", "RuntimeClass", "IngressClass", "CustomResourceDefinition", "APIService", "MutatingWebhookConfiguration",
        "ValidatingWebhookConfiguration", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "FlowSchema",
        "PriorityLevelConfiguration", "CertificateSigningRequest", "VolumeAttributesClass",
        // Of well-known definitions: cert-manager, Gateway API, Karpenter, External Secrets, Kyverno, ECK, runtime-class-manager, Istio.
        "ClusterIssuer", "Bundle", "GatewayClass", "NodePool", "NodeClaim", "EC2NodeClass", "ClusterSecretStore", "ClusterExternalSecret",
        "ClusterPushSecret", "ClusterGenerator", "ClusterPolicy", "ClusterCleanupPolicy", "ValidatingPolicy", "MutatingPolicy",
        "GeneratingPolicy", "ImageValidatingPolicy", "Shim", "VolumeSnapshotClass", "VolumeSnapshotContent", "IngressClassParams",
        "ClusterTriggerAuthentication", "ComputeClass",
    ];

    // An object has what was given and what the server adds. The schema calls every output required, so only constants are promised.
    protected override ObjectValue Completed(ObjectValue known, ObjectSchema outputs, string name) =>
        SchemaOutputs.Complete(
            known,
            new ObjectSchema(outputs.Token,
                [.. outputs.Properties.Where(output => output.Constant is not null || known[output.Name] is not null)]),
            name);

    protected override ObjectValue Named(SimulatedResource resource)
    {
        if (Urns.IsProviderType(resource.Type))
            return resource.Inputs;
        if (resource.Type == HelmRelease)
            return NamedRelease(resource);
        return WithNamespace(resource, NamedObject(resource));
    }

    /// <summary>A release gets a name, a namespace and the time that Helm waits (pulumi-kubernetes, helm_release.go).</summary>
    private static ObjectValue NamedRelease(SimulatedResource resource)
    {
        var inputs = resource.Inputs;
        if (inputs["name"] is null or NullValue or StringValue { Value: "" })
            inputs = inputs.With("name", $"{resource.Name}-{Seed.Hex(resource.Urn, "name", NameDigits)}");
        if (inputs["namespace"] is null or NullValue or StringValue { Value: "" })
            inputs = inputs.With("namespace", DefaultNamespace(resource));
        return inputs["timeout"] is null && inputs["skipAwait"]?.Plain is not BoolValue { Value: true }
            ? inputs.With("timeout", HelmTimeout)
            : inputs;
    }

    /// <summary>Objects go to the provider's namespace, if it has one and they name none. Kinds that are not known live in one.</summary>
    private static ObjectValue WithNamespace(SimulatedResource resource, ObjectValue inputs)
    {
        if (resource.Scope.ProviderInputs.Text("namespace") is not { Length: > 0 } space || IsOfCluster(resource)
            || inputs["metadata"]?.Plain is not ObjectValue metadata || metadata["namespace"] is not null)
        {
            return inputs;
        }

        return inputs.With("metadata", metadata.With("namespace", space));
    }

    private static bool IsOfCluster(SimulatedResource resource) =>
        ClusterKinds.Contains(resource.Type[(resource.Type.LastIndexOf(':') + 1)..]);

    private static ObjectValue NamedObject(SimulatedResource resource)
    {
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

    protected override ObjectValue Restored(SimulatedResource resource, string id)
    {
        var slash = id.IndexOf('/');
        var named = slash < 0
            ? ObjectValue.Empty.With("name", id)
            : ObjectValue.Empty.With("namespace", id[..slash]).With("name", id[(slash + 1)..]);
        return resource.Type == HelmRelease
            ? named.With(resource.Inputs)
            : resource.Inputs.With("metadata", named.With(resource.Inputs["metadata"]?.Plain as ObjectValue ?? ObjectValue.Empty));
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
        return resource.Type switch
        {
            "kubernetes:core/v1:Service" => computed.With("status", ServiceStatus(resource)).With("spec", ServiceSpec(resource)),
            "kubernetes:core/v1:Namespace" => computed.With("status", ObjectValue.Empty.With("phase", "Active")),
            "kubernetes:core/v1:PersistentVolumeClaim" => computed.With("status", ObjectValue.Empty.With("phase", "Pending")),
            "kubernetes:core/v1:Secret" => computed.With("data", SecretData(resource)),
            _ => computed,
        };
    }

    /// <summary>A service has an address in the cluster, unless it is to have none or is only a name.</summary>
    private static ObjectValue ServiceSpec(SimulatedResource resource)
    {
        var spec = resource.Inputs["spec"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        var type = spec.Text("type") ?? "ClusterIP";
        var completed = spec.With("type", type);
        if (type == "ExternalName" || spec["clusterIP"] is not null)
            return completed;

        var hash = Convert.ToInt32(Seed.Hex(resource.Urn, "address", 4), 16);
        var address = $"172.20.{hash / 256}.{(hash % 254) + 1}";
        return completed.With("clusterIP", address).With("clusterIPs", new ListValue([address]));
    }

    /// <summary>The server keeps what came as text beside what came as base64, all as base64.</summary>
    private static SecretValue SecretData(SimulatedResource resource)
    {
        var data = resource.Inputs["data"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        var texts = resource.Inputs["stringData"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        return new SecretValue(data.With(new ObjectValue(texts.Select(text => KeyValuePair.Create(
            text.Key,
            text.Value.Plain is StringValue plain ? new StringValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(plain.Value)))
                : text.Value)))));
    }

    private static ObjectValue Metadata(SimulatedResource resource)
    {
        var metadata = resource.Inputs["metadata"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        return metadata["namespace"] is not null || IsOfCluster(resource)
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
