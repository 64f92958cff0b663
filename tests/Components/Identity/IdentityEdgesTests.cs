using System.Collections.Immutable;
using Platform.Components.Identity;
using Platform.Components.Identity.Policies;
using Platform.Tests.Support;
using Pulumi;
using Pulumi.Testing;

namespace Platform.Tests.Components.Identity;

/// <summary>What identities wait for, and what they must not.</summary>
[TestFixture]
public class IdentityEdgesTests
{
    [Test]
    public async Task Every_grant_on_GKE_waits_for_the_cluster_whose_pool_it_names()
    {
        var waits = new Dictionary<string, string[]>();
        await Recording.OfAsync(() =>
        {
            var cluster = new Pulumi.Gcp.Container.Cluster("cluster", new());
            _ = new GcpWorkloadIdentity("it", new()
            {
                Workload = new()
                {
                    Namespace = "home",
                    ServiceAccount = "it",
                    Permissions = VeleroPermissions.Of(new() { Gcp = "acme-backups" }, "main"),
                },
                Project = "acme",
                ProjectNumber = "123456789012",
                ClusterName = "acme-prod-main",
            }, new()
            {
                DependsOn = { cluster },
                ResourceTransformations =
                {
                    resource =>
                    {
                        resource.Options.DependsOn.ToOutput().Apply(after =>
                            waits[resource.Resource.GetResourceName()] = [.. after.Select(one => one.GetResourceName())]);
                        return null;
                    },
                },
            });
        });

        Assert.That(waits.Keys, Is.SupersetOf(["it-account", "it-association", "it-backups", "it-sign"]));
        Assert.That(waits.Values, Is.All.EqualTo(new[] { "cluster" }));
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task A_role_on_EKS_is_made_while_the_cluster_still_is()
    {
        var mocks = new ClusterAfterRole();
        var options = new TestOptions { IsPreview = false, StackName = "test" };

        await Deployment.TestAsync(mocks, options, () => _ = new AwsWorkloadIdentity("it", new()
        {
            Workload = new() { Namespace = "home", ServiceAccount = "it", Permissions = ClusterAutoscalerPermissions.Of() },
            Cluster = AwsFacts.Of("eu-west-1", "111122223333", "acme-prod-main"),
            ClusterName = Output.Create(mocks.ClusterName),
        }));

        Assert.That(mocks.Association!["clusterName"], Is.EqualTo("made after it-role"));
    }

    [Test]
    public void Permissions_of_two_kinds_are_one_identity_s()
    {
        var key = new CloudResource { Aws = "arn:aws:kms:eu-west-1:111122223333:key/1", Gcp = "projects/acme/…/cryptoKeys/unseal" };
        var bucket = new CloudResource { Aws = "acme-backups", Gcp = "acme-backups" };
        var both = VaultPermissions.Unsealing(key).And(VaultPermissions.Snapshots(bucket, "vault"));

        Assert.That(both.Aws.Policies.Keys, Is.EqualTo(["snapshots", "unseal"]));
        Assert.That(both.Gcp.Grants.Keys, Is.EqualTo(["read-key", "snapshots", "unseal"]));
        Assert.That(both.And(VeleroPermissions.Of(bucket, "main")).Gcp.Kind, Is.EqualTo(GcpIdentityKind.ServiceAccount));
        Assert.That(() => both.And(VaultPermissions.Unsealing(key)), Throws.ArgumentException);
    }

    /// <summary>A cluster that has its name only once the role is there.</summary>
    private sealed class ClusterAfterRole : IMocks
    {
        private readonly TaskCompletionSource<string> _name = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> ClusterName => _name.Task;

        public ImmutableDictionary<string, object>? Association { get; private set; }

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            if (args.Type == "aws:iam/role:Role")
                _name.SetResult($"made after {args.Name}");
            if (args.Type == "aws:eks/podIdentityAssociation:PodIdentityAssociation")
                Association = args.Inputs;
            return Task.FromResult<(string?, object)>(("id", args.Inputs));
        }

        public Task<object> CallAsync(MockCallArgs args) => throw new InvalidOperationException(args.Token);
    }
}
