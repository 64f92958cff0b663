using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>What identities of both clouds may do: to clusters, to nodes, to everything.</summary>
internal static class IdentityRules
{
    private const string Attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    private const string Association = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
    private const string Worker = "AmazonEKSWorkerNodePolicy";
    private const string MinimalWorker = "AmazonEKSWorkerNodeMinimalPolicy";

    private static readonly HashSet<string> OfNodes =
    [
        Worker, MinimalWorker, "AmazonEC2ContainerRegistryReadOnly", "AmazonEC2ContainerRegistryPullOnly", "AmazonSSMManagedInstanceCore",
            "AmazonEKS_CNI_Policy",
    ];

    private static readonly string[] Reading =
        ["Get", "List", "Describe", "Head", "BatchGet", "BatchCheck", "Lookup", "Search", "Select", "Simulate", "Query", "View", "Check",
            "Scan", "Filter"];

    private static readonly HashSet<string> BasicRoles = ["roles/owner", "roles/editor"];

    private static readonly HashSet<string> ImpersonatingRoles =
        ["roles/iam.serviceAccountUser", "roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountKeyAdmin",
            "roles/iam.workloadIdentityUser"];

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("EKS-010", High, "administrators of clusters are roles, and not system:masters",
            "give administration to a role that people take on",
            ["CIS-EKS-4.1.1", "KSV-0123"], [Association, "aws:eks/accessEntry:AccessEntry"], Administrators),
        new("EKS-019", High, "nodes may do what nodes do", "give pods roles of their own, and nodes the policies of workers only",
            ["CIS-EKS-5.1.3", "CKV_AWS_274"], [Attachment], NodePolicies) { LooksAround = true },
        new("AWS-005", High, "nobody may do everything, nor write everywhere without a condition",
            "name actions and resources, or add a condition",
            ["CKV_AWS_290", "CKV_AWS_355", "CKV_AWS_356", "AWS-0057"],
            [
                "aws:iam/policy:Policy", "aws:iam/rolePolicy:RolePolicy", "aws:iam/userPolicy:UserPolicy",
                    "aws:iam/groupPolicy:GroupPolicy",
                Attachment, "aws:iam/userPolicyAttachment:UserPolicyAttachment", "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
            ], Statements),
        new("GCP-002", High, "nobody has a basic role, nor all accounts of a project", "grant a narrow role, and accounts one by one",
            ["CKV_GCP_117", "CKV_GCP_41", "CKV_GCP_49"],
            [
                "gcp:projects/iAMMember:IAMMember", "gcp:projects/iAMBinding:IAMBinding",
                "gcp:folder/iAMMember:IAMMember", "gcp:organizations/iAMMember:IAMMember",
            ], ProjectRoles),
        new("GCP-007", Critical, "nothing is granted to everybody", "name the members",
            ["CKV_GCP_112"],
            [
                "gcp:artifactregistry/repositoryIamBinding:RepositoryIamBinding",
                    "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember",
                "gcp:kms/cryptoKeyIAMBinding:CryptoKeyIAMBinding", "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember",
                "gcp:kms/keyRingIAMMember:KeyRingIAMMember", "gcp:projects/iAMBinding:IAMBinding", "gcp:projects/iAMMember:IAMMember",
                "gcp:pubsub/topicIAMMember:TopicIAMMember", "gcp:secretmanager/secretIamMember:SecretIamMember",
                "gcp:serviceaccount/iAMBinding:IAMBinding", "gcp:serviceaccount/iAMMember:IAMMember",
                "gcp:storage/bucketIAMBinding:BucketIAMBinding", "gcp:storage/bucketIAMMember:BucketIAMMember",
            ], Everybody),
    ];

    private static void Administrators(Subject subject)
    {
        if (subject.Node.Type != Association)
        {
            if (subject.Texts("kubernetesGroups").Contains("system:masters"))
                subject.Fail("kubernetesGroups", subject.At("kubernetesGroups"), "must not hold system:masters: it cannot be taken away");
            return;
        }

        if (subject.Text("policyArn") is not { } policy || !policy.EndsWith("ClusterAdminPolicy", StringComparison.Ordinal))
            return;
        if (!Values.Is(subject.At("accessScope.type"), "namespace"))
            subject.Must("principalArn", value => value is StringValue arn
                && arn.Value.Contains(":role/", StringComparison.Ordinal), "must be a role");
    }

    private static void NodePolicies(Subject subject)
    {
        var role = subject.At("role");
        var same = subject.Facts.By(Attachment, "role").Like(subject.Node, "role").Append(subject.Node);
        if (!same.Any(other => other.Inputs.Text("policyArn") is { } arn && Name(arn) is Worker or MinimalWorker))
        {
            if (role?.HasUnknowns == true && !subject.Node.PropertyDependencies.ContainsKey("role"))
                subject.Unknown("role");
            subject.Skip();
            return;
        }

        if (subject.Text("policyArn") is { } policy && !OfNodes.Contains(Name(policy)))
            subject.Fail("policyArn", policy,
                "must not be attached to the role of nodes: every pod on the node could use it");
    }

    // arn:aws:iam::aws:policy/service-role/Name; a policy of the account is none of the known.
    private static string Name(string arn) => arn.Contains("::aws:policy/", StringComparison.Ordinal)
        ? arn[(arn.LastIndexOf('/') + 1)..] : arn;

    private static bool IsDeclared(Subject subject) => subject.Node.PropertyDependencies.GetValueOrDefault("policyArn", [])
        .Any(urn => Urns.Type(urn) == "aws:iam/policy:Policy");

    private static void Statements(Subject subject)
    {
        if (subject.Node.Type.Contains("Attachment", StringComparison.Ordinal))
        {
            // A policy that is declared here is judged where it is declared.
            if (!IsDeclared(subject)
                && subject.Text("policyArn") is { } attached
                && Name(attached) is "AdministratorAccess" or "PowerUserAccess" or "IAMFullAccess")
                subject.Fail("policyArn", attached, "must not be attached: it allows nearly everything");
            return;
        }

        foreach (var statement in Statement.Of(subject, "policy").Where(statement => statement.Allows))
        {
            if (statement.Fields["NotAction"] is not null)
                subject.Fail("policy", statement.Name, "must not allow all actions but some: new ones come every week");
            if (!statement.Resources.Contains("*") || statement.HasCondition)
                continue;
            if (statement.Actions.FirstOrDefault(action => action == "*" || action.EndsWith(":*", StringComparison.Ordinal)) is { } every)
                subject.Fail("policy", statement.Name, $"must not allow {every} on everything");
            else if (statement.Actions.FirstOrDefault(Writes) is { } writing)
                subject.Fail("policy", statement.Name, $"must not allow {writing} on everything without a condition");
        }
    }

    private static bool Writes(string action) => action.Split(':') is [_, var verb]
        && !Reading.Any(reading => verb.StartsWith(reading, StringComparison.OrdinalIgnoreCase))
            && !AwsWithoutResource.Actions.Contains(action);

    private static void ProjectRoles(Subject subject)
    {
        if (subject.Text("role") is not { } role)
            return;
        if (BasicRoles.Contains(role))
            subject.Fail("role", role, "must not be a basic role");
        else if (ImpersonatingRoles.Contains(role))
            subject.Fail("role", role, "must not be granted on a whole project: every account in it could be taken on");
    }

    private static void Everybody(Subject subject)
    {
        foreach (var path in new[] { "member", "members" })
        {
            if (subject.Texts(path).FirstOrDefault(member => member is "allUsers" or "allAuthenticatedUsers") is { } member)
                subject.Fail(path, member, "must not be everybody");
        }
    }
}
