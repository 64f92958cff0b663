using Moq;
using Platform.Components.AddOns;
using Platform.Components.Clusters;
using Platform.Components.Identity;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

/// <summary>What the layer asks of a cluster: an identity for who needs one, and nothing for who does not.</summary>
[TestFixture]
public class AddOnLayerTests
{
    private static async Task<Mock<ICluster>> InstallAsync(AddOn addOn)
    {
        var cluster = new Mock<ICluster>(MockBehavior.Strict);
        await Recording.OfAsync(() =>
        {
            var real = new TestCluster(new Pulumi.Kubernetes.Provider("main-kubernetes"));
            cluster.SetupGet(it => it.Name).Returns(real.Name);
            cluster.SetupGet(it => it.Kubernetes).Returns(real.Kubernetes);
            cluster.Setup(it => it.Identify(It.IsAny<string>(), It.IsAny<WorkloadIdentityArgs>())).Returns(real.Identify);
            var facts = TestCluster.Facts with { Native = TestCluster.Facts.Native.Union(addOn.Requires), Secrets = SecretServiceFacts.SecretsManager("eu-west-1") };
            AddOnLayer.Install(AddOnPlan.For(facts, [addOn]), cluster.Object, name => $"main-{name}", after => new() { Provider = real.Kubernetes, DependsOn = after.ToArray() });
        });
        return cluster;
    }

    [Test]
    public async Task An_add_on_with_permissions_gets_one_identity_for_its_own_service_account()
    {
        var cluster = await InstallAsync(new ExternalSecrets());

        cluster.Verify(it => it.Identify("external-secrets", It.Is<WorkloadIdentityArgs>(args =>
            args.Namespace == "external-secrets" && args.ServiceAccount == "external-secrets")), Times.Once);
    }

    [Test]
    public async Task An_add_on_without_permissions_gets_none()
    {
        var cluster = await InstallAsync(new IngressNginx());

        cluster.Verify(it => it.Identify(It.IsAny<string>(), It.IsAny<WorkloadIdentityArgs>()), Times.Never);
    }
}
