using System.Security.Cryptography;
using System.Text;
using Platform.Components.CloudParts;
using Batch = Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Platform.Components.AddOns;

/// <summary>
/// An installed Elasticsearch cluster, which the operator makes. It is ready when its setup is done: a Job waits for the cluster, then
/// gives it its policies. It owns no operator.
/// </summary>
internal sealed class ElasticsearchComponent : AddOnComponent, ILogStore
{
    /// <summary>The host name of the service, as the operator names it.</summary>
    internal const string ServiceHost = $"{Service}.{Elasticsearch.Home}.svc";

    /// <summary>Volumes and images on fresh nodes take a while, and Pulumi would give a Job ten minutes.</summary>
    private const int SetupSeconds = 1800;

    private const string ClusterName = "elasticsearch";
    private const string Service = $"{ClusterName}-es-http";
    private const string CertificateSecret = $"{ClusterName}-certificate";
    private const string WriterSecret = $"{ClusterName}-writer";
    private const string RolesSecret = $"{ClusterName}-roles";

    /// <summary>Where the S3 client may read, below Elasticsearch's configuration, and what the token must be called there.</summary>
    /// <seealso href="https://www.elastic.co/docs/deploy-manage/tools/snapshot-and-restore/s3-repository"/>
    private const string TokenFolder = "/usr/share/elasticsearch/config/repository-s3";
    private const string TokenFile = "eks-pod-identity-token";

    private readonly Elasticsearch _addOn;
    private readonly AddOnFacts _facts;

    public ElasticsearchComponent(Elasticsearch addOn, AddOnContext context) : base(addOn, context)
    {
        _addOn = addOn;
        _facts = context.Facts;
        var start = Children([.. Home(), .. Identity()]);
        var certificate = ServingCertificate.Of(Service, start);
        Authority = certificate.Authority;
        Password = GeneratedPassword.Of("writer-key", start);
        var account = Account(start);
        var secrets = Secrets(certificate, start);
        var cluster = Cluster([.. secrets, account], start);
        Setup(cluster, start);
        if (addOn.Kibana)
            KibanaServer.Make(cluster, ClusterName, start);
        RegisterOutputs();
    }

    /// <inheritdoc/>
    public string Host => ServiceHost;

    /// <inheritdoc/>
    public int Port => 9200;

    /// <inheritdoc/>
    public string Stream => LogSetup.Stream;

    /// <inheritdoc/>
    public string Writer => LogSetup.Writer;

    /// <inheritdoc/>
    public Output<string> Password { get; }

    /// <inheritdoc/>
    public Output<string> Authority { get; }

    private ObjectStore? SnapshotStore => Cloud.Stores.GetValueOrDefault(Elasticsearch.Snapshots);

    private int Nodes => _addOn.Nodes ?? _facts.Replicas(3);

    private K8s.Core.V1.ServiceAccount Account(AddOnChildren inside) => new(inside.Named("account"), new()
    {
        Metadata = new Meta.ObjectMetaArgs { Name = _addOn.ServiceAccount, Namespace = inside.Namespace, Annotations = Cloud.Annotations },
        AutomountServiceAccountToken = false,
    }, inside.Options());

    private Resource[] Secrets(ServingCertificate certificate, AddOnChildren inside) =>
    [
        Secret(inside, "serving", CertificateSecret, new()
        {
            ["tls.crt"] = certificate.Certificate,
            ["tls.key"] = certificate.Key,
            ["ca.crt"] = certificate.Authority,
        }),
        Secret(inside, "writer", WriterSecret, new()
        {
            ["username"] = Writer,
            ["password"] = Password,
            ["roles"] = LogSetup.WriterRole,
        }, "kubernetes.io/basic-auth"),
        Secret(inside, "roles", RolesSecret, new() { ["roles.yml"] = LogSetup.Text(LogSetup.Roles) }),
    ];

    private static K8s.Core.V1.Secret Secret(
        AddOnChildren inside, string role, string name, InputMap<string> data, string type = "Opaque") =>
        new(inside.Named(role), new() { Metadata = inside.Metadata(name), Type = type, StringData = data }, inside.Options());

    private K8s.ApiExtensions.CustomResource Cluster(Resource[] after, AddOnChildren inside) => new(
        inside.Named("cluster"),
        new CustomObject("elasticsearch.k8s.elastic.co/v1", "Elasticsearch", inside.Metadata(ClusterName), new
        {
            version = Images.ElasticsearchVersion,
            image = Images.Elasticsearch,
            volumeClaimDeletePolicy = _facts.RetainKinds ? "DeleteOnScaledownOnly" : "DeleteOnScaledownAndClusterDeletion",
            auth = new
            {
                fileRealm = new[] { new { secretName = WriterSecret } },
                roles = new[] { new { secretName = RolesSecret } },
            },
            http = new { tls = new { certificate = new { secretName = CertificateSecret } } },
            nodeSets = new[] { NodeSet() },
        }),
        inside.Kept(after));

    private object NodeSet() => new
    {
        name = "default",
        count = Nodes,
        zoneAwareness = Nodes > 1 ? new { topologyKey = "topology.kubernetes.io/zone" } : null,
        config = Configuration(),
        podTemplate = new { spec = Pod() },
        volumeClaimTemplates = new[]
        {
            new
            {
                metadata = new { name = "elasticsearch-data" },
                spec = new
                {
                    accessModes = new[] { "ReadWriteOnce" },
                    storageClassName = _addOn.StorageClass,
                    resources = new { requests = new { storage = $"{_addOn.StorageGiB}Gi" } },
                },
            },
        },
    };

    private Dictionary<string, object> Configuration()
    {
        var configuration = new Dictionary<string, object> { ["node.store.allow_mmap"] = false };
        if (SnapshotStore is { Protocol: StoreProtocol.S3 } store)
            configuration["s3.client.default.region"] = store.Region;
        return configuration;
    }

    private object Pod()
    {
        var token = SnapshotStore is { Protocol: StoreProtocol.S3 };
        return new
        {
            serviceAccountName = _addOn.ServiceAccount,
            automountServiceAccountToken = false,
            priorityClassName = _facts.Priority(Priorities.Standard),
            securityContext = new { seccompProfile = new { type = "RuntimeDefault" } },
            containers = new[]
            {
                new
                {
                    name = "elasticsearch",
                    resources = PodResources.Of("500m", $"{_addOn.MemoryGiB}Gi"),
                    env = token ? TokenVariables : null,
                    volumeMounts = token ? new[] { new { name = "cloud-token", mountPath = TokenFolder, readOnly = true } } : null,
                },
            },
            volumes = token ? TokenVolume : null,
        };
    }

    /// <summary>What the EKS agent would set, but with the token where the S3 client may read it.</summary>
    private static object[] TokenVariables { get; } =
    [
        new { name = "AWS_CONTAINER_CREDENTIALS_FULL_URI", value = "http://169.254.170.23/v1/credentials" },
        new { name = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", value = $"{TokenFolder}/{TokenFile}" },
    ];

    private static object[] TokenVolume { get; } =
    [
        new
        {
            name = "cloud-token",
            projected = new
            {
                sources = new[]
                {
                    new { serviceAccountToken = new { audience = "pods.eks.amazonaws.com", expirationSeconds = 86400, path = TokenFile } },
                },
            },
        },
    ];

    private void Setup(Resource cluster, AddOnChildren inside)
    {
        var steps = LogSetup.Steps(_addOn, Nodes, SnapshotStore);
        var files = new K8s.Core.V1.ConfigMap(inside.Named("setup-files"), new()
        {
            Metadata = inside.Metadata("setup"),
            Data = steps.Apply(known => known.Append(LogSetup.Script).ToImmutableDictionary(file => file.Name, file => file.Text)),
        }, inside.Options());
        var patient = inside.Options(cluster, files);
        patient.CustomTimeouts = new() { Create = TimeSpan.FromSeconds(SetupSeconds), Update = TimeSpan.FromSeconds(SetupSeconds) };
        _ = new K8s.Batch.V1.Job(inside.Named("setup"), new()
        {
            Metadata = inside.Metadata("setup"),
            Spec = new Batch.JobSpecArgs
            {
                BackoffLimit = 6,
                ActiveDeadlineSeconds = SetupSeconds,
                Template = new Core.PodTemplateSpecArgs
                {
                    Metadata = new Meta.ObjectMetaArgs { Annotations = { ["platform/files"] = steps.Apply(Fingerprint) } },
                    Spec = SetupPod(),
                },
            },
        }, patient);
    }

    /// <summary>A Job does not run again; other files make another one.</summary>
    private static string Fingerprint(ImmutableArray<SetupFile> files)
    {
        var all = string.Join('\n', files.Append(LogSetup.Script).Select(file => $"{file.Name} {file.Text}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }

    private static Core.PodSpecArgs SetupPod() => new()
    {
        RestartPolicy = "OnFailure",
        AutomountServiceAccountToken = false,
        SecurityContext = new Core.PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = 1000,
            FsGroup = 1000,
            SeccompProfile = new Core.SeccompProfileArgs { Type = "RuntimeDefault" },
        },
        Containers =
        [
            new Core.ContainerArgs
            {
                Name = "setup",
                Image = Images.Elasticsearch,
                Command = ["/bin/sh", $"/setup/{LogSetup.Script.Name}"],
                Env = [new Core.EnvVarArgs { Name = "ELASTICSEARCH", Value = $"https://{ServiceHost}:9200" }],
                Resources = new Core.ResourceRequirementsArgs
                {
                    Requests = { ["cpu"] = "20m", ["memory"] = "32Mi" },
                    Limits = { ["memory"] = "128Mi" },
                },
                SecurityContext = new Core.SecurityContextArgs
                {
                    AllowPrivilegeEscalation = false,
                    ReadOnlyRootFilesystem = true,
                    Capabilities = new Core.CapabilitiesArgs { Drop = ["ALL"] },
                },
                VolumeMounts =
                [
                    new Core.VolumeMountArgs { Name = "setup", MountPath = "/setup", ReadOnly = true },
                    new Core.VolumeMountArgs { Name = "certificate", MountPath = "/certificate", ReadOnly = true },
                    new Core.VolumeMountArgs { Name = "password", MountPath = "/password", ReadOnly = true },
                ],
            },
        ],
        Volumes =
        [
            new Core.VolumeArgs { Name = "setup", ConfigMap = new Core.ConfigMapVolumeSourceArgs { Name = "setup" } },
            Mounted("certificate", CertificateSecret, "ca.crt"),
            Mounted("password", $"{ClusterName}-es-elastic-user", "elastic"),
        ],
    };

    /// <summary>One key of a secret as a file, which the setup's group may read.</summary>
    private static Core.VolumeArgs Mounted(string name, string secret, string key) => new()
    {
        Name = name,
        Secret = new Core.SecretVolumeSourceArgs
        {
            SecretName = secret,
            DefaultMode = 0b100_100_000,
            Items = [new Core.KeyToPathArgs { Key = key, Path = key }],
        },
    };
}
