using System.Collections.Immutable;
using System.Text.Json;
using Platform.Components.Identity;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Identity;

[TestFixture]
public class WorkloadIdentityTests
{
    [Test]
    public async Task A_pod_on_EKS_may_take_its_own_role_and_no_other()
    {
        var identity = await Recording.OfAsync(() => _ = new AwsWorkloadIdentity("backup", new()
        {
            ClusterName = "acme",
            Namespace = "velero",
            ServiceAccount = "server",
            Policies = ImmutableSortedDictionary<string, string>.Empty.Add("read", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"),
        }));

        var trust = JsonDocument.Parse((string)identity.Single("aws:iam/role:Role")["assumeRolePolicy"]).RootElement.GetProperty("Statement")[0];
        Assert.That(trust.GetProperty("Principal").GetProperty("Service").GetString(), Is.EqualTo("pods.eks.amazonaws.com"));
        Assert.That(identity.Single("aws:eks/podIdentityAssociation:PodIdentityAssociation"), Is.SupersetOf(new Dictionary<string, object>
        {
            ["namespace"] = "velero",
            ["serviceAccount"] = "server",
            ["roleArn"] = "arn:aws:mock:::backup-role",
        }));
        Assert.That(identity.Single("aws:iam/rolePolicyAttachment:RolePolicyAttachment")["policyArn"], Is.EqualTo("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));
    }

    [Test]
    public async Task A_pod_on_GKE_may_take_its_own_account_and_no_other()
    {
        var identity = await Recording.OfAsync(() => _ = new GcpWorkloadIdentity("backup", new()
        {
            Project = "acme-test",
            Namespace = "velero",
            ServiceAccount = "server",
            Roles = ImmutableSortedDictionary<string, string>.Empty.Add("read", "roles/storage.objectViewer"),
        }));

        Assert.That(identity.Single("gcp:serviceaccount/iAMMember:IAMMember")["member"], Is.EqualTo("serviceAccount:acme-test.svc.id.goog[velero/server]"));
        Assert.That(identity.Single("gcp:projects/iAMMember:IAMMember")["role"], Is.EqualTo("roles/storage.objectViewer"));
    }
}
