using System.Security.Cryptography.X509Certificates;
using System.Text;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Simulation;

[TestFixture]
public sealed class GcpProviderTests
{
    private static readonly SimulationScope Scope = new(
        "organization", "project", "stack",
        Object(("project", "acme-prod"), ("region", "europe-west1"), ("defaultLabels", """{"team":"platform"}""")));

    [TestCase("gcp:compute/network:Network", "^projects/acme-prod/global/networks/main-[0-9a-f]{7}$")]
    [TestCase("gcp:compute/subnetwork:Subnetwork", "^projects/acme-prod/regions/europe-west1/subnetworks/main-[0-9a-f]{7}$")]
    [TestCase("gcp:container/cluster:Cluster", "^projects/acme-prod/locations/europe-west1/clusters/main-[0-9a-f]{7}$")]
    [TestCase("gcp:pubsub/topic:Topic", "^projects/acme-prod/topics/main-[0-9a-f]{7}$")]
    [TestCase("gcp:storage/bucket:Bucket", "^main-[0-9a-f]{7}$")]
    public void Ids_are_paths_in_the_project(string type, string pattern) => Assert.That(Create(type).Id, Does.Match(pattern));

    [TestCase("gcp:monitoring/alertPolicy:AlertPolicy", "^projects/acme-prod/alertPolicies/[0-9]{19}$")]
    [TestCase("gcp:monitoring/notificationChannel:NotificationChannel", "^projects/acme-prod/notificationChannels/[0-9]{19}$")]
    public void Some_names_are_their_ids(string type, string pattern)
    {
        var state = Create(type);

        Assert.That(state.Id, Does.Match(pattern));
        Assert.That(state.Outputs.Text("name"), Is.EqualTo(state.Id));
    }

    [Test]
    public void Grants_and_settings_have_the_ids_of_what_they_are_about()
    {
        var inputs = new (string, PropertyValue)[] { ("secretId", "token"), ("role", "roles/x"), ("member", "user:a@acme.example") };

        Assert.That(Create("gcp:secretmanager/secretIamMember:SecretIamMember", inputs).Id,
            Is.EqualTo("projects/acme-prod/secrets/token/roles/x/user:a@acme.example"));
        Assert.That(
            Create("gcp:servicenetworking/connection:Connection",
                ("network", "projects/p/global/networks/n"), ("service", "servicenetworking.googleapis.com")).Id,
            Is.EqualTo("projects%2Fp%2Fglobal%2Fnetworks%2Fn:servicenetworking.googleapis.com"));
        Assert.That(
            Create("gcp:logging/projectBucketConfig:ProjectBucketConfig",
                ("project", "acme-logs"), ("location", "global"), ("bucketId", "_Default")).Id,
            Is.EqualTo("projects/acme-logs/locations/global/buckets/_Default"));
    }

    [Test]
    public void A_proof_of_a_domain_is_a_record_in_it()
    {
        var proof = Create("gcp:certificatemanager/dnsAuthorization:DnsAuthorization", ("domain", "acme.example")).Outputs;
        var record = (ObjectValue)((ListValue)proof["dnsResourceRecords"]!).Items.Single();

        Assert.That((record.Text("name"), record.Text("type")), Is.EqualTo(("_acme-challenge.acme.example.", "CNAME")));
        Assert.That(record.Text("data"), Does.EndWith(".authorize.certificatemanager.goog."));
    }

    [Test]
    public void What_is_new_is_in_order_and_deleted_when_it_goes()
    {
        Assert.That(Create("gcp:gkebackup/backupPlan:BackupPlan", ("location", "europe-west1"), ("cluster", "c")).Outputs.Text("state"),
            Is.EqualTo("READY"));
        Assert.That(Create("gcp:pubsub/topic:Topic").Outputs.Text("deletionPolicy"), Is.EqualTo("DELETE"));
        Assert.That(Create("gcp:pubsub/topic:Topic", ("deletionPolicy", "ABANDON")).Outputs.Text("deletionPolicy"), Is.EqualTo("ABANDON"));
    }

    [Test]
    public void A_network_links_to_itself() =>
        Assert.That(Create("gcp:compute/network:Network", ("name", "main")).Outputs.Text("selfLink"),
            Is.EqualTo("https://www.googleapis.com/compute/v1/projects/acme-prod/global/networks/main"));

    [Test]
    public void A_cluster_has_a_DNS_endpoint_a_version_and_an_authority_that_parses()
    {
        var cluster = Create("gcp:container/cluster:Cluster", ("location", "europe-west1"), ("minMasterVersion", "1.36")).Outputs;
        var endpoint = (ObjectValue)((ObjectValue)cluster["controlPlaneEndpointsConfig"]!)["dnsEndpointConfig"]!;
        var authority = ((ObjectValue)cluster["masterAuth"]!).Text("clusterCaCertificate")!;

        Assert.That(endpoint.Text("endpoint"), Does.Match("^gke-[0-9a-f]{28}-[1-9][0-9]{11}\\.europe-west1\\.gke\\.goog$"));
        Assert.That(cluster.Text("masterVersion"), Does.Match("^1\\.36\\.[0-9]+-gke\\.[0-9]+$"));
        Assert.That(cluster["nodeLocations"], Is.EqualTo(List("europe-west1-b", "europe-west1-c", "europe-west1-d")));
        using var certificate = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(authority)));
        Assert.That(certificate.Subject, Is.Not.Empty);
    }

    [TestCase(null, "1.35.8-gke.1036000")]
    [TestCase("1.34", "1.34.8-gke.1036000")]
    [TestCase("1.34.5", "1.34.5-gke.1036000")]
    [TestCase("1.34.5-gke.7", "1.34.5-gke.7")]
    public void A_version_is_completed_to_the_patch(string? asked, string runs) =>
        Assert.That(
            Create("gcp:container/nodePool:NodePool", ("cluster", "c"),
                ("version", asked is null ? NullValue.Instance : asked)).Outputs.Text("version"),
            Is.EqualTo(runs));

    [Test]
    public void A_service_account_has_its_address_and_is_a_member()
    {
        var account = Create("gcp:serviceaccount/account:Account", ("accountId", "external-dns")).Outputs;

        Assert.That(account.Text("email"), Is.EqualTo("external-dns@acme-prod.iam.gserviceaccount.com"));
        Assert.That(account.Text("member"), Is.EqualTo("serviceAccount:external-dns@acme-prod.iam.gserviceaccount.com"));
        Assert.That(account.Text("uniqueId"), Does.Match("^[1-9][0-9]{20}$"));
    }

    [Test]
    public void Labels_are_the_provider_s_with_the_resource_s_over_them()
    {
        var labels = Object(("env", "prod"), ("team", "platform"));

        Assert.That(Create("gcp:container/cluster:Cluster", ("resourceLabels", Object(("env", "prod"))))
            .Outputs["effectiveLabels"]!.Plain, Is.EqualTo(labels));
        Assert.That(Create("gcp:storage/bucket:Bucket", ("location", "EU"), ("labels", Object(("env", "prod"))))
            .Outputs["pulumiLabels"]!.Plain, Is.EqualTo(labels));
    }

    [Test]
    public void A_project_s_number_belongs_to_its_id()
    {
        var number = Invoke("gcp:organizations/getProject:getProject", ("projectId", "acme-prod")).Text("number");

        Assert.That(number, Does.Match("^[1-9][0-9]{11}$"));
        Assert.That(Invoke("gcp:organizations/getProject:getProject").Text("number"), Is.EqualTo(number));
        Assert.That(Invoke("gcp:organizations/getProject:getProject", ("projectId", "acme-dev")).Text("number"), Is.Not.EqualTo(number));
        Assert.That(Create("gcp:projects/serviceIdentity:ServiceIdentity", ("service", "container.googleapis.com")).Outputs.Text("email"),
            Is.EqualTo($"service-{number}@container-engine-robot.iam.gserviceaccount.com"));
    }

    [Test]
    public void Zones_are_those_of_the_region() =>
        Assert.That(Invoke("gcp:compute/getZones:getZones", ("region", "us-central1"))["names"],
            Is.EqualTo(List("us-central1-a", "us-central1-b", "us-central1-c", "us-central1-f")));

    [Test]
    public void Engine_versions_have_the_prefix_that_was_asked_for()
    {
        var versions = Invoke("gcp:container/getEngineVersions:getEngineVersions", ("versionPrefix", "1.34."));

        Assert.That(versions.Text("latestMasterVersion"), Does.StartWith("1.34."));
        Assert.That(((ObjectValue)versions["releaseChannelDefaultVersion"]!).Text("REGULAR"), Does.StartWith("1.35."));
    }

    [Test]
    public void A_cluster_that_is_looked_up_answers_like_one_that_was_made() =>
        Assert.That(Invoke("gcp:container/getCluster:getCluster", ("name", "prod"), ("location", "europe-west1")).Text("selfLink"),
            Is.EqualTo("https://container.googleapis.com/v1/projects/acme-prod/locations/europe-west1/clusters/prod"));

    [Test]
    public void A_token_is_secret() =>
        Assert.That(Invoke("gcp:organizations/getClientConfig:getClientConfig")["accessToken"], Is.TypeOf<SecretValue>());

    private static ObjectValue Invoke(string token, params (string, PropertyValue)[] arguments) =>
        SimulatedProviders.For("gcp").Invoke(new SimulatedCall(Scope, token, Object(arguments)));

    private static SimulatedState Create(string type, params (string, PropertyValue)[] inputs)
    {
        var resource = new SimulatedResource(Scope, $"urn:pulumi:stack::project::{type}::main", type, "main", Object(inputs));
        return SimulatedProviders.For("gcp").Create(resource with { Inputs = SimulatedProviders.For("gcp").Check(resource).Inputs });
    }
}
