using System.Collections.Immutable;
using System.Text.Json;
using Platform.Components.Clusters;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Clusters;

[TestFixture]
public class EksClusterTests
{
    private const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";
    private const string Operators = "arn:aws:iam::111122223333:role/operators";
    private const string Deploy = "arn:aws:iam::111122223333:role/ci/deploy";

    private Recording _cluster = null!;

    [OneTimeSetUp]
    public async Task Build() => _cluster = await Recording.OfAsync(() => _ = new EksCluster("main", Args()));

    private ImmutableDictionary<string, object> ControlPlane => _cluster.Single("aws:eks/cluster:Cluster");

    private static EksClusterArgs Args(EksControlPlane? controlPlane = null, ControlPlaneLogs? logs = null) => new()
    {
        ClusterName = "acme-test-main",
        Version = "1.35",
        Region = "eu-west-1",
        Account = "111122223333",
        SubnetIds = ["subnet-a", "subnet-b"],
        DeployRole = Deploy,
        Access = ImmutableSortedDictionary<string, EksAccess>.Empty
            .Add("operators", new() { Principal = Operators, Level = EksAccessLevel.Admin, Namespaces = ["shop", "bank"] }),
        ControlPlane = controlPlane ?? new(),
        Logs = logs ?? new(),
        Tags = ImmutableSortedDictionary<string, string>.Empty.Add("environment", "test"),
    };

    private static Task<Recording> Of(EksControlPlane? controlPlane = null, ControlPlaneLogs? logs = null) =>
        Recording.OfAsync(() => _ = new EksCluster("main", Args(controlPlane, logs)));

    [Test, Control("CIS EKS 5.4.2")]
    public void The_API_answers_inside_the_network_only()
    {
        Assert.That(ControlPlane.At("vpcConfig.endpointPublicAccess"), Is.EqualTo(false));
        Assert.That(ControlPlane.At("vpcConfig.endpointPrivateAccess"), Is.EqualTo(true));
    }

    [Test, Control("CIS EKS 5.4.1")]
    public async Task The_API_answers_on_the_internet_for_named_ranges_only()
    {
        var cluster = (await Of(new() { PublicRanges = ["198.51.100.7/32", "203.0.113.0/24"] })).Single("aws:eks/cluster:Cluster");

        Assert.That(cluster.At("vpcConfig.endpointPublicAccess"), Is.EqualTo(true));
        Assert.That(cluster.At("vpcConfig.publicAccessCidrs"), Is.EqualTo(["198.51.100.7/32", "203.0.113.0/24"]));
        Assert.That(cluster.At("vpcConfig.endpointPrivateAccess"), Is.EqualTo(true));
    }

    [TestCase("0.0.0.0/0", "must not answer the whole internet")]
    [TestCase("::/0", "must not answer the whole internet")]
    [TestCase("128.0.0.0/1", "must not answer the whole internet")]
    [TestCase("10.0.0.1/8", "no bits set beyond the prefix")]
    [TestCase("office", "blocks such as 203.0.113.0/24")]
    [Control("CIS EKS 5.4.1")]
    public void The_API_is_never_opened_to_the_whole_internet_or_to_what_is_no_range(string range, string why) => Assert.That(
        () => Of(new() { PublicRanges = ["203.0.113.0/24", range] }),
        Throws.Exception.With.Message.Contains(range).And.Message.Contains(why));

    [Test]
    public void Who_made_the_cluster_is_no_administrator_of_it()
    {
        Assert.That(ControlPlane.At("accessConfig.authenticationMode"), Is.EqualTo("API"));
        Assert.That(ControlPlane.At("accessConfig.bootstrapClusterCreatorAdminPermissions"), Is.EqualTo(false));
    }

    [Test]
    public void The_deploying_role_administers_the_cluster_by_an_entry_of_its_own()
    {
        var association = _cluster.Of("aws:eks/accessPolicyAssociation:AccessPolicyAssociation")["main-access-deploy"];

        Assert.That(_cluster.Of("aws:eks/accessEntry:AccessEntry")["main-access-deploy"]["principalArn"], Is.EqualTo(Deploy));
        Assert.That(association["policyArn"], Is.EqualTo("arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"));
        Assert.That(association.At("accessScope.type"), Is.EqualTo("cluster"));
    }

    [Test]
    public void An_entry_can_be_for_some_namespaces_only()
    {
        var association = _cluster.Of("aws:eks/accessPolicyAssociation:AccessPolicyAssociation")["main-access-operators"];

        Assert.That(association["policyArn"], Is.EqualTo("arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy"));
        Assert.That(association.At("accessScope.type"), Is.EqualTo("namespace"));
        Assert.That(association.At("accessScope.namespaces"), Is.EqualTo(["bank", "shop"]));
    }

    [Test, Control("CIS EKS 5.3.1")]
    public void Kubernetes_secrets_are_encrypted_with_a_key_of_their_own_that_rotates()
    {
        Assert.That(ControlPlane.At("encryptionConfig.provider.keyArn"), Is.EqualTo("arn:aws:mock:::main-secrets"));
        Assert.That(_cluster.Of("aws:kms/key:Key")["main-secrets"]["enableKeyRotation"], Is.EqualTo(true));
        Assert.That(_cluster.Of("aws:kms/alias:Alias")["main-secrets"]["name"], Is.EqualTo("alias/eks/acme-test-main/secrets"));
    }

    [Test]
    public void The_control_plane_may_use_the_key_and_pass_it_on_to_EKS_only()
    {
        var statements = Statements("main-secrets");

        Assert.That(Principal(statements["ControlPlaneUsesTheKey"], "AWS"), Is.EqualTo("arn:aws:mock:::main-control-plane"));
        Assert.That(
            statements["ControlPlaneLetsEksUseTheKey"].GetProperty("Condition").GetProperty("Bool")
                .GetProperty("kms:GrantIsForAWSResource").GetString(),
            Is.EqualTo("true"));
    }

    [Test]
    public async Task A_cluster_can_do_without_keys_of_its_own()
    {
        var cluster = await Of(new() { OwnSecretsKey = false }, new() { OwnKey = false });

        Assert.That(cluster.Of("aws:kms/key:Key"), Is.Empty);
        Assert.That(cluster.Single("aws:eks/cluster:Cluster"), Does.Not.ContainKey("encryptionConfig"));
        Assert.That(cluster.Single(LogGroup), Does.Not.ContainKey("kmsKeyId"));
    }

    [Test, Control("CIS EKS 2.1.1")]
    public void Every_log_of_the_control_plane_is_kept() => Assert.That(
        ControlPlane["enabledClusterLogTypes"], Is.EqualTo(["api", "audit", "authenticator", "controllerManager", "scheduler"]));

    [TestCase(90)]
    [TestCase(14)]
    public async Task Control_plane_logs_go_to_an_encrypted_group_that_expires(int days) =>
        Assert.That((await Of(logs: new() { RetentionDays = days })).Single(LogGroup), Is.SupersetOf(new Dictionary<string, object>
        {
            ["name"] = "/aws/eks/acme-test-main/cluster",
            ["retentionInDays"] = (double)days,
            ["kmsKeyId"] = "arn:aws:mock:::main-logs",
        }));

    [Test]
    public void The_logs_key_serves_that_one_log_group()
    {
        var logs = Statements("main-logs")["LogsUseTheKey"];

        Assert.That(Principal(logs, "Service"), Is.EqualTo("logs.eu-west-1.amazonaws.com"));
        Assert.That(
            logs.GetProperty("Condition").GetProperty("ArnEquals").GetProperty("kms:EncryptionContext:aws:logs:arn").GetString(),
            Is.EqualTo("arn:aws:logs:eu-west-1:111122223333:log-group:/aws/eks/acme-test-main/cluster"));
    }

    [Test]
    public async Task The_cluster_waits_for_its_log_group_and_for_what_its_role_may_do()
    {
        const string Cluster = "aws:eks/cluster:Cluster main-control-plane";

        Assert.That(
            await Held.MeanwhileAsync($"{LogGroup} main-control-plane", () => _ = new EksCluster("main", Args())),
            Does.Not.Contain(Cluster).And.Contain("aws:kms/key:Key main-secrets"));
        Assert.That(
            await Held.MeanwhileAsync(
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment main-control-plane", () => _ = new EksCluster("main", Args())),
            Does.Not.Contain(Cluster).And.Contain($"{LogGroup} main-control-plane"));
    }

    [Test]
    public async Task The_Kubernetes_provider_waits_for_every_access_policy() => Assert.That(
        await Held.MeanwhileAsync(
            "aws:eks/accessPolicyAssociation:AccessPolicyAssociation main-access-deploy", () => _ = new EksCluster("main", Args())),
        Does.Not.Contain("pulumi:providers:kubernetes main-kubernetes")
            .And.Contain("aws:iam/openIdConnectProvider:OpenIdConnectProvider main-oidc"));

    [Test]
    public void Another_role_that_would_have_two_entries_is_refused_before_EKS_refuses_it()
    {
        var args = new EksAccess { Principal = Deploy };

        Assert.That(
            () => Recording.OfAsync(() => _ = new EksCluster("main", new()
            {
                ClusterName = "acme-test-main",
                Version = "1.35",
                Region = "eu-west-1",
                Account = "111122223333",
                SubnetIds = ["subnet-a", "subnet-b"],
                DeployRole = Deploy,
                Access = ImmutableSortedDictionary<string, EksAccess>.Empty.Add("ci", args),
            })),
            Throws.Exception.With.Message.Contains("access ci, deploy").And.Message.Contains("a principal has one"));
    }

    [TestCase("arn:aws:sts::111122223333:assumed-role/deploy/session")]
    [TestCase("deploy")]
    public void A_session_or_a_bare_name_is_no_principal(string principal) => Assert.That(
        () => Recording.OfAsync(() => _ = new EksCluster("main", new()
        {
            ClusterName = "acme-test-main",
            Version = "1.35",
            Region = "eu-west-1",
            Account = "111122223333",
            SubnetIds = ["subnet-a", "subnet-b"],
            DeployRole = principal,
        })),
        Throws.Exception.With.Message.Contains(principal).And.Message.Contains("must be the ARN of a role or user"));

    [Test]
    public void The_defaults_are_those_of_production() => Assert.Multiple(() =>
    {
        Assert.That(ControlPlane["deletionProtection"], Is.EqualTo(true));
        Assert.That(ControlPlane["bootstrapSelfManagedAddons"], Is.EqualTo(false));
        Assert.That(ControlPlane.At("upgradePolicy.supportType"), Is.EqualTo("STANDARD"));
        Assert.That(ControlPlane.At("zonalShiftConfig.enabled"), Is.EqualTo(true));
        Assert.That(ControlPlane.At("controlPlaneScalingConfig.tier"), Is.EqualTo("standard"));
        Assert.That(ControlPlane.At("vpcConfig.controlPlaneEgressMode"), Is.EqualTo("AWS_MANAGED"));
        Assert.That(ControlPlane.At("kubernetesNetworkConfig.ipFamily"), Is.EqualTo("ipv4"));
        Assert.That(ControlPlane.At("kubernetesNetworkConfig.serviceIpv4Cidr"), Is.Null);
    });

    [Test]
    public async Task Every_setting_reaches_the_control_plane()
    {
        var cluster = (await Of(new()
        {
            Support = EksSupport.Extended,
            ZonalShift = false,
            Tier = EksTier.Xl2,
            EgressThroughNetwork = true,
            ServiceRange = "172.30.0.0/16",
        })).Single("aws:eks/cluster:Cluster");

        Assert.Multiple(() =>
        {
            Assert.That(cluster.At("upgradePolicy.supportType"), Is.EqualTo("EXTENDED"));
            Assert.That(cluster.At("zonalShiftConfig.enabled"), Is.EqualTo(false));
            Assert.That(cluster.At("controlPlaneScalingConfig.tier"), Is.EqualTo("tier-2xl"));
            Assert.That(cluster.At("vpcConfig.controlPlaneEgressMode"), Is.EqualTo("CUSTOMER_ROUTED"));
            Assert.That(cluster.At("kubernetesNetworkConfig.serviceIpv4Cidr"), Is.EqualTo("172.30.0.0/16"));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Objects_in_a_cluster_that_does_not_answer_are_forgotten_only_when_asked_for(bool forget)
    {
        var recording = await Recording.OfAsync(() => _ = new EksCluster("main", new()
        {
            ClusterName = "acme-test-main",
            Version = "1.35",
            Region = "eu-west-1",
            Account = "111122223333",
            SubnetIds = ["subnet-a", "subnet-b"],
            ForgetUnreachable = forget,
        }));

        Assert.That(recording.Single("pulumi:providers:kubernetes")["deleteUnreachable"], Is.EqualTo(forget ? "true" : "false"));
    }

    [Test]
    public async Task Fewer_logs_can_be_kept() => Assert.That(
        (await Of(logs: new() { Types = ["authenticator", "audit"] })).Single("aws:eks/cluster:Cluster")["enabledClusterLogTypes"],
        Is.EqualTo(["audit", "authenticator"]));

    [Test]
    public void A_group_that_is_the_system_s_is_refused_before_EKS_refuses_it() => Assert.That(
        () => Recording.OfAsync(() => _ = new EksCluster("main", new()
        {
            ClusterName = "acme-test-main",
            Version = "1.35",
            Region = "eu-west-1",
            Account = "111122223333",
            SubnetIds = ["subnet-a", "subnet-b"],
            Access = ImmutableSortedDictionary<string, EksAccess>.Empty
                .Add("people", new() { Principal = Operators, Groups = ["readers", "system:masters"] }),
        })),
        Throws.Exception.With.Message.Contains("access people: system:masters"));

    [Test]
    public async Task Pods_and_services_can_have_IPv6_addresses() => Assert.That(
        (await Of(new() { IpFamily = EksIpFamily.Ipv6 })).Single("aws:eks/cluster:Cluster").At("kubernetesNetworkConfig.ipFamily"),
        Is.EqualTo("ipv6"));

    [Test]
    public void A_range_of_services_of_one_s_own_is_refused_with_IPv6() => Assert.That(
        () => Of(new() { IpFamily = EksIpFamily.Ipv6, ServiceRange = "172.30.0.0/16" }),
        Throws.Exception.With.Message.Contains("172.30.0.0/16: with IPv6, EKS chooses"));

    [Test]
    public async Task What_EKS_has_not_made_yet_is_unknown_in_a_preview_and_not_missing()
    {
        var known = false;
        await Pulumi.Deployment.TestAsync(new Pulumi.Testing.EmptyMocks(), new() { IsPreview = true }, () =>
        {
            _ = new EksCluster("main", Args()).SecurityGroupId.Apply(_ => known = true);
        });

        Assert.That(known, Is.False);
    }

    [TestCase(EksAccessLevel.None, null)]
    [TestCase(EksAccessLevel.View, "AmazonEKSViewPolicy")]
    [TestCase(EksAccessLevel.AdminView, "AmazonEKSAdminViewPolicy")]
    [TestCase(EksAccessLevel.Edit, "AmazonEKSEditPolicy")]
    [TestCase(EksAccessLevel.Admin, "AmazonEKSAdminPolicy")]
    [TestCase(EksAccessLevel.ClusterAdmin, "AmazonEKSClusterAdminPolicy")]
    public async Task Every_level_of_access_is_a_policy_of_EKS_or_left_to_role_bindings(EksAccessLevel level, string? policy)
    {
        var recording = await Recording.OfAsync(() => _ = new EksCluster("main", new()
        {
            ClusterName = "acme-test-main",
            Version = "1.35",
            Region = "eu-west-1",
            Account = "111122223333",
            SubnetIds = ["subnet-a", "subnet-b"],
            Access = ImmutableSortedDictionary<string, EksAccess>.Empty
                .Add("people", new() { Principal = Operators, Level = level, Groups = ["readers", "oncall"] }),
        }));
        var policies = recording.Of("aws:eks/accessPolicyAssociation:AccessPolicyAssociation").Values.Select(given => given["policyArn"]);

        Assert.That(recording.Single("aws:eks/accessEntry:AccessEntry")["kubernetesGroups"], Is.EqualTo(["oncall", "readers"]));
        Assert.That(policies, Is.EqualTo(policy is null ? Array.Empty<string>() : [$"arn:aws:eks::aws:cluster-access-policy/{policy}"]));
    }

    [Test]
    public void The_security_group_that_EKS_makes_is_tagged_too() => Assert.That(
        _cluster.Single("aws:ec2/tag:Tag"),
        Is.SupersetOf(new Dictionary<string, object> { ["resourceId"] = "sg-mock", ["key"] = "environment", ["value"] = "test" }));

    [Test]
    public void IAM_trusts_the_tokens_of_the_cluster_for_what_knows_no_Pod_Identity() => Assert.That(
        _cluster.Single("aws:iam/openIdConnectProvider:OpenIdConnectProvider")["url"], Is.EqualTo("https://oidc.mock/id"));

    [Test, Control("CIS EKS 5.5.1")]
    public void The_kubeconfig_holds_no_credential()
    {
        var provider = _cluster.Single("pulumi:providers:kubernetes");
        var user = JsonDocument.Parse((string)provider["kubeconfig"]).RootElement.GetProperty("users")[0].GetProperty("user");

        Assert.That(user.EnumerateObject().Select(property => property.Name), Is.EqualTo(["exec"]));
        Assert.That(user.GetProperty("exec").GetProperty("args").EnumerateArray().Select(arg => arg.GetString()), Is.EqualTo(
            ["eks", "get-token", "--cluster-name", "acme-test-main", "--region", "eu-west-1", "--output", "json"]));
    }

    [Test]
    public void The_provider_knows_its_cluster_whatever_the_kubeconfig() =>
        Assert.That(_cluster.Single("pulumi:providers:kubernetes")["clusterIdentifier"], Is.EqualTo("arn:aws:mock:::main-control-plane"));

    private Dictionary<string, JsonElement> Statements(string key) =>
        JsonDocument.Parse((string)_cluster.Of("aws:kms/key:Key")[key]["policy"]).RootElement.GetProperty("Statement").EnumerateArray()
            .ToDictionary(statement => statement.GetProperty("Sid").GetString()!);

    private static string? Principal(JsonElement statement, string kind) =>
        statement.GetProperty("Principal").GetProperty(kind).GetString();
}
