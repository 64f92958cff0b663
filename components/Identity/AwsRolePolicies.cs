namespace Platform.Components.Identity;

/// <summary>Gives a role what it may do: documents of its own, kept in it or beside it, and policies that exist.</summary>
/// <param name="role">The role.</param>
/// <param name="facts">Where it is.</param>
/// <param name="owner">The component that all of this is part of.</param>
/// <param name="named">Names a resource after what it is for.</param>
/// <param name="inside">The options of every resource.</param>
internal sealed class AwsRolePolicies(
    Aws.Iam.Role role, AwsFacts facts, Resource owner, Func<string, string> named, Func<CustomResourceOptions> inside)
{
    /// <summary>Gives all of the permissions.</summary>
    public void Give(AwsPermissions permissions)
    {
        var documents = permissions.Policies.ToImmutableSortedDictionary(policy => policy.Key, policy => policy.Value(facts).ToOutput());
        if (permissions.Kind == AwsPolicyKind.Managed)
            Managed(documents);
        else
            Inline(documents);
        foreach (var (permission, policy) in permissions.Existing)
            Attach(permission, policy.StartsWith("arn:", StringComparison.Ordinal) ? policy : facts.ManagedPolicy(policy));
    }

    private void Managed(ImmutableSortedDictionary<string, Output<PolicyDocument>> documents)
    {
        foreach (var (permission, document) in documents)
        {
            var policy = new Aws.Iam.Policy(named(permission), new()
            {
                PolicyDocument = document.Apply(known => Within(PolicyDocument.ManagedLimit, permission, known.Size, known.ToJson())),
            }, inside());
            Attach(permission, policy.Arn);
        }
    }

    private void Inline(ImmutableSortedDictionary<string, Output<PolicyDocument>> documents)
    {
        var sum = Output.All(documents.Values).Apply(all => all.Sum(document => document.Size));
        foreach (var (permission, document) in documents)
        {
            _ = new Aws.Iam.RolePolicy(named(permission), new()
            {
                Role = role.Name,
                Policy = Output.Tuple(document, sum).Apply(known =>
                    Within(PolicyDocument.InlineLimit, "all", known.Item2, known.Item1.ToJson())),
            }, inside());
        }
    }

    private void Attach(string permission, Input<string> policy) =>
        _ = new Aws.Iam.RolePolicyAttachment(named(permission), new() { Role = role.Name, PolicyArn = policy }, inside());

    private string Within(int limit, string permission, int size, string json) => size <= limit
        ? json
        : throw new ResourceException($"{permission}: the policy has {size} characters, and {limit} are allowed: split it", owner);
}
