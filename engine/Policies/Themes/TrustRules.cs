using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>Who may take on an identity: pods, workflows, anybody.</summary>
internal static class TrustRules
{
    private const string Role = "aws:iam/role:Role";
    private const string Trust = "assumeRolePolicy";
    private const string GitHub = "token.actions.githubusercontent.com";
    private const string PoolProvider = "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider";

    private static readonly string[] PinsOfRepository = ["repository", "sub"];
    private static readonly string[] PinsOfRun = ["environment", "ref", "sub", "workflow_ref", "job_workflow_ref"];

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("EKS-018", Critical, "a pod's role is one service account's",
            "compare sub and aud exactly, or let pods.eks.amazonaws.com tag the session",
            ["CIS-EKS-5.2.1", "CKV_AWS_60", "CKV_AWS_61"], [Role], Pods),
        new("AWS-006", Critical, "a workflow's role is one repository's, and one environment's or branch's",
            "compare sub with repo:owner/name:environment:name, and aud",
            ["CKV_AWS_358"], [Role], Workflows),
        new("AWS-010", Critical, "nobody unknown can take on a role", "name the principals, or add a condition",
            ["CKV_AWS_60", "CKV_AWS_61"], [Role], Strangers),
        new("GCP-003", Critical, "a workflow's identity is one repository's",
            "compare repository_id or repository and ref or environment in attributeCondition",
            ["CKV_GCP_118", "CKV_GCP_125"], [PoolProvider], PoolCondition),
    ];

    private static IEnumerable<Statement> Statements(Subject subject) => Statement.Of(subject, Trust).Where(statement => statement.Allows);

    private static void Pods(Subject subject)
    {
        var about = 0;
        foreach (var statement in Statements(subject))
        {
            about += statement.Principals("Service").Contains("pods.eks.amazonaws.com") ? 1 : 0;
            if (statement.Principals("Service").Contains("pods.eks.amazonaws.com") && !statement.Actions.Contains("sts:TagSession"))
                subject.Fail(Trust, statement.Name, "must allow sts:TagSession: without tags nothing says which pod it was");
            if (!statement.Principals("Federated").Any(provider => provider.Contains("oidc-provider/oidc.eks.", StringComparison.Ordinal)))
                continue;
            about++;
            if (!IsExact(statement, "aud", text => text == "sts.amazonaws.com"))
                subject.Fail(Trust, statement.Name, "must compare aud with sts.amazonaws.com");
            if (!IsExact(statement, "sub", text => text.StartsWith("system:serviceaccount:", StringComparison.Ordinal)))
                subject.Fail(Trust, statement.Name, "must compare sub with one service account, without *");
        }

        if (about == 0)
            subject.Skip();
    }

    private static void Workflows(Subject subject)
    {
        var about = 0;
        foreach (var statement in Statements(subject))
        {
            if (!statement.Principals("Federated").Any(provider => provider.EndsWith(GitHub, StringComparison.Ordinal)))
                continue;
            about++;
            if (!IsExact(statement, "aud", text => text == "sts.amazonaws.com"))
                subject.Fail(Trust, statement.Name, "must compare aud with sts.amazonaws.com");
            var subs = statement.Conditions().Where(condition => condition.Key.EndsWith(":sub", StringComparison.Ordinal)
                && Compares(condition.Operator)).ToArray();
            if (subs.Length == 0 || !subs.All(condition => condition.Texts.Count > 0 && condition.Texts.All(IsOneWorkflow)))
                subject.Fail(Trust, statement.Name, "must compare sub with one repository and one environment, branch or tag");
        }

        if (about == 0)
            subject.Skip();
    }

    /// <summary>repo:owner/name:environment:prod, with or without the ids that newer repositories have behind owner and name.</summary>
    private static bool IsOneWorkflow(string sub) =>
        sub.Split(':') is ["repo", var repository, var kind, { Length: > 0 } rest, ..]
        && !repository.Contains('*') && repository.Contains('/') && kind is "environment" or "ref" && !rest.StartsWith('*');

    private static bool Compares(string name) =>
        name is "StringEquals" or "StringLike" or "ForAnyValue:StringEquals" or "ForAnyValue:StringLike";

    private static bool IsExact(Statement statement, string claim, Func<string, bool> good) => statement.Conditions().Any(condition =>
        condition.Key.EndsWith($":{claim}", StringComparison.Ordinal) && Compares(condition.Operator)
        && condition.Texts.Count > 0 && condition.Texts.All(text => !text.Contains('*') && good(text)));

    private static void Strangers(Subject subject)
    {
        foreach (var statement in Statements(subject))
        {
            if (!statement.HasCondition && statement.Principals("AWS").Contains("*"))
                subject.Fail(Trust, statement.Name, "must not let everybody on AWS take it on");
        }
    }

    private static void PoolCondition(Subject subject)
    {
        if (subject.At("oidc.issuerUri") is UnknownValue)
            subject.Unknown("oidc.issuerUri");
        else if (subject.Text("oidc.issuerUri")?.Contains(GitHub, StringComparison.Ordinal) == true)
            subject.Must("attributeCondition", value => value is StringValue condition
                && Pins(condition.Value), "must compare the repository, and its environment or ref");
        else
            subject.Skip();
    }

    private static bool Pins(string condition) =>
        PinsOfRepository.Any(claim => condition.Contains($"assertion.{claim}", StringComparison.Ordinal))
        && PinsOfRun.Any(claim => condition.Contains($"assertion.{claim}", StringComparison.Ordinal));
}
