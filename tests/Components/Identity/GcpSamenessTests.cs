using Platform.Components.Identity;

namespace Platform.Tests.Components.Identity;

[TestFixture]
public class GcpSamenessTests
{
    [Test]
    public void Clusters_of_one_project_share_their_pods_identities()
    {
        var found = GcpSameness.Of([
            ("main", "acme-prod", ["velero/server", "web/api"]),
            ("other", "acme-other", ["web/api"]),
            ("second", "acme-prod", ["web/api"]),
        ]).Single();

        Assert.That(found.Finding, Is.EqualTo("clusters main, second share project acme-prod, and so does every identity of their pods: "
            + "what velero/server, web/api may do in one, whoever has that name may do in each"));
        Assert.That(found.Fix, Is.EqualTo("give each cluster a project of its own, or let the same people rule over these names in all 2"));
    }

    [Test]
    public void Without_identities_the_finding_says_what_would_come_of_one() => Assert.That(
        GcpSameness.Of([("a", "p", []), ("b", "p", [])]).Single().Finding,
        Does.EndWith("a service account of the same namespace and name is the same in each"));

    [Test]
    public void A_project_for_each_cluster_is_fine() => Assert.That(GcpSameness.Of([("a", "p", ["x/y"]), ("b", "q", ["x/y"])]), Is.Empty);
}
