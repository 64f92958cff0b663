using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class AwsLoadBalancerControllerTests
{
    private static AddOnFacts In(string vpc) => TestCluster.Facts with
    {
        Native = TestCluster.Facts.Native.Remove(Capability.LoadBalancers),
        Resources = new() { NetworkId = vpc },
    };

    private static Task<Recording> Install(AwsLoadBalancerController addOn, AddOnFacts? facts = null) =>
        TestCluster.InstallAsync(addOn, facts ?? In("vpc-1"));

    private static async Task<ImmutableDictionary<string, object>> Values(AwsLoadBalancerController addOn, AddOnFacts? facts = null) =>
        (await Install(addOn, facts)).Single("kubernetes:helm.sh/v3:Release").Object("values");

    [Test]
    public async Task The_chart_is_pinned()
    {
        var release = (await Install(new())).Single("kubernetes:helm.sh/v3:Release");

        Assert.That((release["chart"], release["version"]), Is.EqualTo(((object)"aws-load-balancer-controller", (object)"3.5.0")));
        Assert.That((release["namespace"], release.At("repositoryOpts.repo")),
            Is.EqualTo(((object)"kube-system", (object)"https://aws.github.io/eks-charts")));
    }

    [TestCase("vpc-1")]
    [TestCase("vpc-2")]
    public async Task It_is_told_its_network_and_region_which_it_could_not_ask_for(string vpc)
    {
        var values = await Values(new(), In(vpc));

        Assert.That((values["vpcId"], values["region"], values["clusterName"]),
            Is.EqualTo(((object)vpc, (object)"eu-west-1", (object)"acme-test-main")));
    }

    [TestCase("vpc-8")]
    [TestCase("vpc-9")]
    public async Task A_network_that_the_platform_did_not_make_is_told_in_the_stack_file(string vpc)
    {
        var facts = In("vpc-1") with { Resources = new() };

        Assert.That((await Values(new() { NetworkId = vpc }, facts))["vpcId"], Is.EqualTo(vpc));
        Assert.That(() => Install(new(), facts), Throws.Exception.With.Message.Contains("networkId is not set"));
    }

    [TestCase("vpc-1")]
    [TestCase("vpc-2")]
    public async Task It_may_open_security_groups_of_its_own_network_only(string vpc)
    {
        var policy = (string)(await Install(new(), In(vpc))).Single("aws:iam/rolePolicy:RolePolicy")["policy"];

        Assert.That(policy, Does.Contain($"vpc/{vpc}").And.Contain("acme-test-main"));
    }

    [Test]
    public async Task Its_pods_have_the_identity_before_they_start()
    {
        var association = (await Install(new())).Single("aws:eks/podIdentityAssociation:PodIdentityAssociation");

        Assert.That((association["namespace"], association["serviceAccount"]),
            Is.EqualTo(((object)"kube-system", (object)"aws-load-balancer-controller")));
    }

    [Test]
    public async Task Nothing_of_kube_system_is_made_anew() =>
        Assert.That((await Install(new())).Of("kubernetes:core/v1:Namespace"), Is.Empty);

    [TestCase(true, 2.0)]
    [TestCase(false, 1.0)]
    public async Task Two_controllers_over_the_zones_where_availability_counts(bool available, double replicas)
    {
        var values = await Values(new(), In("vpc-1") with { HighlyAvailable = available });

        Assert.That(values["replicaCount"], Is.EqualTo(replicas));
        Assert.That(values.At("podDisruptionBudget.maxUnavailable"), Is.EqualTo(available ? 1.0 : null));
        Assert.That(values.Objects("topologySpreadConstraints")[0]["topologyKey"], Is.EqualTo("topology.kubernetes.io/zone"));
    }

    [Test]
    public async Task The_webhook_keeps_its_certificate_over_upgrades() =>
        Assert.That((await Values(new()))["keepTLSSecret"], Is.EqualTo(true));

    [TestCase(true)]
    [TestCase(false)]
    public async Task Web_ACLs_are_switched_and_permitted_together(bool on)
    {
        var installed = await Install(new() { WebAcl = on });

        Assert.That(installed.Single("kubernetes:helm.sh/v3:Release").At("values.enableWafv2"), Is.EqualTo(on));
        Assert.That((string)installed.Single("aws:iam/rolePolicy:RolePolicy")["policy"],
            on ? Does.Contain("wafv2:") : Does.Not.Contain("wafv2:"));
    }

    [Test]
    public void A_cluster_that_makes_load_balancers_itself_has_no_place_for_it()
    {
        Assert.That(new AwsLoadBalancerController().BelongsOn(In("vpc-1")), Is.True);
        Assert.That(new AwsLoadBalancerController().BelongsOn(TestCluster.Facts), Is.False);
    }

    [Test]
    public void Everything_else_waits_for_its_webhook()
    {
        var plan = AddOnPlan.For(In("vpc-1"), [new TrustManager(), new AwsLoadBalancerController(), new IngressNginx(), new CertManager()]);

        Assert.That(plan.Problems, Is.Empty);
        Assert.That(plan.Order[0], Is.TypeOf<AwsLoadBalancerController>());
        Assert.That(plan.Providers.Where(waits => waits.Key != "aws-load-balancer-controller").Select(waits => waits.Value),
            Is.All.Contains("aws-load-balancer-controller"));
        Assert.That(plan.WebhookPorts, Has.Member(9443));
    }
}
