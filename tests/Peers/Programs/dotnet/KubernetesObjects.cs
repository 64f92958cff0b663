using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Provider;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using K8s = Pulumi.Kubernetes;

namespace PeerProgram;

/// <summary>Objects of a cluster, through a provider that is made of the cluster's own outputs.</summary>
internal static class KubernetesObjects
{
    public static void Declare(Platform platform, Output<string> token)
    {
        var cluster = platform.Cluster.Control;
        var kube = new K8s.Provider("kube", new()
        {
            KubeConfig = Output.CreateSecret(Output.Format($"server: {cluster.Endpoint}")),
            EnableServerSideApply = true,
            Namespace = "default",
            KubeClientSettings = new KubeClientSettingsArgs { Burst = 200, Qps = 50.5 },
        });

        var monitoring = new K8s.Core.V1.Namespace("monitoring", new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs { Name = "monitoring", Labels = { ["team"] = "peers" } },
        }, new() { Provider = kube });
        var within = monitoring.Metadata.Apply(metadata => metadata.Name);

        _ = new K8s.Core.V1.ConfigMap("settings", new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Namespace = within },
            Data = { ["endpoint"] = cluster.Endpoint, ["mode"] = "fast", ["app.yaml"] = "a: 1\n" },
        }, new() { Provider = kube });

        _ = new K8s.Core.V1.Secret("credentials", new SecretArgs
        {
            Metadata = new ObjectMetaArgs { Namespace = within },
            StringData = new InputMap<string> { ["user"] = "admin", ["password"] = token },
        }, new() { Provider = kube });

        var web = Web(kube, within, cluster.Endpoint, token);

        _ = new K8s.Core.V1.Service("web", new ServiceArgs
        {
            Metadata = new ObjectMetaArgs { Namespace = within },
            Spec = new ServiceSpecArgs
            {
                Selector = { ["app"] = "web" },
                Ports =
                {
                    new ServicePortArgs { Port = 80, TargetPort = 8080 },
                    new ServicePortArgs { Port = 443, TargetPort = "https" },
                },
            },
        }, new() { Provider = kube, DependsOn = { web } });

        _ = new K8s.ApiExtensions.CustomResource("certificate", new CertificateArgs
        {
            Metadata = new ObjectMetaArgs { Name = "web", Namespace = within },
            Spec = new()
            {
                ["secretName"] = "web-tls",
                ["dnsNames"] = new[] { "web.example" },
                ["issuerRef"] = new Dictionary<string, object> { ["name"] = "letsencrypt", ["kind"] = "ClusterIssuer" },
            },
        }, new() { Provider = kube, DependsOn = { monitoring } });

        _ = new K8s.Helm.V3.Release("prometheus", new ReleaseArgs
        {
            Name = "prometheus",
            Chart = "kube-prometheus-stack",
            Version = "70.0.0",
            Namespace = within,
            RepositoryOpts = new RepositoryOptsArgs { Repo = "https://charts.example" },
            CreateNamespace = false,
            Timeout = 600,
            Values = new InputMap<object>
            {
                ["grafana"] = new Dictionary<string, object> { ["adminPassword"] = token, ["enabled"] = true },
                ["replicas"] = 2,
                ["ratio"] = 0.5,
                ["hosts"] = new object[] { "a.example", cluster.Endpoint },
                ["cluster"] = new InputMap<object> { ["name"] = cluster.Name },
            },
        }, new() { Provider = kube });

        _ = new K8s.Yaml.V2.ConfigGroup("manifests", new ConfigGroupArgs
        {
            Yaml = "apiVersion: v1\nkind: ConfigMap\n",
        }, new() { Provider = kube });
    }

    private static K8s.Apps.V1.Deployment Web(K8s.Provider kube, Output<string> within, Output<string> endpoint, Output<string> token)
    {
        var labels = new InputMap<string> { ["app"] = "web" };
        return new K8s.Apps.V1.Deployment("web", new DeploymentArgs
        {
            Metadata = new ObjectMetaArgs { Namespace = within, Labels = labels },
            Spec = new DeploymentSpecArgs
            {
                Replicas = 2,
                Selector = new LabelSelectorArgs { MatchLabels = labels },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = labels, Annotations = { ["endpoint/of"] = endpoint } },
                    Spec = new PodSpecArgs
                    {
                        Containers =
                        {
                            new ContainerArgs
                            {
                                Name = "web",
                                Image = "nginx:1.29",
                                Ports = { new ContainerPortArgs { ContainerPortValue = 8080, Name = "http" } },
                                Env =
                                {
                                    new EnvVarArgs { Name = "TOKEN", Value = token },
                                    new EnvVarArgs { Name = "MODE", Value = "fast" },
                                },
                                Resources = new ResourceRequirementsArgs { Requests = { ["cpu"] = "100m", ["memory"] = "64Mi" } },
                                ReadinessProbe = new ProbeArgs { HttpGet = new HTTPGetActionArgs { Path = "/", Port = "http" } },
                                LivenessProbe = new ProbeArgs { HttpGet = new HTTPGetActionArgs { Path = "/", Port = 8080 } },
                            },
                        },
                    },
                },
            },
        }, new() { Provider = kube });
    }

    private sealed class CertificateArgs() : K8s.ApiExtensions.CustomResourceArgs("cert-manager.io/v1", "Certificate")
    {
        [Input("spec")]
        public Dictionary<string, object>? Spec { get; set; }
    }
}
