using System.Reflection;
using Platform.Components.AddOns;
using Platform.Components.Clusters;
using Platform.Components.Identity;
using Platform.Components.Networks;
using Platform.Components.NodePools;
using Platform.Components.Tenants;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;
using Platform.Stacks.Versions;

namespace Platform.Stacks.Schemas;

/// <summary>
/// The limits of single keys, for editors. Rules hold them; patterns are theirs, and a test asks the rules about every number's bounds.
/// What depends on another key is left to the rules.
/// </summary>
internal static class Limits
{
    private static readonly Limit Positive = new() { Least = 1 };

    private static readonly string Label = EnvironmentRules.Label().ToString();

    private static readonly Limit Names = new() { Names = Label };

    private static readonly Limit Amount = new() { Pattern = TenantChecks.Quantity().ToString() };

    private static readonly Limit Id = new() { Pattern = DeployRules.Digits().ToString() };

    /// <summary>The default first.</summary>
    private static readonly ImmutableArray<string> Minors =
        [.. KubernetesMinors.All.Select(minor => minor.Minor).Order(StringComparer.Ordinal).Prepend(new ClusterSpec().Version).Distinct()];

    private static readonly Dictionary<(Type Type, string Property), Limit> Known = new()
    {
        [(typeof(EnvironmentSpec), nameof(EnvironmentSpec.Organization))] = new() { Pattern = Label },
        [(typeof(EnvironmentSpec), nameof(EnvironmentSpec.Clusters))] = new() { Names = ClusterRules.ClusterName },
        [(typeof(EnvironmentSpec), nameof(EnvironmentSpec.Secrets))] = new() { Names = SecretRules.Name().ToString() },
        [(typeof(EnvironmentSpec), nameof(EnvironmentSpec.Tags))] = new()
        {
            Names = EnvironmentRules.TagKey().ToString(),
            Entries = EnvironmentRules.TagValue().ToString(),
        },
        [(typeof(ClusterSpec), nameof(ClusterSpec.Account))] = new()
        {
            Pattern = ClusterRules.AccountId().ToString(),
            Examples = ["111122223333"],
        },
        [(typeof(ClusterSpec), nameof(ClusterSpec.ProjectNumber))] = new()
        {
            Pattern = ClusterRules.ProjectNumber().ToString(),
            Examples = ["333344445555"],
        },
        [(typeof(ClusterSpec), nameof(ClusterSpec.Region))] = new() { Examples = ["eu-west-1", "europe-west1"] },
        [(typeof(ClusterSpec), nameof(ClusterSpec.Version))] = new() { Examples = Minors },
        [(typeof(ClusterSpec), nameof(ClusterSpec.NodePools))] = Names,
        [(typeof(ClusterSpec), nameof(ClusterSpec.Tenants))] = Names,
        [(typeof(NetworkSpec), nameof(NetworkSpec.Slot))] = new() { Least = 0 },
        [(typeof(NodePoolSpec), nameof(NodePoolSpec.Min))] = new() { Least = 0 },
        [(typeof(NodePoolSpec), nameof(NodePoolSpec.Max))] = Positive,
        [(typeof(NodeUpdate), nameof(NodeUpdate.MaxUnavailablePercentage))] = new() { Least = 1, Most = 100 },
        [(typeof(GkePoolSpec), nameof(GkePoolSpec.DiskGiB))] = new() { Least = 10 },
        [(typeof(GkeUpgrades), nameof(GkeUpgrades.RollbackHours))] = new() { Least = 6, Most = 168 },
        [(typeof(ControlPlaneLogs), nameof(ControlPlaneLogs.RetentionDays))] = new() { Numbers = EksRules.Retentions },
        [(typeof(ControlPlaneLogs), nameof(ControlPlaneLogs.Types))] = new() { Items = EksRules.LogTypes },
        [(typeof(EksAccess), nameof(EksAccess.Principal))] = new() { Pattern = EksRules.PrincipalArn().ToString() },
        [(typeof(KarpenterSpec), nameof(KarpenterSpec.Pools))] = Names,
        [(typeof(KarpenterPool), nameof(KarpenterPool.Image))] = new() { Pattern = EksRules.PinnedImage().ToString() },
        [(typeof(KarpenterPool), nameof(KarpenterPool.MaxCores))] = Positive,
        [(typeof(IdentitySpec), nameof(IdentitySpec.Namespace))] = new() { Needed = true, Pattern = Label },
        [(typeof(IdentitySpec), nameof(IdentitySpec.ServiceAccount))] = new() { Needed = true, Pattern = Label },
        [(typeof(GrantSpec), nameof(GrantSpec.Role))] = new()
        {
            Needed = true,
            Pattern = "^(roles|projects)/",
            Examples = ["roles/storage.objectViewer"],
        },
        [(typeof(GitHubRepository), nameof(GitHubRepository.OwnerId))] = Id,
        [(typeof(GitHubRepository), nameof(GitHubRepository.Id))] = Id,
        [(typeof(DeploySpec), nameof(DeploySpec.Accounts))] = new() { Names = ClusterRules.AccountId().ToString() },
        [(typeof(AwsFlowLogs), nameof(AwsFlowLogs.IntervalSeconds))] = new() { Numbers = [60, 600] },
        [(typeof(AwsFlowLogs), nameof(AwsFlowLogs.RetentionDays))] = Positive,
        [(typeof(CloudNat), nameof(CloudNat.FixedAddresses))] = new() { Least = 0 },
        [(typeof(TenantSpec), nameof(TenantSpec.Cpu))] = Amount,
        [(typeof(TenantSpec), nameof(TenantSpec.Memory))] = Amount,
        [(typeof(TenantSpec), nameof(TenantSpec.Storage))] = Amount,
        [(typeof(TenantSpec), nameof(TenantSpec.DefaultCpu))] = Amount,
        [(typeof(TenantSpec), nameof(TenantSpec.DefaultMemory))] = Amount,
        [(typeof(TenantSpec), nameof(TenantSpec.LargestMemory))] = Amount,
        [(typeof(TenantSpec), nameof(TenantSpec.Pods))] = Positive,
        [(typeof(TcpService), nameof(TcpService.Port))] = new() { Needed = true, Least = 1025, Most = 65535 },
        [(typeof(TcpService), nameof(TcpService.Namespace))] = new() { Needed = true },
        [(typeof(TcpService), nameof(TcpService.Service))] = new() { Needed = true },
        [(typeof(PrometheusSettings), nameof(PrometheusSettings.RetentionDays))] = Positive,
        [(typeof(PrometheusSettings), nameof(PrometheusSettings.StorageGiB))] = new() { Least = 10 },
        [(typeof(PrometheusSettings), nameof(PrometheusSettings.MemoryGiB))] = Positive,
        [(typeof(DeadMansSwitchSettings), nameof(DeadMansSwitchSettings.EveryMinutes))] = Positive,
        [(typeof(SlackSettings), nameof(SlackSettings.Channel))] = new() { Pattern = "^[#@]", Examples = ["#platform-alerts"] },
        [(typeof(RemoteWriteSettings), nameof(RemoteWriteSettings.Url))] = new() { Needed = true, Pattern = "^https://" },
        [(typeof(Elasticsearch), nameof(Elasticsearch.StorageGiB))] = new() { Least = 10 },
        [(typeof(Elasticsearch), nameof(Elasticsearch.MemoryGiB))] = new() { Least = 2, Most = 64 },
        [(typeof(Elasticsearch), nameof(Elasticsearch.RetentionDays))] = Positive,
        [(typeof(Elasticsearch), nameof(Elasticsearch.SnapshotDays))] = Positive,
        [(typeof(FluentBit), nameof(FluentBit.BufferGiB))] = Positive,
        [(typeof(FluentBit), nameof(FluentBit.RetryHours))] = Positive,
        [(typeof(MutualTls), nameof(MutualTls.Authority))] = Positive,
        [(typeof(PrometheusBlackboxExporter), nameof(PrometheusBlackboxExporter.IntervalSeconds))] = new() { Least = 15 },
        [(typeof(PrometheusBlackboxExporter), nameof(PrometheusBlackboxExporter.SlowMilliseconds))] = new() { Least = 1, Most = 9000 },
        [(typeof(PriorityClasses), nameof(PriorityClasses.CriticalPriority))] = new() { Least = 1, Most = 1_000_000_000 },
        [(typeof(Vault), nameof(Vault.SnapshotDays))] = Positive,
    };

    /// <summary>The limit of a property.</summary>
    public static Limit Of(PropertyInfo property) => Known.GetValueOrDefault((property.DeclaringType!, property.Name), Limit.None);

    /// <summary>The types that have a limit.</summary>
    public static IEnumerable<Type> Types => Known.Keys.Select(property => property.Type).Distinct();
}
