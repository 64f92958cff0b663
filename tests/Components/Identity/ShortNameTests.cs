using FsCheck;
using FsCheck.Fluent;
using Platform.Components.Identity;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Identity;

[TestFixture]
public class ShortNameTests
{
    private static readonly Gen<string> Names =
        from characters in Gen.ListOf(Gen.Elements("abcdefghijklmnopqrstuvwxyz0123456789-".ToCharArray()))
        select $"n{string.Concat(characters)}e";

    [Test]
    public void Every_name_fits() => Prop.ForAll(
        Arb.From(Names.Resize(120)), Arb.From(Gen.Choose(10, 60)), (name, limit) => ShortName.Within(name, limit).Length <= limit)
        .QuickCheckThrowOnFailure();

    [Test]
    public void A_name_that_fits_stays_as_it_is() => Prop.ForAll(
        Arb.From(Names), name => ShortName.Within(name, name.Length) == name)
        .QuickCheckThrowOnFailure();

    [Test]
    public void Two_names_stay_two() => Prop.ForAll(
        Arb.From(Names.Resize(60)), Arb.From(Names.Resize(60)), (one, other) =>
            one == other || ShortName.Within($"{new string('x', 40)}{one}", 30) != ShortName.Within($"{new string('x', 40)}{other}", 30))
        .QuickCheckThrowOnFailure();

    [Test]
    public async Task An_account_s_id_has_room_for_a_random_suffix_within_thirty_characters()
    {
        var made = await Recording.OfAsync(() => _ = new GcpWorkloadIdentity("a-cluster-of-a-long-name-and-what-for", new()
        {
            Workload = new()
            {
                Namespace = "home",
                ServiceAccount = "it",
                Permissions = new() { Gcp = new() { Kind = GcpIdentityKind.ServiceAccount } },
            },
            Project = "acme",
            ProjectNumber = "123456789012",
            ClusterName = "acme-prod-main",
        }));

        Assert.That(made.Of("gcp:serviceaccount/account:Account").Keys.Single(), Has.Length.LessThanOrEqualTo(30 - 8));
    }

    [Test]
    public async Task A_role_s_name_has_room_for_a_random_suffix_within_sixty_four_characters()
    {
        var made = await Recording.OfAsync(() => _ = new AwsPodRole(new string('n', 70), new()
        {
            Cluster = AwsFacts.Of("eu-west-1", "111122223333", "acme"),
            Namespace = "home",
            ServiceAccount = "it",
        }));

        Assert.That(made.Of("aws:iam/role:Role").Keys.Single(), Has.Length.LessThanOrEqualTo(64 - 8));
    }
}
