using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Platform.Components.Identity;
using Platform.Tests.Components.Identity.Policies;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Identity;

[TestFixture]
public class AwsDeployIdentityTests
{
    private const string RoleType = "aws:iam/role:Role";

    /// <summary>What a deployer writes without naming a resource, each with the reason.</summary>
    private static readonly Dictionary<string, string> WritesAnywhere = new()
    {
        ["eks:CreateCluster"] = "a cluster has no ARN before it is made",
        ["kms:CreateKey"] = "a key has no ARN before it is made",
        ["route53:CreateHostedZone"] = "a zone has no ARN before it is made",
        ["logs:CreateLogDelivery"] = "deliveries of flow logs have no ARNs",
        ["logs:DeleteLogDelivery"] = "deliveries of flow logs have no ARNs",
        ["logs:UpdateLogDelivery"] = "deliveries of flow logs have no ARNs",
    };

    private static readonly GitHubRepository Repository = new() { Owner = "acme", OwnerId = "123456", Name = "platform", Id = "456789" };

    private Recording _identity = null!;

    [OneTimeSetUp]
    public async Task Build() => _identity = await Made(Args());

    private static Task<Recording> Made(AwsDeployIdentityArgs args) => Recording.OfAsync(() => _ = new AwsDeployIdentity("deploy", args));

    private static AwsDeployIdentityArgs Args(bool checkRepositoryId = true) => new()
    {
        Account = "111122223333",
        Regions = ["eu-west-1", "eu-central-1"],
        Repository = Repository,
        DeployEnvironments = ["prod", "staging"],
        State = new() { Bucket = "acme-state", Key = "arn:aws:kms:eu-west-1:111122223333:key/state" },
        CheckRepositoryId = checkRepositoryId,
    };

    private static Dictionary<string, string> Token(string subject) => new()
    {
        ["token.actions.githubusercontent.com:aud"] = "sts.amazonaws.com",
        ["token.actions.githubusercontent.com:sub"] = subject,
        ["token.actions.githubusercontent.com:repository_id"] = "456789",
    };

    private static bool Trusts(Recording identity, string role, Dictionary<string, string> token)
    {
        var trust = (string)identity.Of(RoleType)[role]["assumeRolePolicy"];
        var statement = JsonDocument.Parse(trust).RootElement.GetProperty("Statement").EnumerateArray().Single();
        return statement.GetProperty("Condition").EnumerateObject().Single(condition => condition.Name == "StringEquals").Value
            .EnumerateObject().All(key => IamJson.Texts(key.Value).Contains(token[key.Name]));
    }

    private Statement[] Statements(string who) =>
    [
        .. _identity.Of("aws:iam/policy:Policy").Where(policy => policy.Key.StartsWith($"deploy-{who}", StringComparison.Ordinal))
            .SelectMany(policy => Statement.Of((string)policy.Value["policy"])),
    ];

    [TestCase("repo:acme/platform:environment:prod")]
    [TestCase("repo:acme@123456/platform@456789:environment:prod")]
    [TestCase("repo:acme/platform:environment:staging")]
    [TestCase("repo:acme@123456/platform@456789:environment:staging")]
    public void Jobs_in_an_environment_deploy_in_either_way_of_subjects(string subject) =>
        Assert.That(Trusts(_identity, "deploy-deployer", Token(subject)), Is.True);

    [TestCase("repo:acme/platform:environment:preview")]
    [TestCase("repo:acme@123456/platform@456789:environment:preview")]
    public void Jobs_that_preview_do_not_deploy_in_either_way_of_subjects(string subject)
    {
        Assert.That(Trusts(_identity, "deploy-previewer", Token(subject)), Is.True);
        Assert.That(Trusts(_identity, "deploy-deployer", Token(subject)), Is.False);
    }

    [TestCase("repo:acme/platform:pull_request")]
    [TestCase("repo:acme@123456/platform@456789:ref:refs/heads/main")]
    [TestCase("repo:acme/other:environment:prod")]
    [TestCase("repo:acme@999/platform@456789:environment:prod")]
    [TestCase("repo:acme@123456/platform@999:environment:prod")]
    [TestCase("repo:acme/platform:environment:prod-2")]
    public void Other_jobs_do_not_deploy(string subject) => Assert.That(Trusts(_identity, "deploy-deployer", Token(subject)), Is.False);

    [Test]
    public void A_token_for_someone_else_is_refused()
    {
        var token = Token("repo:acme/platform:environment:prod");
        token["token.actions.githubusercontent.com:aud"] = "vault";

        Assert.That(Trusts(_identity, "deploy-deployer", token), Is.False);
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task Who_takes_over_the_repository_s_name_is_refused_by_its_id(bool check, bool trusted)
    {
        var token = Token("repo:acme/platform:environment:prod");
        token["token.actions.githubusercontent.com:repository_id"] = "999";

        Assert.That(Trusts(await Made(Args(check)), "deploy-deployer", token), Is.EqualTo(trusted));
    }

    [Test]
    public void A_colon_in_an_environment_s_name_is_written_as_GitHub_writes_it() =>
        Assert.That(Repository.Subjects("prod:eu")[0], Is.EqualTo("repo:acme/platform:environment:prod%3Aeu"));

    [TestCase("acme", "456789", "OwnerId: acme")]
    [TestCase("123456", "", "Id: : must be digits")]
    public void An_id_that_is_none_is_refused(string ownerId, string id, string complaint) => Assert.That(
        () => Made(new()
        {
            Account = "111122223333",
            Regions = ["eu-west-1"],
            Repository = Repository with { OwnerId = ownerId, Id = id },
            DeployEnvironments = ["prod"],
        }),
        Throws.Exception.With.Message.Contains(complaint));

    [Test]
    public void GitHub_is_trusted_for_STS_only() => Assert.That(
        _identity.Single("aws:iam/openIdConnectProvider:OpenIdConnectProvider"),
        Is.EqualTo(new Dictionary<string, object>
        {
            ["url"] = "https://token.actions.githubusercontent.com",
            ["clientIdLists"] = ImmutableArray.Create<object>("sts.amazonaws.com"),
        }));

    [Test]
    public async Task An_identity_provider_that_the_account_has_is_used()
    {
        var identity = await Made(new()
        {
            Account = "111122223333",
            Regions = ["eu-west-1"],
            Repository = Repository,
            DeployEnvironments = ["prod"],
            Provider = "arn:aws:iam::111122223333:oidc-provider/given",
        });

        Assert.That(identity.Of("aws:iam/openIdConnectProvider:OpenIdConnectProvider"), Is.Empty);
        Assert.That((string)identity.Of(RoleType)["deploy-deployer"]["assumeRolePolicy"], Does.Contain("oidc-provider/given"));
    }

    [Test]
    public void Every_document_is_sound_and_within_its_quota()
    {
        var documents = _identity.Of("aws:iam/policy:Policy").Values.Select(policy => (string)policy["policy"]).ToArray();

        Assert.That(documents, Has.Length.EqualTo(1 + 5 + 2));
        Assert.That(documents.SelectMany(document => IamJson.Faults(document)), Is.Empty);
        Assert.That(
            documents.Select(document => document.Count(character => !char.IsWhiteSpace(character))), Is.All.LessThanOrEqualTo(6144));
    }

    [Test]
    public void A_deployer_writes_without_naming_a_resource_for_a_reason() => Assert.That(
        Statements("deployer").Where(statement => statement.Writes && statement.Resources.Contains("*"))
            .SelectMany(statement => statement.Actions)
            .Where(action => !Statement.IsReading(action)),
        Is.EquivalentTo(WritesAnywhere.Keys));

    [Test]
    public void A_deployer_writes_in_its_regions_only() => Assert.That(
        Statements("deployer").Where(statement => statement.Writes && !statement.Actions.All(IsOfNoRegion) && statement.Sid != "UseKey")
            .Select(statement => statement.Condition),
        Is.All.Contains("\"aws:RequestedRegion\":[\"eu-central-1\",\"eu-west-1\"]"));

    private static bool IsOfNoRegion(string action) => action.Split(':')[0] is "iam" or "route53" or "s3";

    [TestCase("arn:aws:iam::111122223333:role/deploy/deploy-deployer")]
    [TestCase("arn:aws:iam::111122223333:role/deploy/deploy-previewer")]
    [TestCase("arn:aws:iam::111122223333:policy/deploy/platform-boundary")]
    [TestCase("arn:aws:iam::111122223333:policy/deploy/deploy-deployer-roles")]
    [TestCase("arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com")]
    [TestCase("arn:aws:iam::111122223333:role/administrator")]
    public void A_deployer_cannot_change_what_it_is_made_of_nor_what_others_made(string arn) => Assert.That(
        Statements("deployer").Where(statement => statement.Writes && statement.Resources.Any(resource => Matches(resource, arn)))
            .SelectMany(statement => statement.Actions)
            .Where(action => action.StartsWith("iam:", StringComparison.Ordinal) && !Statement.IsReading(action)),
        Is.Empty);

    [Test]
    public void A_deployer_writes_roles_of_the_platform_and_only_with_the_boundary()
    {
        var write = Statements("deployer").Single(statement => statement.Actions.Contains("iam:CreateRole"));

        Assert.That(write.Actions, Is.SupersetOf(["iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:PutRolePermissionsBoundary"]));
        Assert.That(write.Resources, Is.EqualTo(["arn:aws:iam::111122223333:role/platform/*"]));
        Assert.That(write.Condition, Is.EqualTo(
            """{"StringEquals":{"iam:PermissionsBoundary":"arn:aws:iam::111122223333:policy/deploy/platform-boundary"}}"""));
        Assert.That(
            Statements("deployer").SelectMany(statement => statement.Actions), Has.None.EqualTo("iam:DeleteRolePermissionsBoundary"));
    }

    [Test]
    public void A_deployer_passes_roles_to_services_of_the_platform_only() => Assert.That(
        Statements("deployer").Single(statement => statement.Actions.Contains("iam:PassRole")).Condition,
        Does.StartWith("""{"StringEquals":{"iam:PassedToService":["""));

    [Test]
    public void A_previewer_writes_nothing_and_reads_no_contents_but_the_state()
    {
        var statements = Statements("previewer");

        Assert.That(statements.Where(statement => statement.Writes).Select(statement => statement.Sid), Is.EqualTo(["UseKey"]));
        Assert.That(statements.Where(statement => statement.Actions.Contains("s3:GetObject")).SelectMany(statement => statement.Resources),
            Is.EqualTo(["arn:aws:s3:::acme-state/*"]));
        Assert.That(statements.SelectMany(statement => statement.Actions), Has.None.StartsWith("secretsmanager:"));
        Assert.That(statements.Single(statement => statement.Sid == "UseKey").Actions, Is.EqualTo(["kms:Decrypt"]));
    }

    [Test]
    public void No_role_that_a_deployer_makes_can_make_others() => Assert.That(
        Boundary().Where(action => action.Split(':')[0] is "*" or "iam" or "sts" or "organizations" or "account"),
        Is.SubsetOf([
            "iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile", "iam:CreateServiceLinkedRole", "iam:DeleteInstanceProfile",
            "iam:GetInstanceProfile", "iam:GetServerCertificate", "iam:ListInstanceProfiles", "iam:ListServerCertificates", "iam:PassRole",
            "iam:RemoveRoleFromInstanceProfile", "iam:TagInstanceProfile",
        ]));

    private static IEnumerable<string> Names => KnownPermissions.All.Keys;

    [TestCaseSource(nameof(Names))]
    public async Task What_controllers_may_do_lies_within_the_boundary(string name)
    {
        var boundary = Boundary();
        var statements = await KnownPermissions.StatementsAsync(KnownPermissions.All[name]);

        var actions = statements.SelectMany(statement => statement.Actions);
        Assert.That(actions.Where(action => !boundary.Any(pattern => Matches(pattern, action))), Is.Empty);
    }

    [Test]
    public async Task Workloads_may_be_given_more_services()
    {
        var identity = await Made(new()
        {
            Account = "111122223333",
            Regions = ["eu-west-1"],
            Repository = Repository,
            DeployEnvironments = ["prod"],
            WorkloadServices = ["dynamodb"],
        });

        Assert.That(Boundary(identity), Does.Contain("dynamodb:*"));
        Assert.That(Boundary(), Has.None.EqualTo("dynamodb:*"));
    }

    [Test]
    public async Task A_scope_puts_roles_below_its_path_and_within_its_boundary()
    {
        var made = await Recording.OfAsync(() => _ = new AwsPodRole("it", new()
        {
            Cluster = KnownPermissions.Facts,
            Namespace = "home",
            ServiceAccount = "it",
            Permissions = KnownPermissions.All["karpenter"]().Aws,
        }, new() { ResourceTransformations = { new IamScope().Transformation("aws", "111122223333") } }));

        Assert.That(made.Single(RoleType)["path"], Is.EqualTo("/platform/"));
        Assert.That(made.Single(RoleType)["permissionsBoundary"], Is.EqualTo("arn:aws:iam::111122223333:policy/deploy/platform-boundary"));
        Assert.That(made.Of("aws:iam/policy:Policy").Values.Select(policy => policy["path"]), Is.All.EqualTo("/platform/"));
        Assert.That(made.Of("aws:iam/rolePolicyAttachment:RolePolicyAttachment").Values, Has.None.ContainKey("path"));
    }

    private string[] Boundary() => Boundary(_identity);

    private static string[] Boundary(Recording identity)
    {
        var policy = (string)identity.Of("aws:iam/policy:Policy")["deploy-boundary"]["policy"];
        return [.. Statement.Of(policy).SelectMany(statement => statement.Actions)];
    }

    private static bool Matches(string pattern, string text) =>
        Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$");
}
