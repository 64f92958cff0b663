using Platform.Components.CloudParts;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Platform.Components.AddOns;

/// <summary>
/// The pod that takes a snapshot of Vault's storage and copies it into the bucket. It holds no secret: both sides know it by its account.
/// </summary>
internal static class VaultSnapshots
{
    private const string Folder = "/snapshots";
    private const string TokenFolder = "/var/run/secrets/vault";
    private const int User = 1000;

    // The login's token goes from one command to the next and nowhere else.
    private const string Take = $"""
        set -eu
        VAULT_TOKEN="$(vault write -field=token auth/kubernetes/login role=vault-snapshots jwt=@{TokenFolder}/token)"
        export VAULT_TOKEN
        vault operator raft snapshot save {Folder}/vault.snap
        """;

    private const string Copy = $"""
        set -eu
        rclone copyto --no-check-dest {Folder}/vault.snap "store:$BUCKET/$PREFIX/$(date -u +%Y-%m-%dT%H%M%SZ).snap"
        """;

    /// <summary>The pod.</summary>
    /// <param name="facts">The cluster.</param>
    /// <param name="store">Where to.</param>
    /// <param name="prefix">What names in the bucket begin with.</param>
    /// <param name="account">The service account.</param>
    public static Core.PodSpecArgs Pod(AddOnFacts facts, ObjectStore store, string prefix, string account) => new()
    {
        ServiceAccountName = account,
        AutomountServiceAccountToken = false,
        RestartPolicy = "Never",
        PriorityClassName = facts.Priority(Priorities.Standard)!,
        SecurityContext = new Core.PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = User,
            RunAsGroup = User,
            FsGroup = User,
            SeccompProfile = new Core.SeccompProfileArgs { Type = "RuntimeDefault" },
        },
        InitContainers =
        [
            Container("take", Images.Vault, Take,
                [
                    Variable("VAULT_ADDR", "https://vault-active.vault.svc:8200"),
                    Variable("VAULT_CACERT", $"{TokenFolder}/ca.crt"),
                    Variable("HOME", "/tmp"),
                ],
                [Mount("snapshots", Folder), Mount("vault", TokenFolder), Mount("scratch", "/tmp")]),
        ],
        Containers =
        [
            Container("copy", Images.Rclone, Copy,
                [Variable("BUCKET", store.Bucket), Variable("PREFIX", prefix), Variable("HOME", "/tmp"), .. Remote(store)],
                [Mount("snapshots", Folder), Mount("scratch", "/tmp")]),
        ],
        Volumes =
        [
            new Core.VolumeArgs { Name = "snapshots", EmptyDir = new Core.EmptyDirVolumeSourceArgs { SizeLimit = "2Gi" } },
            new Core.VolumeArgs { Name = "scratch", EmptyDir = new Core.EmptyDirVolumeSourceArgs { SizeLimit = "64Mi" } },
            new Core.VolumeArgs
            {
                Name = "vault",
                Projected = new Core.ProjectedVolumeSourceArgs
                {
                    Sources =
                    [
                        new Core.VolumeProjectionArgs
                        {
                            ServiceAccountToken = new Core.ServiceAccountTokenProjectionArgs
                            {
                                Audience = Vault.Audience,
                                ExpirationSeconds = 600,
                                Path = "token",
                            },
                        },
                        new Core.VolumeProjectionArgs
                        {
                            Secret = new Core.SecretProjectionArgs
                            {
                                Name = Vault.TlsSecret,
                                Items = [new Core.KeyToPathArgs { Key = "ca.crt", Path = "ca.crt" }],
                            },
                        },
                    ],
                },
            },
        ],
    };

    /// <summary>How rclone speaks to the store: with the pod's own identity, and asking for nothing but to add an object.</summary>
    private static IEnumerable<Core.EnvVarArgs> Remote(ObjectStore store) => store.Protocol == StoreProtocol.S3
        ?
        [
            Variable("RCLONE_CONFIG_STORE_TYPE", "s3"),
            Variable("RCLONE_CONFIG_STORE_PROVIDER", "AWS"),
            Variable("RCLONE_CONFIG_STORE_ENV_AUTH", "true"),
            Variable("RCLONE_CONFIG_STORE_REGION", store.Region),
            Variable("RCLONE_S3_NO_CHECK_BUCKET", "true"),
            Variable("RCLONE_S3_NO_HEAD", "true"),
        ]
        :
        [
            Variable("RCLONE_CONFIG_STORE_TYPE", "google cloud storage"),
            Variable("RCLONE_CONFIG_STORE_ENV_AUTH", "true"),
            Variable("RCLONE_CONFIG_STORE_BUCKET_POLICY_ONLY", "true"),
            Variable("RCLONE_GCS_NO_CHECK_BUCKET", "true"),
        ];

    private static Core.ContainerArgs Container(
        string name, string image, string script, Core.EnvVarArgs[] variables, Core.VolumeMountArgs[] mounts) => new()
        {
            Name = name,
            Image = image,
            Command = ["/bin/sh", "-c", script],
            Env = variables,
            VolumeMounts = mounts,
            Resources = new Core.ResourceRequirementsArgs
            {
                Requests = { ["cpu"] = "50m", ["memory"] = "128Mi" },
                Limits = { ["memory"] = "512Mi" },
            },
            SecurityContext = new Core.SecurityContextArgs
            {
                AllowPrivilegeEscalation = false,
                ReadOnlyRootFilesystem = true,
                Capabilities = new Core.CapabilitiesArgs { Drop = ["ALL"] },
            },
        };

    private static Core.EnvVarArgs Variable(string name, Input<string> value) => new() { Name = name, Value = value };

    private static Core.VolumeMountArgs Mount(string name, string path) => new() { Name = name, MountPath = path };
}
