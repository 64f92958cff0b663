using Pulumi.Serialization;
using Pulumi.Utilities;

namespace Core.Tests.Wire;

[TestFixture]
public sealed class SpecialValueTests
{
    [Test]
    public async Task A_secret_is_wrapped_where_it_stands()
    {
        Assert.That(await OnWire.OfAsync(Output.CreateSecret("s")), Is.EqualTo(
            """{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"s"}"""));
        Assert.That(
            await OnWire.OfAsync(new Dictionary<string, object> { ["a"] = 1, ["b"] = Output.CreateSecret(2) }),
            Is.EqualTo($"{{\"a\":1,\"b\":{OnWire.Secret("2")}}}"));
        Assert.That(await OnWire.OfAsync(Output.CreateSecret(Output.CreateSecret(1))), Is.EqualTo(OnWire.Secret("1")));
    }

    [Test]
    public async Task An_unknown_value_is_the_one_constant_whether_secret_or_not()
    {
        Assert.That(await OnWire.OfAsync(OutputUtilities.CreateUnknown(1)), Is.EqualTo("\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\""));
        Assert.That(await OnWire.OfAsync(Output.CreateSecret(OutputUtilities.CreateUnknown(1))), Is.EqualTo(OnWire.Unknown));
        Assert.That(await OnWire.OfAsync(new object[] { 1, OutputUtilities.CreateUnknown(1) }), Is.EqualTo($"[1,{OnWire.Unknown}]"));
    }

    [Test]
    public async Task A_secret_inside_a_secret_is_wrapped_again() => Assert.That(
        await OnWire.OfAsync(Output.CreateSecret(new object[] { Output.CreateSecret(1) })),
        Is.EqualTo(OnWire.Secret($"[{OnWire.Secret("1")}]")));

    private static IEnumerable<TestCaseData> AssetsAndArchives()
    {
        yield return new TestCaseData(new FileAsset("./a.txt"), OnWire.Asset("path", "./a.txt"));
        yield return new TestCaseData(new StringAsset("text"), OnWire.Asset("text", "text"));
        yield return new TestCaseData(new RemoteAsset("https://a.example/a"), OnWire.Asset("uri", "https://a.example/a"));
        yield return new TestCaseData(new FileArchive("./a.zip"), OnWire.Archive("path", "\"./a.zip\""));
        yield return new TestCaseData(new RemoteArchive("https://a.example/a.zip"), OnWire.Archive("uri", "\"https://a.example/a.zip\""));
        yield return new TestCaseData(
            new AssetArchive(new Dictionary<string, AssetOrArchive>
            {
                ["b"] = new FileArchive("b"),
                ["a"] = new StringAsset("t"),
            }),
            OnWire.Archive("assets", $"{{\"a\":{OnWire.Asset("text", "t")},\"b\":{OnWire.Archive("path", "\"b\"")}}}"));
    }

    [TestCaseSource(nameof(AssetsAndArchives))]
    public async Task Assets_and_archives_are_objects_that_say_where_the_content_is(AssetOrArchive asset, string json) =>
        Assert.That(await OnWire.OfAsync(asset), Is.EqualTo(json));

    [TestCaseSource(nameof(AssetsAndArchives))]
    public async Task They_come_back_as_they_were(AssetOrArchive asset, string json)
    {
        var back = Deserializer.Deserialize(OnWire.From(json));

        Assert.That(back.Value, Is.TypeOf(asset.GetType()));
        Assert.That(await OnWire.OfAsync(back.Value), Is.EqualTo(json));
    }

    [Test]
    public void What_stands_for_an_asset_that_never_came_is_not_sent_on()
    {
        Assert.That(
            async () => await OnWire.OfAsync(new InvalidAsset()), Throws.InstanceOf<InvalidOperationException>().With.Message.EqualTo(
                "value: the engine sent no asset here, so there is none to send on; give the asset itself"));
        Assert.That(
            async () => await OnWire.OfAsync(new InvalidArchive()), Throws.InstanceOf<InvalidOperationException>().With.Message.EqualTo(
                "value: the engine sent no archive here, so there is none to send on; give the archive itself"));
    }
}
