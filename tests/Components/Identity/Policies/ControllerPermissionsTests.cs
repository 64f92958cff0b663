using System.Collections.Immutable;
using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Tests.Components.Identity.Policies;

/// <summary>What single controllers may and may not do on AWS.</summary>
[TestFixture]
public class ControllerPermissionsTests
{
    private const string Cluster = "acme-prod-main";

    private static Task<Statement[]> Of(Func<Permissions> permissions) => KnownPermissions.StatementsAsync(permissions);

    private static Task<Statement[]> Of(string name) => Of(KnownPermissions.All[name]);

    private static IEnumerable<string> Actions(IEnumerable<Statement> statements) => statements.SelectMany(statement => statement.Actions);

    [Test]
    public async Task Load_balancers_of_other_clusters_are_out_of_reach()
    {
        var statements = await Of(() => LoadBalancerControllerPermissions.Of("vpc-1"));
        string[] untagged = ["OpenGroupsOfNetwork", "MakeGroupsInNetwork", "MakeServiceLinkedRole", "AttachWebAcls"];

        Assert.That(
            statements.Where(statement => statement.Writes && !untagged.Contains(statement.Sid)).Select(statement => statement.Condition),
            Is.All.Contains($"Tag/elbv2.k8s.aws/cluster\":\"{Cluster}\""));
    }

    [Test]
    public async Task Security_groups_of_other_networks_stay_closed_to_load_balancers()
    {
        var statements = await Of(() => LoadBalancerControllerPermissions.Of("vpc-7"));

        Assert.That(
            statements.Single(statement => statement.Actions.Contains("ec2:AuthorizeSecurityGroupIngress")).Condition,
            Is.EqualTo("""{"ArnEquals":{"ec2:Vpc":"arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-7"}}"""));
    }

    private static IEnumerable<TestCaseData> Features()
    {
        yield return Feature(new() { ClassicWebAcl = true }, "waf-regional:");
        yield return Feature(new() { Shield = true }, "shield:");
        yield return Feature(new() { Cognito = true }, "cognito-idp:");
        yield return Feature(new() { CustomerOwnedAddresses = true }, "ec2:GetCoipPoolUsage");
    }

    private static TestCaseData Feature(LoadBalancerControllerFeatures features, string action) =>
        new TestCaseData(features, action).SetArgDisplayNames(action);

    [TestCaseSource(nameof(Features))]
    public async Task What_load_balancers_need_of_other_services_is_behind_a_switch(LoadBalancerControllerFeatures features, string action)
    {
        var with = Actions(await Of(() => LoadBalancerControllerPermissions.Of("vpc-1", features)));
        var without = Actions(await Of(() => LoadBalancerControllerPermissions.Of("vpc-1")));

        Assert.That(with, Has.Some.StartsWith(action));
        Assert.That(without, Has.None.StartsWith(action));
    }

    [TestCase(false, 0)]
    [TestCase(true, 1)]
    public async Task Target_groups_of_others_take_a_switch(bool foreign, int open)
    {
        var statements = await Of(() => LoadBalancerControllerPermissions.Of("vpc-1", new() { ForeignTargetGroups = foreign }));

        var register = statements.Where(statement => statement.Actions.Contains("elasticloadbalancing:RegisterTargets"));
        Assert.That(register.Count(statement => statement.Condition.Length == 0), Is.EqualTo(open));
    }

    [Test]
    public async Task ExternalDNS_writes_addresses_in_its_own_zones_and_domains()
    {
        var write = (await Of("external-dns")).Single(statement => statement.Writes);

        Assert.That(write.Resources, Is.EqualTo(["arn:aws:route53:::hostedzone/Z0ACME", "arn:aws:route53:::hostedzone/Z0APPS"]));
        Assert.That(write.Condition, Does.Contain("\"route53:ChangeResourceRecordSetsRecordTypes\":[\"A\",\"AAAA\",\"CNAME\",\"TXT\"]"));
        Assert.That(write.Condition, Does.Contain("\"route53:ChangeResourceRecordSetsNormalizedRecordNames\":"
            + "[\"acme.example\",\"apps.acme.example\",\"*.acme.example\",\"*.apps.acme.example\"]"));
    }

    [Test]
    public async Task Cert_manager_writes_nothing_but_answers_to_challenges()
    {
        var write = (await Of("cert-manager")).Single(statement => statement.Writes);

        Assert.That(write.Condition, Does.Contain("\"route53:ChangeResourceRecordSetsRecordTypes\":\"TXT\""));
        Assert.That(write.Condition, Does.Contain("[\"_acme-challenge.acme.example\",\"_acme-challenge.apps.acme.example\","
            + "\"_acme-challenge.*.acme.example\",\"_acme-challenge.*.apps.acme.example\"]"));
    }

    [Test]
    public async Task Without_zones_there_is_nothing_to_permit()
    {
        var none = ImmutableSortedDictionary<string, CloudResource>.Empty;

        Assert.That(await Of(() => ExternalDnsPermissions.Of(none)), Is.Empty);
        Assert.That(ExternalDnsPermissions.Of(none).Gcp.Grants, Is.Empty);
    }

    [Test]
    public async Task Volumes_and_snapshots_of_other_clusters_are_out_of_reach()
    {
        var statements = await Of("ebs-csi");
        string[] otherwise = ["TagNew", "AttachToManagedNodes", "AttachToOwnNodes", "UseKeys", "LendKeys"];

        Assert.That(
            statements.Where(statement => statement.Writes && !otherwise.Contains(statement.Sid)).Select(statement => statement.Condition),
            Is.All.Contains($"Tag/ebs.csi.aws.com/cluster-name\":\"{Cluster}\""));
        Assert.That(
            statements.Where(statement => statement.Sid is "AttachToManagedNodes" or "AttachToOwnNodes")
                .Select(statement => statement.Condition),
            Is.EqualTo([
                $$$"""{"StringEquals":{"aws:ResourceTag/eks:cluster-name":"{{{Cluster}}}"}}""",
                $$$"""{"StringEquals":{"aws:ResourceTag/kubernetes.io/cluster/{{{Cluster}}}":"owned"}}""",
            ]));
    }

    [Test]
    public async Task A_key_of_volumes_is_lent_to_AWS_s_services_only() => Assert.That(
        (await Of("ebs-csi")).Single(statement => statement.Actions.Contains("kms:CreateGrant")).Condition,
        Is.EqualTo("""{"Bool":{"kms:GrantIsForAWSResource":"true"}}"""));

    [Test]
    public async Task Karpenter_s_permissions_are_six_policies()
    {
        var policies = await KnownPermissions.OfAsync(KnownPermissions.All["karpenter"], KnownPermissions.Facts);

        Assert.That(policies.Managed, Has.Length.EqualTo(6));
        Assert.That(policies.Inline, Is.Empty);
    }

    [Test]
    public async Task Karpenter_passes_on_the_nodes_role_and_to_EC2_only()
    {
        var pass = (await Of("karpenter")).Single(statement => statement.Actions.Contains("iam:PassRole"));

        Assert.That(pass.Resources, Is.EqualTo(["arn:MINE:iam:eu-west-1:111122223333:role/nodes"]));
        Assert.That(pass.Condition, Does.Contain("""{"iam:PassedToService":["ec2.amazonaws.com","ec2.amazonaws.com.cn"]}"""));
    }

    [Test]
    public async Task Karpenter_ends_instances_of_its_own_cluster_only() => Assert.That(
        (await Of("karpenter")).Single(statement => statement.Actions.Contains("ec2:TerminateInstances")).Condition,
        Does.StartWith($$$"""{"StringEquals":{"aws:ResourceTag/kubernetes.io/cluster/{{{Cluster}}}":"owned"},"StringLike":"""));

    [TestCase(false, true)]
    [TestCase(true, false)]
    public async Task Karpenter_asks_for_prices_where_it_can_reach_them(bool isolated, bool asks)
    {
        var statements = await Of(() => KarpenterPermissions.Of("arn:aws:iam::1:role/n", "arn:aws:sqs:::q", isolated));

        Assert.That(Actions(statements).Contains("pricing:GetProducts"), Is.EqualTo(asks));
    }

    [Test]
    public async Task The_autoscaler_resizes_groups_of_its_own_cluster_only() => Assert.That(
        (await Of("cluster-autoscaler")).Single(statement => statement.Writes).Condition,
        Is.EqualTo($$$"""{"StringEquals":{"aws:ResourceTag/k8s.io/cluster-autoscaler/{{{Cluster}}}":"owned"}}"""));

    [Test]
    public async Task The_CNI_for_IPv6_reads_subnets_and_security_groups() =>
        Assert.That(Actions(await Of("vpc-cni-ipv6")), Is.SupersetOf(["ec2:DescribeSubnets", "ec2:DescribeSecurityGroups"]));

    [Test]
    public async Task A_log_shipper_makes_no_log_groups()
    {
        var statements = await Of("logs");

        Assert.That(Actions(statements), Has.None.AnyOf("logs:CreateLogGroup", "logs:PutRetentionPolicy"));
        Assert.That(statements.Single().Resources, Is.EqualTo([$"arn:aws:logs:eu-west-1:111122223333:log-group:/eks/{Cluster}/*"]));
    }

    [Test]
    public async Task A_log_shipper_writes_batches_and_its_own_indices() => Assert.That(
        (await Of("logs-open-search")).Single().Resources,
        Is.EqualTo(["arn:MINE:es:eu-west-1:111122223333:domain/logs/_bulk", "arn:MINE:es:eu-west-1:111122223333:domain/logs/main-*"]));

    [Test]
    public async Task Vault_unseals_with_exactly_one_key()
    {
        var unseal = (await Of("vault-unseal")).Single();

        Assert.That(unseal.Actions, Is.EqualTo(["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"]));
        Assert.That(unseal.Resources, Is.EqualTo(["arn:MINE:kms:eu-west-1:111122223333:key/1"]));
    }

    [Test]
    public async Task Vault_cannot_read_its_snapshots_back() =>
        Assert.That(Actions(await Of("vault-snapshots")), Is.EqualTo(["s3:PutObject", "kms:GenerateDataKey"]));

    [Test]
    public async Task Velero_keeps_to_its_prefix_and_away_from_disks()
    {
        var statements = await Of("velero");

        Assert.That(Actions(statements), Has.None.StartsWith("ec2:"));
        var keep = statements.Single(statement => statement.Actions.Contains("s3:DeleteObject"));
        var find = statements.Single(statement => statement.Actions.Contains("s3:ListBucket"));
        Assert.That(keep.Resources, Is.EqualTo(["arn:aws:s3:::acme-backups/main/*"]));
        Assert.That(find.Condition, Is.EqualTo("""{"StringLike":{"s3:prefix":"main/*"}}"""));
    }

    [Test]
    public async Task Secrets_are_read_below_a_prefix_and_by_the_namespace_they_are_tagged_with()
    {
        var read = (await Of("secrets")).Single(statement => statement.Actions.Contains("secretsmanager:GetSecretValue"));

        Assert.That(read.Resources, Is.EqualTo(["arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/main/*"]));
        Assert.That(read.Condition, Is.EqualTo(
            """{"StringEquals":{"secretsmanager:ResourceTag/kubernetes-namespace":"${aws:PrincipalTag/kubernetes-namespace}"}}"""));
    }

    [Test]
    public async Task Keys_of_secrets_decrypt_for_the_services_that_keep_secrets_only() => Assert.That(
        (await Of("secrets")).Single(statement => statement.Actions.Contains("kms:Decrypt")).Condition,
        Is.EqualTo("""{"StringEquals":{"kms:ViaService":["secretsmanager.eu-west-1.amazonaws.com","ssm.eu-west-1.amazonaws.com"]}}"""));

    [Test]
    public async Task Secrets_are_neither_looked_for_nor_taken_from_Parameter_Store_unless_asked()
    {
        var actions = Actions(await Of(() => SecretReaderPermissions.Of(new() { AwsPrefix = "dev/" })));

        Assert.That(actions, Is.All.StartsWith("secretsmanager:"));
        Assert.That(actions, Has.None.EqualTo("secretsmanager:ListSecrets"));
    }
}
