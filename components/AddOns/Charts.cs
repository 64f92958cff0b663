namespace Platform.Components.AddOns;

/// <summary>A chart at one version.</summary>
/// <param name="Repository">The repository's address; null for a chart in an OCI registry.</param>
/// <param name="Reference">The chart's name in the repository, or its <c>oci://</c> address.</param>
/// <param name="Version">The exact version.</param>
public sealed record Chart(string? Repository, string Reference, string Version);

/// <summary>Every chart that the platform installs, at the version it was tested with. The only place that names one.</summary>
public static class Charts
{
    /// <summary>Controller 3.5.0.</summary>
    public static Chart AwsLoadBalancerController { get; } = new(
        "https://aws.github.io/eks-charts", "aws-load-balancer-controller", "3.5.0");

    /// <summary>cert-manager 1.21.2.</summary>
    public static Chart CertManager { get; } = new(null, "oci://quay.io/jetstack/charts/cert-manager", "v1.21.2");

    /// <summary>Cluster Autoscaler 1.35.0; the image follows the cluster's minor version.</summary>
    public static Chart ClusterAutoscaler { get; } = new("https://kubernetes.github.io/autoscaler", "cluster-autoscaler", "9.59.0");

    /// <summary>Contour 1.33.6 with Envoy 1.38.3.</summary>
    public static Chart Contour { get; } = new("https://projectcontour.github.io/helm-charts/", "contour", "0.7.0");

    /// <summary>Operator 3.5.0, under the Elastic License.</summary>
    public static Chart EckOperator { get; } = new("https://helm.elastic.co", "eck-operator", "3.5.0");

    /// <summary>Envoy Gateway 1.9.0 with Envoy 1.39.0.</summary>
    public static Chart EnvoyGateway { get; } = new(null, "oci://docker.io/envoyproxy/gateway-helm", "v1.9.0");

    /// <summary>ExternalDNS 0.22.0.</summary>
    public static Chart ExternalDns { get; } = new("https://kubernetes-sigs.github.io/external-dns/", "external-dns", "1.22.0");

    /// <summary>Fluent Bit 5.1.1.</summary>
    public static Chart FluentBit { get; } = new("https://fluent.github.io/helm-charts", "fluent-bit", "0.58.1");

    /// <summary>HAProxy Kubernetes Ingress Controller 3.2.12.</summary>
    public static Chart Haproxy { get; } = new("https://haproxytech.github.io/helm-charts", "kubernetes-ingress", "1.52.1");

    /// <summary>Controller 1.15.1. The last release: the project was retired in March 2026.</summary>
    public static Chart IngressNginx { get; } = new("https://kubernetes.github.io/ingress-nginx", "ingress-nginx", "4.15.1");

    /// <summary>Karpenter 1.14.1, for Kubernetes to 1.36.</summary>
    public static Chart Karpenter { get; } = new(null, "oci://public.ecr.aws/karpenter/karpenter", "1.14.1");

    /// <summary>The definitions of Karpenter's objects, of the same version.</summary>
    public static Chart KarpenterDefinitions { get; } = new(null, "oci://public.ecr.aws/karpenter/karpenter-crd", "1.14.1");

    /// <summary>KEDA 2.20.2.</summary>
    public static Chart Keda { get; } = new("https://kedacore.github.io/charts", "keda", "2.20.2");

    /// <summary>
    /// Operator 0.93.1, Prometheus 3 and Grafana 13. Later ones exist; this is the newest of which <see cref="PrometheusOperatorCrds"/> is
    /// known to hold the kinds. Both move together.
    /// </summary>
    public static Chart KubePrometheusStack { get; } =
        new(null, "oci://ghcr.io/prometheus-community/charts/kube-prometheus-stack", "88.5.3");

    /// <summary>Blackbox exporter 0.28.</summary>
    public static Chart PrometheusBlackboxExporter { get; } =
        new(null, "oci://ghcr.io/prometheus-community/charts/prometheus-blackbox-exporter", "11.18.0");

    /// <summary>The kinds of operator 0.93.1, the one of <see cref="KubePrometheusStack"/>.</summary>
    public static Chart PrometheusOperatorCrds { get; } =
        new(null, "oci://ghcr.io/prometheus-community/charts/prometheus-operator-crds", "31.0.1");

    /// <summary>Runtime Class Manager 0.2.0; its images have the tag <c>v0.2.0</c>.</summary>
    public static Chart RuntimeClassManager { get; } = new(null, "oci://ghcr.io/spinframework/charts/runtime-class-manager", "0.2.0");

    /// <summary>trust-manager 0.24.0.</summary>
    public static Chart TrustManager { get; } = new(null, "oci://quay.io/jetstack/charts/trust-manager", "v0.24.0");

    /// <summary>Argo CD v3.5.</summary>
    public static Chart ArgoCd { get; } = new(null, "oci://ghcr.io/argoproj/argo-helm/argo-cd", "10.9.2");

    /// <summary>External Secrets Operator v2.10.0.</summary>
    public static Chart ExternalSecrets { get; } = new("https://charts.external-secrets.io", "external-secrets", "2.10.0");

    /// <summary>The kinds of Istio 1.30.7.</summary>
    public static Chart IstioBase { get; } = Istio("base");

    /// <summary>The node agent of Istio 1.30.7.</summary>
    public static Chart IstioCni { get; } = Istio("cni");

    /// <summary>The control plane of Istio 1.30.7.</summary>
    public static Chart Istiod { get; } = Istio("istiod");

    /// <summary>The tunnel of Istio 1.30.7.</summary>
    public static Chart Ztunnel { get; } = Istio("ztunnel");

    /// <summary>Vault 2.0.4.</summary>
    public static Chart Vault { get; } = new("https://helm.releases.hashicorp.com", "vault", "0.34.1");

    /// <summary>Velero 1.18.1.</summary>
    public static Chart Velero { get; } = new("https://vmware-tanzu.github.io/helm-charts", "velero", "12.1.0");

    /// <summary>All parts of a mesh are of one version.</summary>
    private static Chart Istio(string part) => new("https://istio-release.storage.googleapis.com/charts", part, "1.30.7");
}

/// <summary>Every bundle of kinds that the platform applies itself, at the version it was tested with.</summary>
public static class KindBundles
{
    /// <summary>The Gateway API's standard channel.</summary>
    public static KindBundle GatewayApi { get; } = new(
        "gateway-api", "v1.6.1", "https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.6.1/standard-install.yaml",
        [
            "backendtlspolicies.gateway.networking.k8s.io",
            "gatewayclasses.gateway.networking.k8s.io",
            "gateways.gateway.networking.k8s.io",
            "grpcroutes.gateway.networking.k8s.io",
            "httproutes.gateway.networking.k8s.io",
            "listenersets.gateway.networking.k8s.io",
            "referencegrants.gateway.networking.k8s.io",
            "tcproutes.gateway.networking.k8s.io",
            "tlsroutes.gateway.networking.k8s.io",
            "udproutes.gateway.networking.k8s.io",
        ]);

    /// <summary>Envoy Gateway's own kinds, of the same release as its chart.</summary>
    public static KindBundle EnvoyGateway { get; } = new(
        "envoy-gateway", Charts.EnvoyGateway.Version,
        $"https://github.com/envoyproxy/gateway/releases/download/{Charts.EnvoyGateway.Version}/envoy-gateway-crds.yaml",
        [
            "backends.gateway.envoyproxy.io",
            "backendtrafficpolicies.gateway.envoyproxy.io",
            "clienttrafficpolicies.gateway.envoyproxy.io",
            "envoyextensionpolicies.gateway.envoyproxy.io",
            "envoypatchpolicies.gateway.envoyproxy.io",
            "envoyproxies.gateway.envoyproxy.io",
            "httproutefilters.gateway.envoyproxy.io",
            "securitypolicies.gateway.envoyproxy.io",
        ]);
}

/// <summary>Every image that the platform runs without a chart, at the version it was tested with.</summary>
public static class Images
{
    /// <summary>Serves Google Cloud's metrics to autoscalers.</summary>
    public const string CustomMetricsStackdriverAdapter = "gcr.io/gke-release/custom-metrics-stackdriver-adapter:v0.16.9-gke.0";

    /// <summary>Elasticsearch; from 9.5 on it reads the credentials of EKS Pod Identity.</summary>
    public const string Elasticsearch = $"docker.elastic.co/elasticsearch/elasticsearch:{ElasticsearchVersion}";

    /// <summary>The version of <see cref="Elasticsearch"/> and of Kibana.</summary>
    public const string ElasticsearchVersion = "9.5.1";

    /// <summary>kubectl, for Jobs of the platform's own.</summary>
    public const string Kubectl = "registry.k8s.io/kubectl:v1.35.3";

    /// <summary>Copies files to object storage of any cloud with the pod's own identity.</summary>
    public const string Rclone = "docker.io/rclone/rclone:1.75.1";

    /// <summary>Vault's command line, of the server's version.</summary>
    public const string Vault = "docker.io/hashicorp/vault:2.0.4";

    /// <summary>Velero's plugin for S3, for Velero 1.18.</summary>
    public const string VeleroPluginForAws = "docker.io/velero/velero-plugin-for-aws:v1.14.2";

    /// <summary>Velero's plugin for Google Cloud Storage, for Velero 1.18.</summary>
    public const string VeleroPluginForGcp = "docker.io/velero/velero-plugin-for-gcp:v1.14.2";
}
