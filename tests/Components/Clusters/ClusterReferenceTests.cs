using System.Collections.Immutable;
using System.Text.Json;
using Moq;
using Platform.Components.Clusters;
using Platform.Tests.Support;
using Pulumi;
using Pulumi.Testing;

namespace Platform.Tests.Components.Clusters;

[TestFixture]
public class ClusterReferenceTests
{
    private static readonly EksLocation Eks = new()
    {
        Region = "eu-west-1",
        Account = "111122223333",
        Endpoint = "https://old.eks.amazonaws.com",
        CertificateAuthority = "b2xk",
    };

    private static readonly GkeLocation Gke = new()
    {
        Project = "acme-test",
        ProjectNumber = "123456789012",
        Location = "europe-west1",
        DnsEndpoint = "old.gke.goog",
    };

    private static async Task<(JsonElement Config, ImmutableDictionary<string, object> Provider)> Reach(ClusterReferenceArgs args)
    {
        var provider = (await Recording.OfAsync(() => _ = new ClusterReference("old", args))).Single("pulumi:providers:kubernetes");
        return (JsonDocument.Parse((string)provider["kubeconfig"]).RootElement, provider);
    }

    [Test]
    public async Task A_kubeconfig_is_used_as_it_is()
    {
        var (config, provider) = await Reach(new() { ClusterName = "old", Kubeconfig = """{ "kind": "Config", "users": [] }""" });

        Assert.That(config.GetProperty("users").GetArrayLength(), Is.Zero);
        Assert.That(provider["clusterIdentifier"], Is.EqualTo("old"));
    }

    [Test]
    public async Task A_kubeconfig_becomes_a_secret()
    {
        ClusterReference? cluster = null;
        await Recording.OfAsync(() => cluster = new ClusterReference("old", new() { ClusterName = "old", Kubeconfig = "{}" }));

        Assert.That(await Output.IsSecretAsync(cluster!.Kubeconfig), Is.True);
    }

    [Test]
    public async Task A_place_on_AWS_gives_a_kubeconfig_without_a_credential()
    {
        var (config, provider) = await Reach(new() { ClusterName = "old", Eks = Eks });

        Assert.That(Server(config), Is.EqualTo("https://old.eks.amazonaws.com"));
        Assert.That(Cluster(config).GetProperty("certificate-authority-data").GetString(), Is.EqualTo("b2xk"));
        Assert.That(
            User(config).GetProperty("exec").GetProperty("args").EnumerateArray().Select(arg => arg.GetString()),
            Is.EqualTo(["eks", "get-token", "--cluster-name", "old", "--region", "eu-west-1", "--output", "json"]));
        Assert.That(provider["clusterIdentifier"], Is.EqualTo("arn:aws:eks:eu-west-1:111122223333:cluster/old"));
    }

    [Test]
    public async Task A_place_on_Google_Cloud_gives_a_kubeconfig_without_a_credential()
    {
        var (config, provider) = await Reach(new() { ClusterName = "old", Gke = Gke });

        Assert.That(Server(config), Is.EqualTo("https://old.gke.goog"));
        Assert.That(User(config).TryGetProperty("exec", out _), Is.True);
        Assert.That(provider["clusterIdentifier"], Is.EqualTo("projects/acme-test/locations/europe-west1/clusters/old"));
    }

    [Test]
    public async Task Where_no_plugin_runs_the_provider_has_a_token()
    {
        var (config, _) = await Reach(new()
        {
            ClusterName = "old",
            Gke = Gke,
            Authentication = GkeAuthentication.AccessToken,
            AccessToken = "short-lived",
        });

        Assert.That(Server(config), Is.EqualTo("https://old.gke.goog"));
        Assert.That(User(config).GetProperty("token").GetString(), Is.EqualTo("short-lived"));
    }

    [Test]
    public async Task AWS_is_asked_for_what_the_place_does_not_tell()
    {
        var config = await Found(new() { ClusterName = "old", Eks = Eks with { Endpoint = null } }, "aws:eks/getCluster:getCluster", new()
        {
            ["endpoint"] = "https://found.eks.amazonaws.com",
            ["certificateAuthorities"] = new[] { new Dictionary<string, object> { ["data"] = "Zm91bmQ=" } },
        });

        Assert.That(Server(config), Is.EqualTo("https://found.eks.amazonaws.com"));
    }

    [Test]
    public async Task Google_Cloud_is_asked_for_what_the_place_does_not_tell()
    {
        var endpoint = new Dictionary<string, object>
        {
            ["dnsEndpointConfigs"] = new[] { new Dictionary<string, object> { ["endpoint"] = "found.gke.goog" } },
        };
        var config = await Found(
            new() { ClusterName = "old", Gke = Gke with { DnsEndpoint = null } },
            "gcp:container/getCluster:getCluster",
            new() { ["controlPlaneEndpointsConfigs"] = new[] { endpoint } });

        Assert.That(Server(config), Is.EqualTo("https://found.gke.goog"));
    }

    [Test]
    public async Task Pods_on_it_get_identities_as_on_a_cluster_of_ours()
    {
        var aws = await Recording.OfAsync(() =>
            new ClusterReference("old", new() { ClusterName = "old", Eks = Eks }).Identify("dns", Workload()));
        var google = await Recording.OfAsync(() =>
            new ClusterReference("old", new() { ClusterName = "old", Gke = Gke }).Identify("dns", Workload()));

        Assert.That(
            aws.Single("aws:eks/podIdentityAssociation:PodIdentityAssociation"),
            Is.SupersetOf(new Dictionary<string, object> { ["clusterName"] = "old", ["namespace"] = "external-dns" }));
        Assert.That(google.Of("platform:identity:GcpWorkloadIdentity").Keys, Is.EqualTo(["old-dns"]));
    }

    [Test]
    public void By_its_kubeconfig_alone_nobody_knows_which_cloud_pods_would_be_known_to()
    {
        Assert.That(
            () => Recording.OfAsync(() =>
                new ClusterReference("old", new() { ClusterName = "old", Kubeconfig = "{}" }).Identify("dns", Workload())),
            Throws.Exception.With.Message.Contains("external-dns/external-dns needs an identity in the cloud"));
    }

    [Test]
    public void A_cluster_is_on_one_cloud_only() =>
        Assert.That(
            () => Recording.OfAsync(() => _ = new ClusterReference("old", new() { ClusterName = "old", Eks = Eks, Gke = Gke })),
            Throws.Exception.With.Message.Contains("one cloud only"));

    [Test]
    public void A_token_is_for_a_place_on_Google_Cloud() =>
        Assert.That(
            () => Recording.OfAsync(() => _ = new ClusterReference("old", new()
            {
                ClusterName = "old",
                Eks = Eks,
                Authentication = GkeAuthentication.AccessToken,
                AccessToken = "short-lived",
            })),
            Throws.Exception.With.Message.Contains("a place on Google Cloud"));

    [Test]
    public void A_cluster_must_be_somewhere() =>
        Assert.That(
            () => Recording.OfAsync(() => _ = new ClusterReference("old", new() { ClusterName = "old" })),
            Throws.Exception.With.Message.Contains("neither a kubeconfig nor a place"));

    private static JsonElement Cluster(JsonElement config) => config.GetProperty("clusters")[0].GetProperty("cluster");

    private static string? Server(JsonElement config) => Cluster(config).GetProperty("server").GetString();

    private static JsonElement User(JsonElement config) => config.GetProperty("users")[0].GetProperty("user");

    private static Platform.Components.Identity.WorkloadIdentityArgs Workload() =>
        new() { Namespace = "external-dns", ServiceAccount = "external-dns" };

    /// <summary>Answers one function and checks that nothing else is called.</summary>
    private static async Task<JsonElement> Found(ClusterReferenceArgs args, string token, Dictionary<string, object> answer)
    {
        var kubeconfig = "";
        var cloud = new Mock<IMocks>();
        cloud.Setup(mocks => mocks.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs made) => ((string?)$"{made.Name}-id", (object)made.Inputs));
        cloud.Setup(mocks => mocks.CallAsync(It.Is<MockCallArgs>(
                call => call.Token == token && (string)call.Args["name"] == args.ClusterName)))
            .ReturnsAsync(answer.ToImmutableDictionary());
        await Deployment.TestAsync(cloud.Object, new TestOptions { IsPreview = false, StackName = "test" }, () =>
        {
            new ClusterReference("old", args).Kubeconfig.Apply(text => kubeconfig = text);
        });

        cloud.Verify(mocks => mocks.CallAsync(It.IsAny<MockCallArgs>()), Times.Once);
        return JsonDocument.Parse(kubeconfig).RootElement;
    }
}
