using System.Text;
using Platform.Engine.Graph;
using Platform.Engine.Previews;
using Platform.Engine.Readers;

namespace Platform.Tests.Golden;

/// <summary>Secrets of a stack file on their whole way through the program: what is encrypted stays so, and what is missing is asked for.</summary>
[TestFixture]
public class SecretTests
{
    private const string Clusters = """
          platform:organization: acme
          platform:clusters:
            main:
              cloud: aws
              account: "111122223333"
              region: eu-west-1
              zones: [eu-west-1a, eu-west-1b, eu-west-1c]
              network: { slot: 0 }
              eks: { deployRole: "arn:aws:iam::111122223333:role/platform-deploy" }
              nodePools: { system: {} }
              addOns:
                kubePrometheusStack: { remoteWrite: { url: "https://example.com/push" } }
                elasticsearch: { enabled: false }
                fluentBit: { destination: elasticsearch, external: { host: logs.example.com } }
            old:
              existing: { name: old-cluster, kubeconfigSecret: old-kubeconfig }
              addOns: { elasticsearch: { enabled: false }, fluentBit: { enabled: false }, keda: { enabled: false } }
        """;

    private static readonly string[] Names =
        ["deadMansSwitch", "logPassword", "logUser", "old-kubeconfig", "remoteWritePassword", "remoteWriteUser", "slackWebhook"];

    private static readonly string Complete =
        $"config:\n  platform:secrets:\n{string.Concat(Names.Select(name => $"    {name}: {{ secure: AAABAcipher }}\n"))}{Clusters}\n";

    private static readonly string Bare = $"config:\n{Clusters}\n";

    private static IEnumerable<string> Errors(PreviewResult result) =>
        result.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString());

    private static string[] Asked(PreviewResult result, Severity severity) =>
        [.. result.Problems.Where(problem => problem.Severity == severity && problem.Path.StartsWith("platform:secrets.", StringComparison.Ordinal)).Select(problem => problem.Path[17..]).Order(StringComparer.Ordinal)];

    [Test]
    public async Task What_is_encrypted_is_a_masked_secret_wherever_it_gets_to()
    {
        var result = await Previewed.OfStackFileAsync("prod", Complete);

        Assert.That(Errors(result), Is.Empty);
        Assert.That(Asked(result, Severity.Warning), Is.Empty);
        Assert.That(Taken(result.Graph), Is.EqualTo(
        [
            "main-fluent-bit-log-store: password username",
            "main-kube-prometheus-stack-alertmanager-dead-mans-switch: url",
            "main-kube-prometheus-stack-alertmanager-slack: url",
            "main-kube-prometheus-stack-prometheus-remote-write: password username",
            "old-kube-prometheus-stack-alertmanager-dead-mans-switch: url",
            "old-kube-prometheus-stack-alertmanager-slack: url",
        ]));
        Assert.That(result.Graph.Single("pulumi:providers:kubernetes", "old-kubernetes").Inputs["kubeconfig"], Is.EqualTo(new SecretValue("[secret]")));

        using var export = new MemoryStream();
        StackExport.Write(export, result.Graph, DateTimeOffset.UnixEpoch);
        Assert.That(Encoding.UTF8.GetString(export.ToArray()), Does.Not.Contain("AAABAcipher"));
    }

    [Test]
    public async Task A_preview_needs_no_secret_and_shows_all_that_would_be_made()
    {
        var bare = await Previewed.OfStackFileAsync("prod", Bare);
        var complete = await Previewed.OfStackFileAsync("prod", Complete);

        Assert.That(Errors(bare), Is.Empty);
        Assert.That(Asked(bare, Severity.Warning), Is.EqualTo(Names));
        Assert.That(bare.Graph.Resources.Select(node => node.Urn), Is.EquivalentTo(complete.Graph.Resources.Select(node => node.Urn)));
        Assert.That(Taken(bare.Graph), Is.EqualTo(Taken(complete.Graph)));
    }

    [Test]
    public async Task A_preview_of_the_CLI_needs_none_either()
    {
        var result = await Previewed.AsTheCliRunsAsync("prod", Bare, dryRun: true);

        Assert.That(Errors(result), Is.Empty);
        Assert.That(Asked(result, Severity.Warning), Is.EqualTo(Names));
    }

    [Test]
    public async Task An_update_is_refused_before_anything_is_made()
    {
        var result = await Previewed.AsTheCliRunsAsync("prod", Bare, dryRun: false);

        Assert.That(Asked(result, Severity.Error), Is.EqualTo(Names));
        Assert.That(result.Graph.Resources.Select(node => node.Type), Is.SubsetOf(["pulumi:pulumi:Stack"]));
        Assert.That(result.Problems.Single(problem => problem.Path == "platform:secrets.slackWebhook").Fix,
            Does.StartWith("run pulumi config set --stack prod --secret --path 'platform:secrets.slackWebhook'"));
    }

    [Test]
    public async Task An_update_with_its_secrets_is_not() => Assert.That(Errors(await Previewed.AsTheCliRunsAsync("prod", Complete, dryRun: false)), Is.Empty);

    /// <summary>The Kubernetes Secrets of which every value is masked, with their keys.</summary>
    private static IEnumerable<string> Taken(ResourceGraph graph) =>
        from node in graph.OfType("kubernetes:core/v1:Secret")
        let data = node.Inputs["stringData"]
        let values = data?.Plain as ObjectValue
        where values is not null && values.Count > 0 && values.All(entry => (data is SecretValue || entry.Value is SecretValue) && Equals(entry.Value.Plain, new StringValue("[secret]")))
        orderby node.Name
        select $"{node.Name}: {string.Join(' ', values.Names)}";
}
