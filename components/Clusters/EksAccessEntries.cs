using System.Text.RegularExpressions;

namespace Platform.Components.Clusters;

/// <summary>
/// Who may do what in an EKS cluster, entry by entry. There is no other way in: no ConfigMap and no right of who made the cluster. The
/// nodes of managed groups get their entries from EKS.
/// </summary>
internal sealed partial class EksAccessEntries : PlatformComponent
{
    internal const string Token = "platform:clusters:EksAccessEntries";

    private const string SystemGroups = "system:";

    private readonly EksAccessEntriesArgs _args;

    /// <summary>Makes the entries.</summary>
    /// <exception cref="ArgumentException">A principal is none or has two entries, or a group is the system's.</exception>
    public EksAccessEntries(string name, EksAccessEntriesArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        _args = args;
        Check();
        foreach (var (role, access) in args.Access)
            Grant(role, access);
        RegisterOutputs();
    }

    /// <summary>EKS answers a second entry for a principal with a conflict, and an entry for a session with silence.</summary>
    private void Check()
    {
        foreach (var (role, access) in _args.Access.Where(entry => !Principal().IsMatch(entry.Value.Principal)))
        {
            throw new ArgumentException(
                $"access {role}: {access.Principal}: must be the ARN of a role or user, such as arn:aws:iam::111122223333:role/operators");
        }

        foreach (var (role, access) in _args.Access)
        {
            if (access.Groups.FirstOrDefault(group => group.StartsWith(SystemGroups, StringComparison.Ordinal)) is { } group)
                throw new ArgumentException($"access {role}: {group}: EKS takes no group that begins with {SystemGroups}, but has levels");
        }

        if (_args.Access.GroupBy(entry => entry.Value.Principal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException(
                $"access {string.Join(", ", twice.Select(entry => entry.Key))}: {twice.Key} has more than one entry: a principal has one");
        }
    }

    private void Grant(string role, EksAccess access)
    {
        var entry = new Aws.Eks.AccessEntryArgs { ClusterName = _args.ClusterName, PrincipalArn = access.Principal, Type = "STANDARD" };
        if (!access.Groups.IsEmpty)
            entry.KubernetesGroups = access.Groups.ToArray();
        var granted = new Aws.Eks.AccessEntry(Named(role), entry, Inside());
        if (access.Level == EksAccessLevel.None)
            return;

        _ = new Aws.Eks.AccessPolicyAssociation(Named(role), new()
        {
            ClusterName = _args.ClusterName,
            PrincipalArn = access.Principal,
            PolicyArn = $"arn:{_args.Partition}:eks::aws:cluster-access-policy/{Policy(access.Level)}",
            AccessScope = Scope(access),
        }, Inside(granted));
    }

    private static string Policy(EksAccessLevel level) => level switch
    {
        EksAccessLevel.ClusterAdmin => "AmazonEKSClusterAdminPolicy",
        EksAccessLevel.Admin => "AmazonEKSAdminPolicy",
        EksAccessLevel.Edit => "AmazonEKSEditPolicy",
        EksAccessLevel.AdminView => "AmazonEKSAdminViewPolicy",
        _ => "AmazonEKSViewPolicy",
    };

    private static Aws.Eks.Inputs.AccessPolicyAssociationAccessScopeArgs Scope(EksAccess access) => access.Namespaces.IsEmpty
        ? new() { Type = "cluster" }
        : new() { Type = "namespace", Namespaces = access.Namespaces.ToArray() };

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::\d{12}:(role|user)/\S+$")]
    private static partial Regex Principal();
}

/// <summary>Inputs of <see cref="EksAccessEntries"/>.</summary>
internal sealed class EksAccessEntriesArgs : ResourceArgs
{
    /// <summary>The cluster's physical name.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The partition of the cluster's region.</summary>
    public required string Partition { get; init; }

    /// <summary>Who may do what, by a name for the entry.</summary>
    public required ImmutableSortedDictionary<string, EksAccess> Access { get; init; }
}
