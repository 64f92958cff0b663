using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Platform.Components.Identity;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Identity;

[TestFixture]
public class GcpDeployIdentityTests
{
    private const string Members = "gcp:projects/iAMMember:IAMMember";
    private const string ProviderType = "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider";

    private Recording _identity = null!;

    [OneTimeSetUp]
    public async Task Build() => _identity = await Made(new()
    {
        Project = "acme-prod",
        Repository = new() { Owner = "acme", OwnerId = "123456", Name = "platform", Id = "456789" },
        DeployEnvironments = ["prod"],
        State = new() { Bucket = "acme-state", Key = "projects/acme/locations/eu/keyRings/state/cryptoKeys/state" },
    });

    private static Task<Recording> Made(GcpDeployIdentityArgs args) => Recording.OfAsync(() => _ = new GcpDeployIdentity("deploy", args));

    private ImmutableDictionary<string, object> Mapping =>
        (ImmutableDictionary<string, object>)_identity.Single(ProviderType)["attributeMapping"];

    private string Condition => (string)_identity.Single(ProviderType)["attributeCondition"];

    [Test]
    public void Only_jobs_of_the_repository_s_own_ids_and_environments_are_let_in() => Assert.That(
        Condition,
        Is.EqualTo("assertion.repository_owner_id == '123456' && assertion.repository_id == '456789'"
            + " && assertion.environment in ['preview', 'prod']"));

    [TestCase("repo:acme/platform:environment:prod")]
    [TestCase("repo:acme@123456/platform@456789:environment:prod")]
    public void Jobs_are_known_by_claims_that_are_the_same_in_either_way_of_subjects(string subject)
    {
        var claims = Mapping.Values.Cast<string>().Append(Condition)
            .SelectMany(expression => Regex.Matches(expression, @"assertion\.(\w+)").Select(claim => claim.Groups[1].Value));

        Assert.That(subject, Does.EndWith(":environment:prod"));
        Assert.That(claims.Distinct(), Is.EquivalentTo(["repository_owner_id", "repository_id", "environment", "run_id", "actor"]));
    }

    [Test]
    public void Jobs_in_other_environments_preview_at_most() => Assert.That(
        Mapping["attribute.role"], Is.EqualTo("assertion.environment in ['prod'] ? 'deployer' : 'previewer'"));

    [Test]
    public async Task An_environment_s_name_cannot_end_the_list_it_stands_in()
    {
        var identity = await Made(new()
        {
            Project = "acme-prod",
            Repository = new() { Owner = "acme", OwnerId = "123456", Name = "platform", Id = "456789" },
            DeployEnvironments = ["it's"],
        });

        Assert.That((string)identity.Single(ProviderType)["attributeCondition"], Does.EndWith(@" in ['it\'s', 'preview']"));
    }

    [Test]
    public void Nobody_is_impersonated_and_no_key_is_made() =>
        Assert.That(_identity.Resources.Select(resource => resource.Type), Has.None.StartsWith("gcp:serviceaccount/account"));

    [Test]
    public void A_deployer_has_the_roles_to_make_the_platform() => Assert.That(
        Roles("deployer"),
        Is.EqualTo([
            "roles/cloudkms.admin", "roles/compute.networkAdmin", "roles/compute.securityAdmin", "roles/container.admin", "roles/dns.admin",
            "roles/gkebackup.admin", "roles/iam.roleAdmin", "roles/iam.serviceAccountAdmin", "roles/iam.serviceAccountUser",
            "roles/pubsub.admin", "roles/resourcemanager.projectIamAdmin", "roles/serviceusage.serviceUsageAdmin", "roles/storage.admin",
        ]));

    [Test]
    public void A_previewer_has_roles_to_read_only() => Assert.That(
        Roles("previewer"), Is.All.Match("(?i)(viewer|reader|reviewer)$"));

    [Test]
    public void Grants_are_to_the_role_that_the_pool_gives_a_job() => Assert.That(
        _identity.Of(Members).Select(member => (member.Key.Split('-')[1], (string)member.Value["member"])).Distinct(),
        Is.EquivalentTo([
            ("deployer", "principalSet://iam.googleapis.com/deploy-pool/attribute.role/deployer"),
            ("previewer", "principalSet://iam.googleapis.com/deploy-pool/attribute.role/previewer"),
        ]));

    [Test]
    public void A_deployer_gives_others_roles_of_the_platform_only()
    {
        var expression = (string)_identity.Of(Members)["deploy-deployer-grant"].At("condition.expression")!;

        Assert.That(expression, Does.StartWith(
            "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/artifactregistry.reader', "));
        Assert.That(Regex.Matches(expression, "'(roles/[^']+)'").Select(role => role.Groups[1].Value),
            Has.None.Match("(?i)owner|editor$|admin"));
    }

    [Test]
    public async Task A_condition_s_lists_hold_ten_roles_at_most()
    {
        var identity = await Made(new()
        {
            Project = "acme-prod",
            Repository = new() { Owner = "acme", OwnerId = "123456", Name = "platform", Id = "456789" },
            DeployEnvironments = ["prod"],
            GrantableRoles = ["roles/spanner.viewer"],
        });

        var expression = (string)identity.Of(Members)["deploy-deployer-grant"].At("condition.expression")!;
        var lists = Regex.Matches(expression, @"hasOnly\(\[([^\]]*)\]\)");
        Assert.That(lists.Select(list => list.Groups[1].Value.Split(',').Length), Is.EqualTo([10, 1]));
        Assert.That(lists.Select(list => list.Value), Has.Some.Contains("roles/spanner.viewer"));
    }

    [Test]
    public async Task A_deployer_acts_as_the_nodes_only_where_they_are_known()
    {
        var identity = await Made(new()
        {
            Project = "acme-prod",
            Repository = new() { Owner = "acme", OwnerId = "123456", Name = "platform", Id = "456789" },
            DeployEnvironments = ["prod"],
            NodeAccounts = ImmutableSortedDictionary<string, Pulumi.Input<string>>.Empty
                .Add("system", "projects/acme-prod/serviceAccounts/nodes"),
        });

        Assert.That(identity.Of(Members).Values.Select(member => member["role"]), Has.None.EqualTo("roles/iam.serviceAccountUser"));
        Assert.That(
            identity.Single("gcp:serviceaccount/iAMMember:IAMMember")["serviceAccountId"],
            Is.EqualTo("projects/acme-prod/serviceAccounts/nodes"));
    }

    [Test]
    public void The_state_is_written_by_the_deployer_and_read_by_the_previewer() => Assert.That(
        _identity.Of("gcp:storage/bucketIAMMember:BucketIAMMember").Select(member => (member.Key, member.Value["role"])),
        Is.EqualTo([
            ("deploy-deployer-state", (object)"roles/storage.objectUser"),
            ("deploy-previewer-state", "roles/storage.objectViewer"),
        ]));

    private IEnumerable<string> Roles(string who) => _identity.Of(Members)
        .Where(member => member.Key.StartsWith($"deploy-{who}", StringComparison.Ordinal))
        .Select(member => (string)member.Value["role"])
        .Order(StringComparer.Ordinal);
}
