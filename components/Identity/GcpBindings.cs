namespace Platform.Components.Identity;

/// <summary>Makes grants to one member, each on its own resource and beside whatever others hold there.</summary>
/// <param name="member">Who they are given to, as grants name it.</param>
/// <param name="project">The project of resources that name none.</param>
/// <param name="owner">What no other owner of roles in a project is called, such as a cluster's physical name.</param>
/// <param name="itself">The service account that the member impersonates, if it does.</param>
/// <param name="named">Names a resource after what it is for.</param>
/// <param name="inside">The options of every resource.</param>
internal sealed class GcpBindings(
    Input<string> member,
    string project,
    string owner,
    Gcp.ServiceAccount.Account? itself,
    Func<string, string> named,
    Func<CustomResourceOptions> inside)
{
    private readonly Dictionary<(string Project, string Role), Input<string>> _roles = [];

    /// <summary>Makes a grant.</summary>
    /// <param name="name">What it is for.</param>
    /// <param name="grant">The role and its resource.</param>
    public void Make(string name, GcpGrant grant)
    {
        _ = grant switch
        {
            GcpGrant.OnProject of => (Resource)new Gcp.Projects.IAMMember(named(name), new()
            {
                Project = grant.Project ?? project,
                Role = Role(of, of.Role),
                Member = member,
                Condition = When(of, (title, expression) =>
                    new Gcp.Projects.Inputs.IAMMemberConditionArgs { Title = title, Expression = expression }),
            }, inside()),
            GcpGrant.OnDnsZone of => new Gcp.Dns.DnsManagedZoneIamMember(named(name), new()
            {
                Project = grant.Project ?? project,
                ManagedZone = of.Zone,
                Role = Role(of, of.Role),
                Member = member,
                Condition = When(of, (title, expression) =>
                    new Gcp.Dns.Inputs.DnsManagedZoneIamMemberConditionArgs { Title = title, Expression = expression }),
            }, inside()),
            GcpGrant.OnKey of => new Gcp.Kms.CryptoKeyIAMMember(named(name), new()
            {
                CryptoKeyId = of.Key,
                Role = Role(of, of.Role),
                Member = member,
                Condition = When(of, (title, expression) =>
                    new Gcp.Kms.Inputs.CryptoKeyIAMMemberConditionArgs { Title = title, Expression = expression }),
            }, inside()),
            GcpGrant.OnBucket of => new Gcp.Storage.BucketIAMMember(named(name), new()
            {
                Bucket = of.Bucket,
                Role = Role(of, of.Role),
                Member = member,
                Condition = When(of, (title, expression) =>
                    new Gcp.Storage.Inputs.BucketIAMMemberConditionArgs { Title = title, Expression = expression }),
            }, inside()),
            GcpGrant.OnSecret of => new Gcp.SecretManager.SecretIamMember(named(name), new()
            {
                Project = grant.Project ?? project,
                SecretId = of.Secret,
                Role = Role(of, of.Role),
                Member = member,
                Condition = When(of, (title, expression) =>
                    new Gcp.SecretManager.Inputs.SecretIamMemberConditionArgs { Title = title, Expression = expression }),
            }, inside()),
            GcpGrant.OnTopic of => new Gcp.PubSub.TopicIAMMember(named(name), new()
            {
                Project = grant.Project ?? project,
                Topic = of.Topic,
                Role = Role(of, of.Role),
                Member = member,
                Condition = When(of, (title, expression) =>
                    new Gcp.PubSub.Inputs.TopicIAMMemberConditionArgs { Title = title, Expression = expression }),
            }, inside()),
            GcpGrant.OnSubscription of => new Gcp.PubSub.SubscriptionIAMMember(named(name), new()
            {
                Project = grant.Project ?? project,
                Subscription = of.Subscription,
                Role = Role(of, of.Role),
                Member = member,
                Condition = When(of, (title, expression) =>
                    new Gcp.PubSub.Inputs.SubscriptionIAMMemberConditionArgs { Title = title, Expression = expression }),
            }, inside()),
            GcpGrant.OnRepository of => new Gcp.ArtifactRegistry.RepositoryIamMember(named(name), new()
            {
                Project = grant.Project ?? project,
                Location = of.Location,
                Repository = of.Repository,
                Role = Role(of, of.Role),
                Member = member,
                Condition = When(of, (title, expression) =>
                    new Gcp.ArtifactRegistry.Inputs.RepositoryIamMemberConditionArgs { Title = title, Expression = expression }),
            }, inside()),
            GcpGrant.OnServiceAccount of => OnAccount(name, of, of.Account, of.Role),
            GcpGrant.OnItself of => OnAccount(name, of, Itself(name).Name, of.Role),
            _ => throw new InvalidOperationException($"{name}: {grant.GetType().Name}: nothing makes such a grant"),
        };
    }

    /// <summary>
    /// The role's name; one of our own is made first, once for a project. The provider would name it with dashes, which ids of roles lack.
    /// </summary>
    private Input<string> Role(GcpGrant grant, GcpRole role)
    {
        if (role.Permissions.IsEmpty)
            return role.Name;

        var home = grant.Project ?? project;
        if (!_roles.TryGetValue((home, role.Name), out var name))
        {
            var logical = named(home == project ? role.Name : $"{role.Name}-{home}");
            name = new Gcp.Projects.IAMCustomRole(logical, new()
            {
                Project = home,
                RoleId = ShortName.Within($"{owner}-{logical}", ShortName.OfCustomRole).Replace('-', '_'),
                Title = role.Name,
                Permissions = role.Permissions.ToArray(),
            }, inside()).Name;
            _roles.Add((home, role.Name), name);
        }

        return name;
    }

    private Gcp.ServiceAccount.IAMMember OnAccount(string name, GcpGrant grant, Input<string> account, GcpRole role) =>
        new(named(name), new()
        {
            ServiceAccountId = account,
            Role = Role(grant, role),
            Member = member,
            Condition = When(grant, (title, expression) =>
                new Gcp.ServiceAccount.Inputs.IAMMemberConditionArgs { Title = title, Expression = expression }),
        }, inside());

    private static Input<T>? When<T>(GcpGrant grant, Func<string, string, T> written)
        where T : class => grant.Condition is { } condition ? (Input<T>)written(condition.Title, condition.Expression) : null;

    private Gcp.ServiceAccount.Account Itself(string name) => itself
        ?? throw new ArgumentException($"{name}: a grant on the workload's own account needs {nameof(GcpIdentityKind.ServiceAccount)}");
}
