using System.Text;
using Platform.Components.Identity;
using Platform.Components.Identity.Policies;
using Apps = Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Policy = Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Rbac = Pulumi.Kubernetes.Types.Inputs.Rbac.V1;
using Registration = Pulumi.Kubernetes.Types.Inputs.ApiRegistration.V1;

namespace Platform.Components.AddOns;

/// <summary>
/// Serves the metrics of Google Cloud's monitoring as custom and external metrics, so that a HorizontalPodAutoscaler can scale by them. It
/// has a place only where that monitoring answers to pods. There is no chart of it.
/// </summary>
/// <seealso href="https://github.com/GoogleCloudPlatform/k8s-stackdriver/tree/master/custom-metrics-stackdriver-adapter"/>
public sealed record CustomMetricsStackdriverAdapter : ObjectsAddOn
{
    private const int Port = 6443;
    private const string App = "app.kubernetes.io/name";
    private const string Zone = "topology.kubernetes.io/zone";
    private const string RbacGroup = "rbac.authorization.k8s.io";
    private const string CertificateSecret = "serving-certificate";

    /// <inheritdoc/>
    public override string Name => "custom-metrics-stackdriver-adapter";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.CustomMetrics, Capability.ExternalMetrics];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.CloudMonitoring, Capability.WorkloadIdentity];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.PriorityClasses];

    /// <inheritdoc/>
    public override bool BelongsOn(AddOnFacts facts) => facts.Native.Contains(Capability.CloudMonitoring);

    /// <inheritdoc/>
    public override string HomeNamespace => "custom-metrics";

    /// <inheritdoc/>
    public override NetworkRules Network => new() { Webhooks = [Port] };

    /// <inheritdoc/>
    public override Permissions? Permissions(AddOnFacts facts) => MetricsPermissions.Reading();

    /// <summary>Account and rights, the server with its certificate, and the three versions of the two APIs that it serves.</summary>
    protected override IEnumerable<Resource> Objects(AddOnChildren inside)
    {
        var certificate = ServingCertificate.Of(Name, inside);
        var account = new K8s.Core.V1.ServiceAccount(inside.Named("account"), new()
        {
            Metadata = new Meta.ObjectMetaArgs
            {
                Name = ServiceAccount,
                Namespace = inside.Namespace,
                Annotations = inside.Cloud.Annotations,
            },
        }, inside.Options());
        var secret = new K8s.Core.V1.Secret(inside.Named("serving"), new()
        {
            Metadata = inside.Metadata(CertificateSecret),
            Type = "kubernetes.io/tls",
            StringData = { ["tls.crt"] = certificate.Certificate, ["tls.key"] = certificate.Key },
        }, inside.Options());
        Resource[] rights = [.. Rights(inside)];
        var server = Server(inside, [account, secret, .. rights]);
        var service = Service(inside);
        var budget = Budget(inside);
        return
        [
            account, secret, .. rights, server, service, .. budget,
            Api("custom.metrics.k8s.io", "v1beta1", 100, certificate, inside, server, service),
            Api("custom.metrics.k8s.io", "v1beta2", 200, certificate, inside, server, service),
            Api("external.metrics.k8s.io", "v1beta1", 100, certificate, inside, server, service),
        ];
    }

    /// <summary>It checks its callers with the API server, reads pods, and lets the autoscaler read external metrics.</summary>
    private IEnumerable<Resource> Rights(AddOnChildren inside)
    {
        var itself = new Rbac.SubjectArgs { Kind = "ServiceAccount", Name = ServiceAccount, Namespace = HomeNamespace };
        yield return Bind("delegator", "system:auth-delegator", itself, inside);
        yield return new K8s.Rbac.V1.RoleBinding(inside.Named("auth-reader"), new()
        {
            Metadata = new Meta.ObjectMetaArgs { Name = $"{Name}-auth-reader", Namespace = "kube-system" },
            RoleRef = new Rbac.RoleRefArgs { ApiGroup = RbacGroup, Kind = "Role", Name = "extension-apiserver-authentication-reader" },
            Subjects = [itself],
        }, inside.Options());
        yield return Role("resource-reader", inside, new Rbac.PolicyRuleArgs
        {
            ApiGroups = [""],
            Resources = ["pods", "nodes", "nodes/stats"],
            Verbs = ["get", "list", "watch"],
        });
        yield return Bind("resource-reader", $"{Name}-resource-reader", itself, inside);
        yield return Role("external-reader", inside, new Rbac.PolicyRuleArgs
        {
            ApiGroups = ["external.metrics.k8s.io"],
            Resources = ["*"],
            Verbs = ["get", "list", "watch"],
        });
        yield return Bind("external-reader", $"{Name}-external-reader",
            new Rbac.SubjectArgs { Kind = "ServiceAccount", Name = "horizontal-pod-autoscaler", Namespace = "kube-system" }, inside);
    }

    private K8s.Rbac.V1.ClusterRole Role(string role, AddOnChildren inside, Rbac.PolicyRuleArgs rule) =>
        new(inside.Named($"{role}-role"), new()
        {
            Metadata = new Meta.ObjectMetaArgs { Name = $"{Name}-{role}" },
            Rules = [rule],
        }, inside.Options());

    private K8s.Rbac.V1.ClusterRoleBinding Bind(string role, string clusterRole, Rbac.SubjectArgs subject, AddOnChildren inside) =>
        new(inside.Named(role), new()
        {
            Metadata = new Meta.ObjectMetaArgs { Name = $"{Name}-{role}" },
            RoleRef = new Rbac.RoleRefArgs { ApiGroup = RbacGroup, Kind = "ClusterRole", Name = clusterRole },
            Subjects = [subject],
        }, inside.Options());

    private K8s.Apps.V1.Deployment Server(AddOnChildren inside, params Resource[] after) => new(inside.Named("server"), new()
    {
        Metadata = inside.Metadata(Name),
        Spec = new Apps.DeploymentSpecArgs
        {
            Replicas = inside.Facts.Replicas(2),
            Selector = new Meta.LabelSelectorArgs { MatchLabels = { [App] = Name } },
            Template = new Core.PodTemplateSpecArgs
            {
                Metadata = new Meta.ObjectMetaArgs { Labels = { [App] = Name } },
                Spec = Pod(inside.Facts),
            },
        },
    }, inside.Options(after));

    private Core.PodSpecArgs Pod(AddOnFacts facts) => new()
    {
        ServiceAccountName = ServiceAccount,
        PriorityClassName = facts.Priority(Priorities.Standard)!,
        SecurityContext = new Core.PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = 65532,
            SeccompProfile = new Core.SeccompProfileArgs { Type = "RuntimeDefault" },
        },
        TopologySpreadConstraints =
        [
            new Core.TopologySpreadConstraintArgs
            {
                MaxSkew = 1,
                TopologyKey = Zone,
                WhenUnsatisfiable = "ScheduleAnyway",
                LabelSelector = new Meta.LabelSelectorArgs { MatchLabels = { [App] = Name } },
            },
        ],
        Containers =
        [
            new Core.ContainerArgs
            {
                Name = "adapter",
                Image = Images.CustomMetricsStackdriverAdapter,
                Command =
                [
                    "/adapter",
                    "--use-new-resource-model=true",
                    "--fallback-for-container-metrics=true",
                    $"--secure-port={Port}",
                    "--tls-cert-file=/serving/tls.crt",
                    "--tls-private-key-file=/serving/tls.key",
                ],
                Resources = new Core.ResourceRequirementsArgs
                {
                    Requests = { ["cpu"] = "100m", ["memory"] = "200Mi" },
                    Limits = { ["memory"] = "400Mi" },
                },
                SecurityContext = new Core.SecurityContextArgs
                {
                    AllowPrivilegeEscalation = false,
                    ReadOnlyRootFilesystem = true,
                    Capabilities = new Core.CapabilitiesArgs { Drop = ["ALL"] },
                },
                Ports = [new Core.ContainerPortArgs { Name = "https", ContainerPortValue = Port }],
                ReadinessProbe = new Core.ProbeArgs
                {
                    HttpGet = new Core.HTTPGetActionArgs { Path = "/healthz", Port = Port, Scheme = "HTTPS" },
                    InitialDelaySeconds = 10,
                    PeriodSeconds = 10,
                    TimeoutSeconds = 5,
                },
                VolumeMounts = [new Core.VolumeMountArgs { Name = "serving", MountPath = "/serving", ReadOnly = true }],
            },
        ],
        Volumes = [new Core.VolumeArgs { Name = "serving", Secret = new Core.SecretVolumeSourceArgs { SecretName = CertificateSecret } }],
    };

    private K8s.Core.V1.Service Service(AddOnChildren inside) => new(inside.Named("service"), new()
    {
        Metadata = inside.Metadata(Name),
        Spec = new Core.ServiceSpecArgs
        {
            Selector = { [App] = Name },
            Ports = [new Core.ServicePortArgs { Name = "https", Port = 443, TargetPort = Port }],
        },
    }, inside.Options());

    private IEnumerable<Resource> Budget(AddOnChildren inside) => inside.Facts.HighlyAvailable
        ? [new K8s.Policy.V1.PodDisruptionBudget(inside.Named("budget"), new()
        {
            Metadata = inside.Metadata(Name),
            Spec = new Policy.PodDisruptionBudgetSpecArgs
            {
                MaxUnavailable = 1,
                Selector = new Meta.LabelSelectorArgs { MatchLabels = { [App] = Name } },
            },
        }, inside.Options())]
        : [];

    /// <summary>A version of an API that the API server hands on; it believes the server by its authority.</summary>
    private K8s.ApiRegistration.V1.APIService Api(
        string group, string version, int priority, ServingCertificate certificate, AddOnChildren inside, params Resource[] after) =>
        new(inside.Named($"{version}-{group.Split('.')[0]}"), new()
        {
            Metadata = new Meta.ObjectMetaArgs { Name = $"{version}.{group}" },
            Spec = new Registration.APIServiceSpecArgs
            {
                Group = group,
                Version = version,
                GroupPriorityMinimum = 100,
                VersionPriority = priority,
                CaBundle = certificate.Authority.Apply(pem => Convert.ToBase64String(Encoding.UTF8.GetBytes(pem))),
                Service = new Registration.ServiceReferenceArgs { Name = Name, Namespace = HomeNamespace },
            },
        }, inside.Options(after));
}
