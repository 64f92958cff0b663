using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Platform.Components.AddOns;
using Platform.Components.CloudParts;
using Platform.Components.Identity;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class FluentBitTests
{
    private static readonly FluentBit Outside = new()
    {
        Destination = LogDestination.OpenSearch,
        External = new() { Host = "logs.example.com", Domain = "arn:aws:es:eu-central-1:111122223333:domain/logs" },
    };

    /// <summary>Installs it after the log store, as the layer would.</summary>
    private static Task<Recording> Installed(FluentBit fluentBit) => Recording.OfAsync(() =>
    {
        var cluster = new TestCluster(new Pulumi.Kubernetes.Provider("main-kubernetes"));
        var plan = AddOnPlan.For(TestCluster.Facts with { Native = TestCluster.Facts.Native.Add(Capability.CloudWatch).Add(Capability.CloudMonitoring) },
            [fluentBit, new EckOperator(), new Elasticsearch()]);
        Assert.That(plan.Problems, Is.Empty);
        AddOnLayer.Install(plan, cluster, name => $"main-{name}", after => new() { Provider = cluster.Kubernetes, DependsOn = after.ToArray() },
            cloud: new AwsCloud(AwsFacts.Of("eu-west-1", "111122223333", TestCluster.Facts.Cluster), new()));
    });

    private static async Task<ImmutableDictionary<string, object>> Values(FluentBit fluentBit) =>
        (ImmutableDictionary<string, object>)(await Installed(fluentBit)).Of("kubernetes:helm.sh/v3:Release")["main-fluent-bit-release"]["values"];

    private static async Task<JsonNode> Pipeline(FluentBit fluentBit) =>
        JsonNode.Parse((string)((ImmutableDictionary<string, object>)(await Values(fluentBit)).At("config.extraFiles")!)["fluent-bit.yaml"])!;

    private static async Task<JsonNode> Output(FluentBit fluentBit) => (await Pipeline(fluentBit))["pipeline"]!["outputs"]![1]!;

    [Test]
    public async Task The_chart_is_pinned()
    {
        var release = (await Installed(new())).Of("kubernetes:helm.sh/v3:Release")["main-fluent-bit-release"];

        Assert.That((release["chart"], release["version"]), Is.EqualTo(((object)"fluent-bit", (object)"0.58.1")));
    }

    [Test]
    public void It_waits_for_the_store_and_the_store_for_its_operator()
    {
        var plan = AddOnPlan.For(TestCluster.Facts, [new FluentBit(), new Elasticsearch(), new EckOperator()]);

        Assert.That(plan.Order.Select(addOn => addOn.Name), Is.EqualTo(["eck-operator", "elasticsearch", "fluent-bit"]));
    }

    [Test]
    public void Where_the_cluster_ships_logs_by_itself_there_is_none_of_it()
    {
        var facts = TestCluster.Facts with { Native = TestCluster.Facts.Native.Add(Capability.ContainerLogs) };

        Assert.That(AddOnPlan.For(facts, [new FluentBit(), new Elasticsearch(), new EckOperator()]).Order, Is.Empty);
    }

    [Test]
    public async Task It_believes_the_store_by_its_authority_and_is_known_there_as_the_writer()
    {
        var secrets = (await Installed(new())).Of("kubernetes:core/v1:Secret");
        var here = (ImmutableDictionary<string, object>)secrets["main-fluent-bit-log-store"]["stringData"];
        var there = (ImmutableDictionary<string, object>)secrets["main-elasticsearch-writer"]["stringData"];

        Assert.That((here["username"], here["password"]), Is.EqualTo((there["username"], there["password"])));
        Assert.That(here["ca.crt"], Is.EqualTo("main-elasticsearch-authority certificate"));
        Assert.That((string?)(await Output(new()))["tls.verify"], Is.EqualTo("on"));
    }

    [TestCase(5, "5G")]
    [TestCase(20, "20G")]
    public async Task What_is_not_shipped_waits_on_the_node_s_disk_up_to_a_limit(int size, string limit)
    {
        var pipeline = await Pipeline(new() { BufferGiB = size });

        Assert.That((string?)pipeline["pipeline"]!["inputs"]![0]!["storage.type"], Is.EqualTo("filesystem"));
        Assert.That((string?)pipeline["service"]!["storage.path"], Does.StartWith("/var/log/"));
        Assert.That((string?)pipeline["pipeline"]!["outputs"]![1]!["storage.total_limit_size"], Is.EqualTo(limit));
    }

    [TestCase(12, 720)]
    [TestCase(1, 60)]
    public async Task No_record_is_offered_for_ever(int hours, int retries) =>
        Assert.That((int?)(await Output(new() { RetryHours = hours }))["retry_limit"], Is.EqualTo(retries));

    [TestCase(LogDestination.LogStore, "es")]
    [TestCase(LogDestination.CloudWatch, "cloudwatch_logs")]
    [TestCase(LogDestination.CloudLogging, "stackdriver")]
    public async Task Every_destination_has_its_own_output(LogDestination destination, string plugin) =>
        Assert.That((string?)(await Output(new() { Destination = destination }))["name"], Is.EqualTo(plugin));

    [Test]
    public async Task A_store_outside_is_known_by_identity_or_by_an_account()
    {
        var byIdentity = await Output(Outside);
        var byAccount = await Output(new() { Destination = LogDestination.Elasticsearch, External = new() { Host = "logs.example.com" } });

        Assert.That(((string?)byIdentity["aws_auth"], byIdentity["http_user"]), Is.EqualTo(("on", (JsonNode?)null)));
        Assert.That(((string?)byAccount["http_user"], byAccount["aws_auth"]), Is.EqualTo(("${LOG_STORE_USER}", (JsonNode?)null)));
    }

    [TestCase(LogDestination.LogStore, 0)]
    [TestCase(LogDestination.CloudWatch, 1)]
    public async Task It_is_somebody_in_the_cloud_only_where_logs_go_there(LogDestination destination, int roles) => Assert.That(
        (await Installed(new() { Destination = destination })).Of("aws:iam/role:Role").Keys.Where(name => name.Contains("fluent-bit")), Has.Exactly(roles).Items);

    [TestCase(30)]
    [TestCase(365)]
    public async Task CloudWatch_forgets_when_it_is_said(int days)
    {
        var group = (await Installed(new() { Destination = LogDestination.CloudWatch, CloudWatchDays = days })).Single("aws:cloudwatch/logGroup:LogGroup");

        Assert.That((group["name"], group["retentionInDays"]), Is.EqualTo(((object)"/eks/acme-test-main/containers", (object)(double)days)));
    }

    [Test]
    public async Task Lines_that_report_errors_are_counted_by_namespace_and_container()
    {
        var count = (await Pipeline(new()))["pipeline"]!["filters"]!.AsArray().Single(filter => (string?)filter!["name"] == "log_to_metrics")!;

        Assert.That($"{count["metric_namespace"]}_{count["metric_subsystem"]}_{count["metric_name"]}", Is.EqualTo("log_lines_error_total"));
        Assert.That(count["add_label"]!.AsArray().Select(label => ((string)label!).Split(' ')[0]), Is.EqualTo(["log_namespace", "log_container"]));
    }

    [Test]
    public async Task It_may_read_the_node_s_files_and_nothing_else_of_root_s()
    {
        var security = (await Values(new())).At("securityContext")!;

        Assert.That((security.At("allowPrivilegeEscalation"), security.At("readOnlyRootFilesystem")), Is.EqualTo(((object)false, (object)true)));
        Assert.That((ImmutableArray<object>)security.At("capabilities.drop")!, Is.EqualTo(new object[] { "ALL" }));
    }

    /// <summary>The chart takes every text for a template of its own.</summary>
    [Test]
    public async Task Nothing_in_it_looks_like_a_template()
    {
        var values = await Values(new());
        var texts = ((ImmutableDictionary<string, object>)values.At("config.extraFiles")!).Values
            .Concat(((ImmutableDictionary<string, object>)values["luaScripts"]).Values);

        Assert.That(texts, Has.Exactly(2).Items.And.None.Contains("{{"));
    }

    [Test]
    public async Task It_runs_on_every_node_whatever_its_taints() =>
        Assert.That(((ImmutableArray<object>)(await Values(new())).At("tolerations")!)[0].At("operator"), Is.EqualTo("Exists"));

    [TestCase("""{"log":"login password=hunter2 ok"}""", "password=[redacted] ok")]
    [TestCase("""{"log":"Authorization: Bearer abc.def-1"}""", "Bearer [redacted]")]
    [TestCase("""{"log":"postgres://app:s3cr3t@db:5432/x"}""", "postgres://app:[redacted]@db")]
    [TestCase("""{"user":{"api_key":"k-123","name":"ann"}}""", "api_key=[redacted]")]
    [TestCase("""{"log":"nothing to hide: 7 of 9"}""", "nothing to hide: 7 of 9")]
    public void Secrets_do_not_leave_the_node(string record, string expected)
    {
        var said = Redacted(record, "log", "user.api_key");

        Assert.That(said, Does.Contain(expected));
        Assert.That(said, Does.Not.Contain("hunter2").And.Not.Contain("abc.def").And.Not.Contain("s3cr3t").And.Not.Contain("k-123"));
    }

    [TestCase("""{"level":"error","msg":"x"}""", true)]
    [TestCase("""{"level":"info","msg":"ERROR in text only"}""", false)]
    [TestCase("""{"level":50}""", true)]
    [TestCase("""{"log":"2026-01-01 ERROR no"}""", true)]
    [TestCase("""{"log":"all is well"}""", false)]
    public void Errors_are_told_from_the_rest(string record, bool error) => Assert.That(Redacted(record, "is_error"), Does.Contain($"is_error={(error ? "true" : "nil")}"));

    [Test]
    public void Wrong_settings_are_all_reported_at_their_keys() => Assert.That(
        new FluentBit { Destination = LogDestination.Elasticsearch, BufferGiB = 0, RetryHours = 0, CloudWatchDays = 31, SecretNames = ["PassWord\""] }.Check(TestCluster.Facts)
            .Select(problem => problem.Key), Is.EquivalentTo(["external", "bufferGiB", "retryHours", "cloudWatchDays", "secretNames"]));

    [Test]
    public void A_cloud_s_own_store_is_for_clusters_on_that_cloud() => Assert.That(
        AddOnPlan.For(TestCluster.Facts, [new FluentBit { Destination = LogDestination.CloudLogging }]).Problems.Single().Value, Is.EqualTo("CloudMonitoring"));

    /// <summary>Runs the script on a record with the language's own interpreter, and reads some fields of what comes out.</summary>
    private static string Redacted(string record, params string[] fields)
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "luajit"))))
            Assert.Ignore("luajit is not installed");

        var program = $$"""
            {{LogRedaction.Script(new FluentBit().SecretNames)}}
            local record = {{Lua(JsonNode.Parse(record)!)}}
            local _, _, out = redact("tag", 0, record)
            local function at(path) local v = out; for part in string.gmatch(path, "[^.]+") do v = type(v) == "table" and v[part] or nil end; return tostring(v) end
            {{string.Join("\n", fields.Select(field => $"print(\"{field.Split('.')[^1]}=\" .. at(\"{field}\"))"))}}
            """;
        using var process = Process.Start(new ProcessStartInfo("luajit", ["-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardInput.Write(program);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, errors.Result);
        return said;
    }

    private static string Lua(JsonNode value) => value is JsonObject map
        ? "{ " + string.Join(", ", map.Select(entry => $"[\"{entry.Key}\"] = {Lua(entry.Value!)}")) + " }"
        : value.ToJsonString().Replace("\\u002B", "+");
}
