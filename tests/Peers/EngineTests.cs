using System.Text.Json;
using Platform.Engine.CommandLine;

namespace Peers.Tests;

/// <summary>Previews an ordinary program on the official Node SDK with the engine, and holds the graph against what the program declares.</summary>
[TestFixture]
public class EngineTests
{
    private JsonElement[] _resources = null!;
    private string _text = null!;
    private string _folder = null!;

    [OneTimeSetUp]
    public async Task Preview()
    {
        Node.Require();
        _folder = Directory.CreateTempSubdirectory("shop-").FullName;
        var run = await RunAsync(new PreviewOptions
        {
            Directory = Path.Combine(Node.Folder, "Programs", "shop"),
            Out = _folder + "/",
            Timeout = TimeSpan.FromMinutes(1),
        });
        Assert.That(run.ExitCode, Is.Zero, run.Everything);
        _text = File.ReadAllText(Path.Combine(_folder, "dev.json"));
        using var document = JsonDocument.Parse(_text);
        _resources = [.. document.RootElement.GetProperty("deployment").GetProperty("resources").EnumerateArray().Select(resource => resource.Clone())];
    }

    [OneTimeTearDown]
    public void RemoveFolder()
    {
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void Everything_that_the_program_declares_is_there_and_nothing_else() => Assert.That(
        _resources.Select(resource => resource.GetProperty("urn").GetString()!["urn:pulumi:dev::shop::".Length..])
            .Where(urn => !urn.Contains("::default", StringComparison.Ordinal)),
        Is.EquivalentTo(
        [
            "pulumi:pulumi:Stack::shop-dev",
            "pulumi:pulumi:StackReference::organization/shop/base",
            "aws:ec2/subnet:Subnet::web",
            "shop:index:Storage::store",
            "shop:index:Storage$aws:s3/bucket:Bucket::store-data",
            "tls:index/privateKey:PrivateKey::key",
            "pulumi:providers:kubernetes::cluster",
            "kubernetes:core/v1:Namespace::space",
            "kubernetes:core/v1:Secret::token",
        ]));

    [Test]
    public void A_stack_reference_gives_what_the_other_stack_exports() =>
        Assert.That(Of("web").GetProperty("inputs").GetProperty("vpcId").GetString(), Does.StartWith("vpc-"));

    [Test]
    public void Options_are_recorded()
    {
        Assert.That(Of("store-data").GetProperty("protect").GetBoolean(), Is.True);
        Assert.That(
            Of("token").GetProperty("dependencies").EnumerateArray().Select(urn => urn.GetString()),
            Has.Some.EndsWith("aws:s3/bucket:Bucket::store-data"), "a component stands for its children");
    }

    [Test]
    public void A_transform_is_called_back() => Assert.That(
        Of("store-data").GetProperty("inputs").GetProperty("tags").EnumerateObject().Select(tag => $"{tag.Name}={tag.Value}"),
        Is.EquivalentTo(["owner=shop", "team=storage"]));

    [Test]
    public void An_explicit_provider_serves_its_resources() =>
        Assert.That(Of("space").GetProperty("provider").GetString(), Does.Contain("pulumi:providers:kubernetes::cluster::"));

    [Test]
    public void Secrets_are_nowhere_in_plain()
    {
        Assert.That(_text, Does.Not.Contain("hush"));
        Assert.That(Of("token").GetProperty("inputs").GetProperty("stringData").ToString(), Does.Contain("[secret]"));
        Assert.That(_text, Does.Not.Contain("BEGIN PRIVATE").And.Not.Contain("BEGIN EC PRIVATE"));
    }

    [Test]
    public void A_key_pair_is_a_real_one()
    {
        using var key = System.Security.Cryptography.ECDsa.Create();
        key.ImportFromPem(Of("key").GetProperty("outputs").GetProperty("publicKeyPem").GetString());

        Assert.That(key.KeySize, Is.EqualTo(256));
    }

    [Test]
    public async Task The_program_previews_while_nothing_exists()
    {
        var run = await RunAsync(new PreviewOptions
        {
            Directory = Path.Combine(Node.Folder, "Programs", "shop"),
            Unknowns = true,
            Timeout = TimeSpan.FromMinutes(1),
        });

        Assert.That(run.ExitCode, Is.Zero, run.Everything);
    }

    private JsonElement Of(string name) =>
        _resources.Single(resource => resource.GetProperty("urn").GetString()!.EndsWith($"::{name}", StringComparison.Ordinal));

    private static async Task<(int ExitCode, string Everything)> RunAsync(PreviewOptions options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await new PreviewCommand(options, new Terminal(output, error, Colours: false, ShowsProgress: false)).RunAsync(CancellationToken.None);
        return (exitCode, output.ToString() + error);
    }
}
