using System.Collections.Immutable;
using System.Text.Json;
using Platform.Components.Identity;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Identity;

[TestFixture]
public class WorkloadIdentityTests
{
    private static readonly AwsFacts Facts = AwsFacts.Of("eu-west-1", "111122223333", "acme-prod-main");

    private static async Task<(Recording Recording, ImmutableDictionary<string, string> Annotations)> Gke(GcpPermissions permissions)
    {
        var annotations = ImmutableDictionary<string, string>.Empty;
        var recording = await Recording.OfAsync(() => new GcpWorkloadIdentity("backup", new()
        {
            Workload = new() { Namespace = "velero", ServiceAccount = "server", Permissions = new() { Gcp = permissions } },
            Project = "acme-test",
            ProjectNumber = "123456789012",
            ClusterName = "acme-prod-main",
        }).ServiceAccountAnnotations.Apply(known => annotations = known));
        return (recording, annotations);
    }

    private static Task<Recording> Eks(AwsPermissions permissions) => Recording.OfAsync(() => _ = new AwsWorkloadIdentity("backup", new()
    {
        Workload = new() { Namespace = "velero", ServiceAccount = "server", Permissions = new() { Aws = permissions } },
        Cluster = Facts,
        ClusterName = "acme-prod-main",
    }));

    [Test]
    public async Task A_pod_on_EKS_may_take_its_own_role_and_no_other()
    {
        var identity = await Eks(new());

        Assert.That(identity.Single("aws:eks/podIdentityAssociation:PodIdentityAssociation"), Is.SupersetOf(new Dictionary<string, object>
        {
            ["namespace"] = "velero",
            ["serviceAccount"] = "server",
            ["roleArn"] = "arn:aws:mock:::backup-role",
        }));
    }

    [Test]
    [Control("CIS EKS 5.2.1")]
    public async Task A_role_on_EKS_trusts_the_pods_of_one_service_account_of_one_cluster()
    {
        var policy = (string)(await Eks(new())).Single("aws:iam/role:Role")["assumeRolePolicy"];
        var trust = JsonDocument.Parse(policy).RootElement.GetProperty("Statement")[0];

        Assert.That(trust.GetProperty("Principal").GetProperty("Service").GetString(), Is.EqualTo("pods.eks.amazonaws.com"));
        Assert.That(trust.GetProperty("Action").GetRawText(), Is.EqualTo("""["sts:AssumeRole","sts:TagSession"]"""));
        Assert.That(trust.GetProperty("Condition").GetRawText(), Is.EqualTo(
            """{"ArnEquals":{"aws:SourceArn":"arn:aws:eks:eu-west-1:111122223333:cluster/acme-prod-main"},"""
            + "\"StringEquals\":{\"aws:RequestTag/kubernetes-namespace\":\"velero\","
            + "\"aws:RequestTag/kubernetes-service-account\":\"server\",\"aws:SourceAccount\":\"111122223333\"}}"));
    }

    [Test]
    public async Task A_policy_that_exists_is_attached_by_its_ARN_or_by_the_name_that_AWS_gave_it()
    {
        var identity = await Eks(new AwsPermissions()
            .WithExisting("cni", "AmazonEKS_CNI_Policy")
            .WithExisting("own", "arn:aws:iam::111122223333:policy/own"));

        Assert.That(
            identity.Of("aws:iam/rolePolicyAttachment:RolePolicyAttachment").Select(attachment => attachment.Value["policyArn"]),
            Is.EqualTo(["arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy", "arn:aws:iam::111122223333:policy/own"]));
    }

    [Test]
    public async Task Documents_are_kept_in_the_role()
    {
        var identity = await Eks(new AwsPermissions().With("read", facts => new PolicyDocument(
            new PolicyStatement("Read", ["s3:GetObject"], [facts.Global("s3", "archive/*")]))));

        Assert.That(identity.Single("aws:iam/rolePolicy:RolePolicy")["policy"], Is.EqualTo(
            """{"Version":"2012-10-17","Statement":["""
            + """{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::archive/*"}]}"""));
    }

    [Test]
    public async Task Documents_too_large_for_a_role_become_policies_of_their_own()
    {
        var identity = await Eks(new AwsPermissions { Kind = AwsPolicyKind.Managed }
            .With("read", _ => new PolicyDocument(new PolicyStatement("Read", ["s3:GetObject"], ["arn:aws:s3:::archive/*"]))));

        Assert.That(identity.Of("aws:iam/policy:Policy").Keys, Is.EqualTo(["backup-read"]));
        Assert.That(
            identity.Single("aws:iam/rolePolicyAttachment:RolePolicyAttachment")["policyArn"], Is.EqualTo("arn:aws:mock:::backup-read"));
    }

    [TestCase(AwsPolicyKind.Managed, 700, "read: the policy has")]
    [TestCase(AwsPolicyKind.Inline, 700, "all: the policy has")]
    public void A_policy_beyond_its_quota_is_refused(AwsPolicyKind kind, int actions, string complaint)
    {
        var document = new PolicyDocument(new PolicyStatement(
            "Read", [.. Enumerable.Range(0, actions).Select(action => $"s3:GetObject{action}")], ["arn:aws:s3:::archive/*"]));

        Assert.That(
            () => Eks(new AwsPermissions { Kind = kind }.With("read", _ => document)),
            Throws.Exception.With.Message.Contains(complaint));
    }

    [Test]
    [Control("CIS GKE 5.2.2")]
    public async Task A_pod_on_GKE_acts_as_itself()
    {
        var (identity, annotations) = await Gke(new GcpPermissions().With("read", new GcpGrant.OnProject("roles/monitoring.viewer")));

        Assert.That(identity.Single("gcp:projects/iAMMember:IAMMember"), Is.SupersetOf(new Dictionary<string, object>
        {
            ["project"] = "acme-test",
            ["role"] = "roles/monitoring.viewer",
            ["member"] = "principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/"
                + "acme-test.svc.id.goog/subject/ns/velero/sa/server",
        }));
        Assert.That(identity.Of("gcp:serviceaccount/account:Account"), Is.Empty);
        Assert.That(annotations, Is.Empty);
    }

    [Test]
    public async Task A_pod_on_GKE_that_signs_impersonates_an_account_of_its_own_and_no_other_pod_may()
    {
        var (identity, annotations) = await Gke(new GcpPermissions { Kind = GcpIdentityKind.ServiceAccount }
            .With("archive", new GcpGrant.OnBucket("archive", "roles/storage.objectAdmin"))
            .With("sign", new GcpGrant.OnItself("roles/iam.serviceAccountTokenCreator")));

        var account = "backup-account@mock.iam.gserviceaccount.com";
        var onAccount = identity.Of("gcp:serviceaccount/iAMMember:IAMMember");
        Assert.That(onAccount["backup-association"]["member"], Is.EqualTo("serviceAccount:acme-test.svc.id.goog[velero/server]"));
        Assert.That(onAccount["backup-sign"]["member"], Is.EqualTo($"serviceAccount:{account}"));
        Assert.That(identity.Single("gcp:storage/bucketIAMMember:BucketIAMMember")["member"], Is.EqualTo($"serviceAccount:{account}"));
        Assert.That(annotations, Is.EqualTo(ImmutableDictionary<string, string>.Empty.Add("iam.gke.io/gcp-service-account", account)));
    }
}
