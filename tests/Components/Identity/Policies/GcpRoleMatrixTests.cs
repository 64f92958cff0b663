using System.Collections.Immutable;
using Platform.Components.Identity;
using Platform.Components.Identity.Policies;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Identity.Policies;

/// <summary>What controllers may do on Google Cloud: the whole matrix, as the cloud is asked for it.</summary>
[TestFixture]
public class GcpRoleMatrixTests
{
    private const string Recorder = "dns-record-writer";

    private static IEnumerable<TestCaseData> Matrix()
    {
        yield return Row("cert-manager", $"zone acme: custom {Recorder}", $"zone apps: custom {Recorder}");
        yield return Row("external-dns",
            "project acme: roles/dns.reader", $"zone acme: custom {Recorder}", $"zone apps: custom {Recorder}");
        yield return Row("images", "repository web of acme-images: roles/artifactregistry.reader");
        yield return Row("logs", "project acme: roles/logging.logWriter");
        yield return Row("metrics-prometheus", "project acme: roles/monitoring.metricWriter");
        yield return Row("metrics-reader", "project acme: roles/monitoring.viewer", "subscription orders: roles/pubsub.viewer");
        yield return Row("metrics-writer", "project acme: roles/cloudtrace.agent", "project acme: roles/monitoring.metricWriter");
        yield return Row("nodes",
            "project acme: roles/container.defaultNodeServiceAccount", "repository web of acme-images: roles/artifactregistry.reader");
        yield return Row("secrets",
            "project acme: roles/secretmanager.secretAccessor if resource.name.startsWith(\"projects/123456789012/secrets/prod-main-\")",
            "project acme: roles/secretmanager.viewer",
            "secret prod-main-database: roles/secretmanager.secretAccessor");
        yield return Row("vault-snapshots", "bucket acme-backups: roles/storage.objectCreator");
        yield return Row("vault-unseal",
            "key unseal: roles/cloudkms.cryptoKeyEncrypterDecrypter", "key unseal: roles/cloudkms.viewer");
        yield return Row("velero", "account it-account: roles/iam.serviceAccountTokenCreator",
            "account it-account: roles/iam.workloadIdentityUser", "bucket acme-backups: roles/storage.objectAdmin");
        foreach (var nothing in (string[])["cluster-autoscaler", "ebs-csi", "karpenter", "load-balancer-controller", "vpc-cni"])
            yield return Row(nothing);
    }

    [TestCaseSource(nameof(Matrix))]
    public async Task A_controller_has_the_roles_it_needs_where_it_needs_them(string name, string[] roles)
    {
        var made = await Recording.OfAsync(() => _ = new GcpWorkloadIdentity("it", new()
        {
            Workload = new() { Namespace = "home", ServiceAccount = "it", Permissions = KnownPermissions.All[name]() },
            Project = "acme",
            ProjectNumber = "123456789012",
            ClusterName = "acme-prod-main",
        }));

        Assert.That(made.Resources.Select(Line).Where(line => line.Length > 0).Order(StringComparer.Ordinal), Is.EqualTo(roles));
    }

    [Test]
    public async Task A_role_of_our_own_is_made_once_and_cannot_delete_what_it_writes_to()
    {
        var made = await Recording.OfAsync(() => _ = new GcpWorkloadIdentity("it", new()
        {
            Workload = new() { Namespace = "home", ServiceAccount = "it", Permissions = CertManagerPermissions.Of(KnownPermissions.Zones) },
            Project = "acme",
            ProjectNumber = "123456789012",
            ClusterName = "acme-prod-main",
        }));

        var permissions = (ImmutableArray<object>)made.Single("gcp:projects/iAMCustomRole:IAMCustomRole")["permissions"];
        Assert.That(permissions, Has.None.AnyOf("dns.managedZones.delete", "dns.managedZones.setIamPolicy"));
        Assert.That(permissions, Does.Contain("dns.changes.create"));
        Assert.That(
            made.Single("gcp:projects/iAMCustomRole:IAMCustomRole")["roleId"], Is.EqualTo("acme_prod_main_it_dns_record_writer"));
    }

    [Test]
    public void A_grant_on_an_account_of_its_own_needs_one() => Assert.That(
        () => Recording.OfAsync(() => _ = new GcpWorkloadIdentity("it", new()
        {
            Workload = new()
            {
                Namespace = "home",
                ServiceAccount = "it",
                Permissions = new()
                {
                    Gcp = new GcpPermissions().With("sign", new GcpGrant.OnItself("roles/iam.serviceAccountTokenCreator")),
                },
            },
            Project = "acme",
            ProjectNumber = "123456789012",
            ClusterName = "acme-prod-main",
        })),
        Throws.Exception.With.Message.Contains("sign: a grant on the workload's own account needs ServiceAccount"));

    private static TestCaseData Row(string name, params string[] roles) => new TestCaseData(name, roles).SetArgDisplayNames(name);

    private static string Line(Pulumi.Testing.MockResourceArgs resource)
    {
        var inputs = resource.Inputs;
        var on = resource.Type switch
        {
            "gcp:projects/iAMMember:IAMMember" => $"project {inputs["project"]}",
            "gcp:dns/dnsManagedZoneIamMember:DnsManagedZoneIamMember" => $"zone {inputs["managedZone"]}",
            "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember" => $"key {((string)inputs["cryptoKeyId"]).Split('/')[^1]}",
            "gcp:storage/bucketIAMMember:BucketIAMMember" => $"bucket {inputs["bucket"]}",
            "gcp:secretmanager/secretIamMember:SecretIamMember" => $"secret {inputs["secretId"]}",
            "gcp:pubsub/topicIAMMember:TopicIAMMember" => $"topic {inputs["topic"]}",
            "gcp:pubsub/subscriptionIAMMember:SubscriptionIAMMember" => $"subscription {inputs["subscription"]}",
            "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember" => $"repository {inputs["repository"]} of {inputs["project"]}",
            "gcp:serviceaccount/iAMMember:IAMMember" => $"account {inputs["serviceAccountId"]}",
            _ => "",
        };
        if (on.Length == 0)
            return "";

        var role = (string)inputs["role"];
        var shown = role.StartsWith("roles/", StringComparison.Ordinal) ? role : $"custom {role["it-".Length..]}";
        return $"{on}: {shown}{(inputs.At("condition.expression") is string condition ? $" if {condition}" : "")}";
    }
}
