using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Policies;

/// <summary>Rules about identities and about who may take them on.</summary>
internal static class IdentityCases
{
    private const string Role = "aws:iam/role:Role";
    private const string Policy = "aws:iam/policy:Policy";
    private const string Attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    private const string Association = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
    private const string Trust = "assumeRolePolicy";
    private const string PoolProvider = "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider";

    private static readonly (string, string, ObjectValue)[] Worker =
        [(Attachment, "worker", Object(("role", "nodes"), ("policyArn", "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy")))];

    public static IEnumerable<RuleCase> All { get; } =
    [
        new("EKS-010", Association,
            Object(
                ("policyArn", "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"),
                    ("accessScope", Object(("type", "cluster"))),
                ("principalArn", "arn:aws:iam::1:role/ops")), "principalArn", "arn:aws:iam::1:user/alice"),
        new("EKS-010", "aws:eks/accessEntry:AccessEntry", Object(("principalArn", "arn")), "kubernetesGroups", List("system:masters")),
        new("EKS-019", Attachment, Object(("role", "nodes"), ("policyArn", "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore")),
            "policyArn", "arn:aws:iam::aws:policy/AmazonS3FullAccess") { Beside = Worker },
        new("EKS-019", Attachment, Object(("role", "nodes"), ("policyArn", "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore")),
            "policyArn", "arn:aws:iam::1:policy/AmazonSSMManagedInstanceCore") { Beside = Worker },
        Policies("AWS-005", Allowing("s3:GetObject", "*"), Allowing("*", "*")),
        Policies("AWS-005", Allowing("s3:DeleteObject", "arn:aws:s3:::acme/*"), Allowing("s3:DeleteObject", "*")),
        Policies("AWS-005", Allowing("cloudwatch:PutMetricData", "*"), Allowing("ec2:*", "*")),
        new("AWS-005", Attachment, Object(("policyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess")),
            "policyArn", "arn:aws:iam::aws:policy/AdministratorAccess"),
        new("AWS-004", "aws:kms/key:Key", Object(("policy", Statement("AWS", "arn:aws:iam::1:root"))), "policy", Statement("AWS", "*")),
        new("AWS-010", Role, Object((Trust, Statement("AWS", "arn:aws:iam::1:root"))), Trust, Statement("AWS", "*")),
        Trusts("EKS-018", PodTrust("sts:AssumeRole\",\"sts:TagSession"), PodTrust("sts:AssumeRole")),
        Trusts("EKS-018", Irsa("StringEquals", "system:serviceaccount:apps:web"), Irsa("StringLike", "system:serviceaccount:apps:*")),
        Trusts("EKS-018", Irsa("StringEquals", "system:serviceaccount:apps:web"),
            Irsa("StringEquals", "system:serviceaccount:apps:web", "other")),
        Trusts("AWS-006", Workflow("repo:acme/platform:environment:prod"), Workflow("repo:acme/platform:*")),
        Trusts("AWS-006", Workflow("repo:acme@123/platform@456:ref:refs/heads/main"), Workflow("repo:acme/*:environment:prod")),
        Trusts("AWS-006", Workflow("repo:acme/platform:environment:prod"), Workflow("repo:acme/platform:pull_request")),
        new("GCP-002", "gcp:projects/iAMMember:IAMMember", Object(("role", "roles/viewer")), "role", "roles/editor"),
        new("GCP-002", "gcp:projects/iAMBinding:IAMBinding", Object(("role", "roles/viewer")), "role",
            "roles/iam.serviceAccountTokenCreator"),
        new("GCP-007", "gcp:storage/bucketIAMMember:BucketIAMMember", Object(("member", "user:a@acme.example")), "member", "allUsers"),
        new("GCP-007", "gcp:storage/bucketIAMBinding:BucketIAMBinding", Object(("members", List("user:a@acme.example"))),
            "members", List("user:a@acme.example", "allAuthenticatedUsers")),
        new("GCP-003", PoolProvider,
            Object(
                ("oidc", Object(("issuerUri", "https://token.actions.githubusercontent.com"))),
                ("attributeCondition", "assertion.repository_id == '1' && assertion.environment == 'prod'")),
            "attributeCondition", "assertion.repository_owner == 'acme'"),
        new("GCP-003", PoolProvider,
            Object(
                ("oidc", Object(("issuerUri", "https://token.actions.githubusercontent.com"))),
                ("attributeCondition", "assertion.sub == 'repo:acme/platform:environment:prod'")),
            "attributeCondition", null, "oidc.issuerUri"),
    ];

    private static RuleCase Policies(string rule, string good, string bad) => new(rule, Policy, Object(("policy", good)), "policy", bad);

    private static RuleCase Trusts(string rule, string good, string bad) => new(rule, Role, Object((Trust, good)), Trust, bad);

    private static string Allowing(string action, string resource) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}""";

    private static string Statement(string kind, string principal) =>
        $$"""{"Statement":{"Effect":"Allow","Principal":{"{{kind}}":"{{principal}}" },"Action":"sts:AssumeRole"} }""";

    private static string PodTrust(string actions) =>
        $$"""{"Statement":[{"Effect":"Allow","Principal":{"Service":"pods.eks.amazonaws.com"},"Action":["{{actions}}"]}]}""";

    private static string Irsa(string comparison, string account, string audience = "sts.amazonaws.com") => $$$"""
        {"Statement":[{"Effect":"Allow",
        "Principal":{"Federated":"arn:aws:iam::1:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A"},
        "Action":"sts:AssumeRoleWithWebIdentity",
        "Condition":{"{{{comparison}}}":{"oidc.eks.eu-west-1.amazonaws.com/id/A:sub":"{{{account}}}",
        "oidc.eks.eu-west-1.amazonaws.com/id/A:aud":"{{{audience}}}"} } }]}
        """;

    private static string Workflow(string subject) => $$$"""
        {"Statement":[{"Effect":"Allow",
        "Principal":{"Federated":"arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com"},
        "Action":"sts:AssumeRoleWithWebIdentity",
        "Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"},
        "StringLike":{"token.actions.githubusercontent.com:sub":"{{{subject}}}"} } }]}
        """;
}
