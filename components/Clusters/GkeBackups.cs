using Inputs = Pulumi.Gcp.GkeBackup.Inputs;

namespace Platform.Components.Clusters;

/// <summary>What Backup for GKE keeps of a cluster: all namespaces with their volumes.</summary>
public sealed record GkeBackups
{
    /// <summary>When, as cron in UTC. Default: each night at 01:00.</summary>
    public string Schedule { get; init; } = "0 1 * * *";

    /// <summary>How long a backup is kept, in days. Default: 30.</summary>
    public int RetentionDays { get; init; } = 30;

    /// <summary>How long a backup cannot be deleted by anyone, in days, at most <see cref="RetentionDays"/>. Default: 0.</summary>
    public int LockDays { get; init; }

    /// <summary>Whether backups hold secrets; then, and only then, they have a key of their own. Default: true.</summary>
    public bool Secrets { get; init; } = true;

    /// <summary>Whether backups hold the contents of volumes. Default: true.</summary>
    public bool Volumes { get; init; } = true;

    /// <summary>Where backups are; another region survives the cluster's. Default: the cluster's region.</summary>
    public string? Region { get; init; }
}

/// <summary>The backup plan of a GKE cluster, and the key that backups with secrets are encrypted with.</summary>
internal sealed class GkeBackup : PlatformComponent
{
    internal const string Token = "platform:clusters:GkeBackup";

    private const string KeyUse = "backups";

    private readonly GkeBackupArgs _args;

    public GkeBackup(string name, GkeBackupArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        var keys = args.Backups.Secrets ? Keys(name) : null;
        Plan(keys);
        RegisterOutputs();
    }

    private string Region => _args.Backups.Region ?? _args.Region;

    /// <summary>A key must be in the region of the backups, which need not be the cluster's.</summary>
    private GkeKeys Keys(string name)
    {
        var agent = new Gcp.Projects.ServiceIdentity(Named("backup-agent"), new()
        {
            Service = "gkebackup.googleapis.com",
            Project = _args.Project,
        }, Inside());
        return new(name, new()
        {
            Project = _args.Project,
            Region = Region,
            Uses = new Dictionary<string, Input<string>> { [KeyUse] = agent.Member },
            Security = _args.Security,
            Labels = _args.Labels,
            Protect = _args.Protect,
        }, Within());
    }

    private void Plan(GkeKeys? keys) => _ = new Gcp.GkeBackup.BackupPlan(Named("backups"), new()
    {
        Project = _args.Project,
        Location = Region,
        Cluster = _args.ClusterId,
        Labels = _args.Labels.ToImmutableDictionary(),
        BackupConfig = new Inputs.BackupPlanBackupConfigArgs
        {
            AllNamespaces = true,
            IncludeSecrets = _args.Backups.Secrets,
            IncludeVolumeData = _args.Backups.Volumes,
            EncryptionKey = Encryption(keys).OrNone(),
        },
        BackupSchedule = new Inputs.BackupPlanBackupScheduleArgs { CronSchedule = _args.Backups.Schedule },
        RetentionPolicy = new Inputs.BackupPlanRetentionPolicyArgs
        {
            BackupRetainDays = _args.Backups.RetentionDays,
            BackupDeleteLockDays = _args.Backups.LockDays,
        },
    }, Kept(keys));

    /// <summary>
    /// Backups are for the day the cluster is gone. A plan that has any cannot be deleted, so it stays until the last of them expires.
    /// </summary>
    private CustomResourceOptions Kept(GkeKeys? keys)
    {
        var options = Inside([.. keys?.Grants ?? []]);
        options.RetainOnDelete = true;
        return options;
    }

    private static Inputs.BackupPlanBackupConfigEncryptionKeyArgs? Encryption(GkeKeys? keys) =>
        keys?.For(KeyUse) is { } key ? new() { GcpKmsEncryptionKey = key } : null;
}

/// <summary>Inputs of <see cref="GkeBackup"/>.</summary>
internal sealed class GkeBackupArgs : ResourceArgs
{
    /// <summary>The Google Cloud project.</summary>
    public required string Project { get; init; }

    /// <summary>The cluster's region.</summary>
    public required string Region { get; init; }

    /// <summary>The cluster.</summary>
    public required Input<string> ClusterId { get; init; }

    /// <summary>What is kept.</summary>
    public required GkeBackups Backups { get; init; }

    /// <summary>How the key is rotated and destroyed.</summary>
    public required GkeSecurity Security { get; init; }

    /// <summary>The labels of plan and key.</summary>
    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    /// <summary>Whether Pulumi refuses to delete the key.</summary>
    public required bool Protect { get; init; }
}
