using Pulumi;

namespace PeerProgram;

/// <summary>Every kind of asset and archive.</summary>
internal static class Assets
{
    public static void Declare() => _ = new Anything("assets", new Dictionary<string, object?>
    {
        ["file"] = new FileAsset("./Pulumi.yaml"),
        ["text"] = new StringAsset("text of the asset"),
        ["remote"] = new RemoteAsset("https://assets.example/file"),
        ["folder"] = new FileArchive("./folder"),
        ["download"] = new RemoteArchive("https://assets.example/archive.zip"),
        ["archive"] = new AssetArchive(new Dictionary<string, AssetOrArchive>
        {
            ["a.txt"] = new StringAsset("a"),
            ["b.txt"] = new FileAsset("./Pulumi.yaml"),
            ["inner"] = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["c.txt"] = new StringAsset("c") }),
            ["folder"] = new FileArchive("./folder"),
        }),
        ["list"] = new InputList<AssetOrArchive> { new StringAsset("in a list") },
        ["secret"] = Output.CreateSecret<AssetOrArchive>(new StringAsset("hidden")),
    });
}
