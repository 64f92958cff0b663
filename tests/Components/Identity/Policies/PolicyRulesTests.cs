using System.Text.RegularExpressions;
using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Tests.Components.Identity.Policies;

/// <summary>What holds for the policies of all controllers.</summary>
[TestFixture]
public partial class PolicyRulesTests
{
    /// <summary>Actions that write and yet name no resource, each with the reason.</summary>
    private static readonly Dictionary<string, string> WritesAnywhere = [];

    /// <summary>Policies of AWS's that are used as they are, wildcards and all, each with the reason.</summary>
    private static readonly Dictionary<string, string> KeptByAws = new()
    {
        ["AmazonEKS_CNI_Policy"] = "interfaces that EC2 makes with a node carry no tag of the cluster that a policy could ask for",
        ["AmazonEKSWorkerNodePolicy"] = "reads only, and EKS adds to it what new nodes need",
        ["AmazonEC2ContainerRegistryPullOnly"] = "the images of EKS's add-ons are in repositories of AWS's accounts",
        ["AmazonSSMManagedInstanceCore"] = "Systems Manager binds its actions to the instance that asks",
        ["CloudWatchAgentServerPolicy"] = "metrics have no ARNs",
        ["AWSXRayDaemonWriteAccess"] = "traces have no ARNs",
    };

    private static readonly string[] OneByOne =
    [
        "kms:Decrypt", "s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath",
    ];

    private static IEnumerable<string> Names => KnownPermissions.All.Keys;

    [Test]
    public async Task Every_document_is_sound_and_of_its_cluster_s_partition(
        [ValueSource(nameof(Names))] string name, [Values("eu-west-1", "cn-north-1", "us-gov-west-1")] string region)
    {
        var facts = KnownPermissions.In(region);
        var policies = await KnownPermissions.OfAsync(KnownPermissions.All[name], facts);

        Assert.That(policies.Documents.SelectMany(json => IamJson.Faults(json)), Is.Empty);
        var arns = policies.Documents.Concat(policies.Existing).SelectMany(text => Partitions().Matches(text));
        var partitions = arns.Select(arn => arn.Groups[1].Value);
        Assert.That(partitions.Where(partition => partition != "MINE"), Is.All.EqualTo(facts.Partition));
    }

    [TestCaseSource(nameof(Names))]
    public async Task Every_role_stays_within_its_quotas(string name)
    {
        // The longest that an account, a region and a cluster's name can be.
        var facts = AwsFacts.Of("ap-southeast-3", "111122223333", new string('c', 100));
        var policies = await KnownPermissions.OfAsync(KnownPermissions.All[name], facts);

        Assert.That(policies.Managed.Select(Size), Is.All.LessThanOrEqualTo(6144));
        Assert.That(policies.Inline.Sum(Size), Is.LessThanOrEqualTo(10240));
        Assert.That(policies.Managed.Length + policies.Existing.Length, Is.LessThanOrEqualTo(10));
    }

    [TestCaseSource(nameof(Names))]
    public async Task Nothing_may_be_written_everywhere(string name)
    {
        var statements = await KnownPermissions.StatementsAsync(KnownPermissions.All[name]);

        Assert.That(
            statements.Where(statement => statement.Writes && statement.Resources.Contains("*")).SelectMany(statement => statement.Actions),
            Is.SubsetOf(WritesAnywhere.Keys));
    }

    [TestCaseSource(nameof(Names))]
    public async Task No_resource_is_of_any_region_or_any_account(string name)
    {
        var statements = await KnownPermissions.StatementsAsync(KnownPermissions.All[name]);

        var resources = statements.SelectMany(statement => statement.Resources).Where(resource => resource != "*");
        Assert.That(resources.SelectMany(resource => resource.Split(':', 6)[3..5]), Is.All.Not.Contains("*"));
    }

    [TestCaseSource(nameof(Names))]
    public async Task Contents_may_be_read_one_by_one_only(string name)
    {
        var statements = await KnownPermissions.StatementsAsync(KnownPermissions.All[name]);

        var everywhere = statements.Where(statement => statement.Resources.Contains("*")).SelectMany(statement => statement.Actions);
        Assert.That(everywhere, Has.None.AnyOf(OneByOne));
    }

    [TestCaseSource(nameof(Names))]
    public async Task Policies_that_AWS_keeps_are_used_for_a_reason(string name)
    {
        var policies = await KnownPermissions.OfAsync(KnownPermissions.All[name], KnownPermissions.Facts);

        Assert.That(policies.Existing.Select(arn => arn.Split('/')[^1]), Is.SubsetOf(KeptByAws.Keys));
    }

    [Test]
    public async Task Every_reason_is_still_needed()
    {
        var used = new HashSet<string>();
        foreach (var permissions in KnownPermissions.All.Values)
        {
            var policies = await KnownPermissions.OfAsync(permissions, KnownPermissions.Facts);
            used.UnionWith(policies.Existing.Select(arn => arn.Split('/')[^1]));
        }

        Assert.That(used, Is.EquivalentTo(KeptByAws.Keys));
    }

    [TestCase("eu-west-1", "aws", "amazonaws.com")]
    [TestCase("cn-northwest-1", "aws-cn", "amazonaws.com.cn")]
    [TestCase("us-gov-east-1", "aws-us-gov", "amazonaws.com")]
    [TestCase("us-iso-east-1", "aws-iso", "c2s.ic.gov")]
    [TestCase("us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov")]
    [TestCase("eusc-de-east-1", "aws-eusc", "amazonaws.eu")]
    public void A_region_is_in_one_partition(string region, string partition, string domain)
    {
        Assert.That(AwsPartition.Of(region), Is.EqualTo(partition));
        Assert.That(AwsPartition.DnsSuffix(partition), Is.EqualTo(domain));
    }

    [TestCase(",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"", "")]
    [TestCase(",\"Action\":\"GetObject\",\"Resource\":\"*\"", "A: Action: GetObject")]
    [TestCase(",\"Action\":[\"s3:GetObject\",\"s3:GetObject\"],\"Resource\":\"*\"", "A: Action: twice the same")]
    [TestCase(",\"Action\":\"s3:GetObject\",\"Resource\":\"bucket\"", "A: Resource: bucket")]
    [TestCase(",\"Action\":\"s3:GetObject\"", "A: Resource: none")]
    [TestCase(",\"Action\":\"s3:GetObject\",\"Resource\":\"*\",\"Principal\":\"*\"", "A: Principal: only in policies of resources")]
    [TestCase(",\"Action\":\"s3:GetObject\",\"Resource\":\"*\",\"Resources\":\"*\"", "A: Resources: no element")]
    [TestCase(",\"Action\":\"s3:GetObject\",\"Resource\":\"*\",\"Condition\":{\"Equals\":{\"aws:a\":\"b\"}}", "A: Equals: no operator")]
    [TestCase(",\"Action\":\"s3:GetObject\",\"Resource\":\"*\",\"Condition\":{\"Null\":{\"tag\":\"b\"}}", "A: Null tag")]
    public void The_grammar_of_these_tests_finds_what_is_wrong_with_a_statement(string rest, string fault)
    {
        var json = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow"{{rest}}}]}""";

        Assert.That(string.Join("; ", IamJson.Faults(json)), Is.EqualTo(fault));
    }

    [Test]
    public void The_grammar_of_these_tests_finds_what_is_wrong_with_a_document()
    {
        const string Rest = ",\"Effect\":\"allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}";

        Assert.That(IamJson.Faults("""{"Version":"2008-10-17","Statement":[]}"""), Is.EqualTo(["Version", "Statement: none"]));
        Assert.That(
            IamJson.Faults($$"""{"Version":"2012-10-17","Statement":[{"Sid":"A b"{{Rest}},{"Sid":"A b"{{Rest}}]}"""),
            Is.EqualTo([
                "A b: used twice",
                "A b: Sid: letters and digits only", "A b: Effect",
                "A b: Sid: letters and digits only", "A b: Effect",
            ]));
    }

    [Test]
    public void A_bucket_for_access_logs_takes_them_from_its_own_account_only()
    {
        var policy = AccessLogsPolicy.Of(KnownPermissions.Facts, "acme-logs", "balancers");

        Assert.That(IamJson.Faults(policy.ToJson(), ofResource: true), Is.Empty);
        Assert.That(
            Statement.Of(policy.ToJson()).Where(statement => statement.Sid.StartsWith("Write", StringComparison.Ordinal))
                .SelectMany(statement => statement.Resources),
            Is.All.EqualTo("arn:aws:s3:::acme-logs/balancers/AWSLogs/111122223333/*"));
    }

    [Test]
    public void The_queue_of_interruptions_takes_events_of_its_own_account_only()
    {
        var policy = KarpenterPermissions.Queue(KnownPermissions.Facts, "arn:aws:sqs:eu-west-1:111122223333:acme");

        Assert.That(IamJson.Faults(policy.ToJson(), ofResource: true), Is.Empty);
        Assert.That(
            Statement.Of(policy.ToJson()).Select(statement => $"{statement.Effect} {statement.Actions.Single()} {statement.Condition}"),
            Is.EqualTo([
                """Allow sqs:SendMessage {"ArnLike":{"aws:SourceArn":"arn:aws:events:eu-west-1:111122223333:rule/*"}}""",
                """Allow sqs:SendMessage {"StringEquals":{"aws:SourceAccount":"111122223333"}}""",
                """Deny sqs:* {"Bool":{"aws:SecureTransport":"false"}}""",
            ]));
    }

    private static int Size(string json) => json.Count(character => !char.IsWhiteSpace(character));

    [GeneratedRegex("arn:([A-Za-z-]+):")]
    private static partial Regex Partitions();
}
