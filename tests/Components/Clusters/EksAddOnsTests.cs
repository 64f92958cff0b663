using System.Collections.Immutable;
using System.Text.Json;
using Platform.Components.Clusters;
using Platform.Components.Identity;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Clusters;

[TestFixture]
public class EksAddOnsTests
{
    private const string AddOn = "aws:eks/addon:Addon";

    private static readonly AwsFacts Facts = AwsFacts.Of("eu-west-1", "111122223333", "acme-test-main");

    private static EksCluster Cluster(string version = "1.35", PodNetwork? network = null) => new("main", new()
    {
        ClusterName = "acme-test-main",
        Version = version,
        Region = "eu-west-1",
        Account = "111122223333",
        SubnetIds = ["subnet-a", "subnet-b"],
        PodNetwork = network ?? new(),
    });

    private static Task<Recording> System(SystemAddOns? addOns = null) =>
        Recording.OfAsync(() => Build(new Pulumi.Aws.Ec2.Eip("pool"), addOns));

    private static void Build(Pulumi.Resource? pool, SystemAddOns? addOns = null, EksAddOnVersions? versions = null) =>
        _ = new EksSystemAddOns("main", Args(pool, addOns, versions));

    private static EksSystemAddOnsArgs Args(Pulumi.Resource? pool, SystemAddOns? addOns, EksAddOnVersions? versions) => new()
    {
        Versions = versions,
        VolumeKeyArns = ImmutableSortedDictionary<string, Pulumi.Input<string>>.Empty
            .Add("one", "arn:aws:kms:eu-west-1:111122223333:key/1")
            .Add("two", "arn:aws:kms:eu-west-1:111122223333:key/2"),
        Cluster = Facts,
        ClusterName = "acme-test-main",
        Version = "1.36",
        RunsOn = pool is null ? [] : [pool],
        AddOns = addOns ?? new(),
        Tags = ImmutableSortedDictionary<string, string>.Empty.Add("environment", "test"),
    };

    private static JsonElement Configuration(Recording recording, string name) =>
        JsonDocument.Parse((string)recording.Of(AddOn)[name]["configurationValues"]).RootElement;

    [Test]
    public async Task The_CNI_comes_after_the_agent_that_hands_it_its_credentials() => Assert.That(
        await Held.MeanwhileAsync($"{AddOn} main-boot-eks-pod-identity-agent", () => Cluster()),
        Does.Not.Contain($"{AddOn} main-boot-vpc-cni").And.Contain($"{AddOn} main-boot-kube-proxy"));

    [Test]
    public async Task The_CNI_comes_after_what_its_role_may_do() => Assert.That(
        await Held.MeanwhileAsync("aws:iam/rolePolicyAttachment:RolePolicyAttachment main-boot-vpc-cni-ipv4", () => Cluster()),
        Does.Not.Contain($"{AddOn} main-boot-vpc-cni").And.Contain($"{AddOn} main-boot-eks-pod-identity-agent"));

    [TestCase("main-boot-vpc-cni")]
    [TestCase("main-boot-kube-proxy")]
    public async Task Nodes_that_wait_for_the_cluster_s_BeforeNodes_boot_after_its_first_add_ons(string addOn) => Assert.That(
        await Held.MeanwhileAsync($"{AddOn} {addOn}", () =>
        {
            var cluster = Cluster();
            _ = new Pulumi.Aws.Eks.NodeGroup("nodes", new()
            {
                ClusterName = cluster.Name,
                NodeRoleArn = "role",
                SubnetIds = ["subnet-a"],
                ScalingConfig = new Pulumi.Aws.Eks.Inputs.NodeGroupScalingConfigArgs { MinSize = 1, MaxSize = 1, DesiredSize = 1 },
            }, new() { DependsOn = cluster.BeforeNodes.ToArray() });
        }),
        Does.Not.Contain("aws:eks/nodeGroup:NodeGroup nodes").And.Contain("aws:eks/cluster:Cluster main-control-plane"));

    [TestCase(true, true, "true", "true")]
    [TestCase(false, false, "false", "false")]
    [Control("CIS EKS 5.4.4")]
    public async Task The_CNI_holds_network_policies_and_hands_out_blocks_of_addresses(
        bool policies, bool prefixes, string policy, string prefix)
    {
        var recording = await Recording.OfAsync(() => Cluster(network: new() { NetworkPolicies = policies, PrefixDelegation = prefixes }));
        var configuration = Configuration(recording, "main-boot-vpc-cni");

        Assert.That(configuration.GetProperty("enableNetworkPolicy").GetString(), Is.EqualTo(policy));
        Assert.That(configuration.GetProperty("env").GetProperty("ENABLE_PREFIX_DELEGATION").GetString(), Is.EqualTo(prefix));
    }

    [Test, Control("CIS EKS 5.2.1")]
    public async Task The_CNI_has_a_role_of_its_own_through_the_add_on_s_own_association()
    {
        var recording = await Recording.OfAsync(() => Cluster());
        var association = ((ImmutableArray<object>)recording.Of(AddOn)["main-boot-vpc-cni"]["podIdentityAssociations"])[0];

        Assert.That(association, Is.EqualTo(new Dictionary<string, object>
        {
            ["serviceAccount"] = "aws-node",
            ["roleArn"] = "arn:aws:mock:::main-boot-vpc-cni-role",
        }));
    }

    [Test]
    public async Task What_needs_nodes_waits_for_them_and_its_role_does_not()
    {
        var meanwhile = await Held.MeanwhileAsync("aws:ec2/eip:Eip pool", () => Build(new Pulumi.Aws.Ec2.Eip("pool")));

        Assert.That(meanwhile, Has.None.StartsWith(AddOn).And.Some.EqualTo("aws:iam/role:Role main-ebs-role"));
    }

    [Test]
    public async Task The_driver_of_volumes_comes_after_the_kinds_of_snapshots_that_it_looks_for_once() => Assert.That(
        await Held.MeanwhileAsync($"{AddOn} main-snapshot-controller", () => Build(new Pulumi.Aws.Ec2.Eip("pool"))),
        Does.Not.Contain($"{AddOn} main-aws-ebs-csi-driver").And.Contain($"{AddOn} main-coredns"));

    [Test]
    public void Name_resolution_without_a_node_to_run_on_is_refused_before_EKS_waits_for_it() => Assert.That(
        () => Recording.OfAsync(() => Build(pool: null)), Throws.Exception.With.Message.Contains("needs a node pool to run on"));

    [Test]
    public async Task The_CNI_of_a_cluster_with_IPv6_has_a_policy_that_AWS_does_not_keep()
    {
        var recording = await Recording.OfAsync(() => _ = new EksCluster("main", new()
        {
            ClusterName = "acme-test-main",
            Version = "1.35",
            Region = "eu-west-1",
            Account = "111122223333",
            SubnetIds = ["subnet-a", "subnet-b"],
            ControlPlane = new() { IpFamily = EksIpFamily.Ipv6 },
        }));

        Assert.That(recording.Single("aws:iam/rolePolicy:RolePolicy")["policy"], Does.Contain("ec2:AssignIpv6Addresses"));
    }

    [TestCase("1.34", "v1.34.")]
    [TestCase("1.35", "v1.35.")]
    [TestCase("1.36", "v1.36.")]
    public async Task Kube_proxy_has_the_minor_version_of_the_cluster(string version, string start)
    {
        var recording = await Recording.OfAsync(() => Cluster(version));

        Assert.That(recording.Of(AddOn)["main-boot-kube-proxy"]["addonVersion"], Does.StartWith(start));
    }

    [Test]
    public async Task Other_versions_can_be_named()
    {
        var versions = EksAddOnVersions.For("1.36") with { CoreDns = "v1.99.0-eksbuild.1" };
        var recording = await Recording.OfAsync(() => Build(new Pulumi.Aws.Ec2.Eip("pool"), versions: versions));

        Assert.That(recording.Of(AddOn)["main-coredns"]["addonVersion"], Is.EqualTo("v1.99.0-eksbuild.1"));
    }

    [Test]
    public async Task The_driver_may_use_the_keys_that_volumes_are_encrypted_with()
    {
        var policy = (await System()).Of("aws:iam/rolePolicy:RolePolicy")["main-ebs-keys"]["policy"];

        Assert.That(policy, Does.Contain("111122223333:key/1").And.Contain("111122223333:key/2").And.Contain("kms:CreateGrant"));
    }

    [TestCase(1, "1")]
    [TestCase(3, "3")]
    public async Task Spare_blocks_are_kept_on_every_node(int blocks, string value)
    {
        var recording = await Recording.OfAsync(() => Cluster(network: new() { WarmPrefixes = blocks }));

        Assert.That(
            Configuration(recording, "main-boot-vpc-cni").GetProperty("env").GetProperty("WARM_PREFIX_TARGET").GetString(),
            Is.EqualTo(value));
    }

    [Test]
    public void Every_version_is_pinned_to_a_build() => Assert.That(
        EksAddOnVersions.ByMinor.Values.SelectMany(versions => typeof(EksAddOnVersions).GetProperties()
            .Where(property => property.PropertyType == typeof(string)).Select(property => (string)property.GetValue(versions)!)),
        Is.All.Matches(@"^v\d+\.\d+\.\d+-eksbuild\.\d+$"));

    [Test]
    public void A_version_of_Kubernetes_without_known_add_ons_is_refused() => Assert.That(
        () => EksAddOnVersions.For("1.33"),
        Throws.ArgumentException.With.Message.StartsWith("1.33: EKS's add-ons are known for 1.34, 1.35, 1.36"));

    [Test]
    public async Task EKS_takes_over_at_first_and_leaves_alone_later_what_others_changed() => Assert.That(
        (await System()).Of(AddOn).Values.Select(addOn => (addOn["resolveConflictsOnCreate"], addOn["resolveConflictsOnUpdate"])),
        Is.All.EqualTo(((object)"OVERWRITE", (object)"PRESERVE")));

    [TestCase(3, 10)]
    [TestCase(2, 4)]
    public async Task Name_resolution_grows_spreads_over_zones_and_loses_one_server_at_a_time(int min, int max)
    {
        var configuration = Configuration(await System(new() { Dns = new() { Min = min, Max = max } }), "main-coredns");

        Assert.Multiple(() =>
        {
            Assert.That(
                configuration.GetProperty("autoScaling").GetRawText(),
                Is.EqualTo($$"""{"enabled":true,"minReplicas":{{min}},"maxReplicas":{{max}}}"""));
            Assert.That(configuration.GetProperty("podDisruptionBudget").GetProperty("maxUnavailable").GetInt32(), Is.EqualTo(1));
            Assert.That(
                configuration.GetProperty("topologySpreadConstraints").EnumerateArray()
                    .Select(spread => spread.GetProperty("topologyKey").GetString()),
                Is.EqualTo(["topology.kubernetes.io/zone", "kubernetes.io/hostname"]));
        });
    }

    [TestCase("main-aws-ebs-csi-driver", "controller", "replicaCount", "app", "ebs-csi-controller")]
    [TestCase("main-metrics-server", "", "replicas", "app.kubernetes.io/name", "metrics-server")]
    public async Task What_others_wait_for_runs_twice_and_in_two_zones(string addOn, string below, string count, string label, string value)
    {
        var configuration = Configuration(await System(), addOn);
        var section = below.Length == 0 ? configuration : configuration.GetProperty(below);
        var spread = section.GetProperty("topologySpreadConstraints")[0];

        Assert.That(section.GetProperty(count).GetInt32(), Is.EqualTo(2));
        Assert.That(spread.GetProperty("topologyKey").GetString(), Is.EqualTo("topology.kubernetes.io/zone"));
        Assert.That(spread.GetProperty("labelSelector").GetProperty("matchLabels").GetProperty(label).GetString(), Is.EqualTo(value));
    }

    [TestCase("main-coredns", "")]
    [TestCase("main-aws-ebs-csi-driver", "controller")]
    [TestCase("main-metrics-server", "")]
    [TestCase("main-snapshot-controller", "")]
    public async Task What_runs_as_a_deployment_tolerates_the_taint_of_system_nodes(string addOn, string below)
    {
        var configuration = Configuration(await System(), addOn);
        var tolerations = (below.Length == 0 ? configuration : configuration.GetProperty(below)).GetProperty("tolerations");

        Assert.That(tolerations[0].GetRawText(), Is.EqualTo("""{"key":"CriticalAddonsOnly","operator":"Exists"}"""));
    }

    [Test]
    public async Task Volumes_carry_the_name_of_their_cluster_which_the_driver_s_role_is_held_to()
    {
        var controller = Configuration(await System(), "main-aws-ebs-csi-driver").GetProperty("controller");

        Assert.That(controller.GetProperty("k8sTagClusterId").GetString(), Is.EqualTo("acme-test-main"));
        Assert.That(controller.GetProperty("extraVolumeTags").GetRawText(), Is.EqualTo("""{"environment":"test"}"""));
    }

    [Test]
    public async Task A_cluster_has_only_the_optional_add_ons_that_it_wants()
    {
        var all = (await System()).Of(AddOn).Keys;
        var fewest = (await System(new() { Snapshots = false, Metrics = false, NodeMonitoring = false })).Of(AddOn).Keys;

        Assert.That(
            all.Except(fewest),
            Is.EquivalentTo(["main-snapshot-controller", "main-metrics-server", "main-eks-node-monitoring-agent"]));
        Assert.That(fewest, Is.EquivalentTo(["main-coredns", "main-aws-ebs-csi-driver"]));
    }
}
