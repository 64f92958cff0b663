using Pulumi;
using Aws = Pulumi.Aws;

namespace PeerProgram;

/// <summary>Everything that a program can ask of the engine, once.</summary>
internal static class Everything
{
    public static async Task<Dictionary<string, object?>> Declare(Config config)
    {
        var region = config.Require("region");
        var token = config.RequireSecret("token");
        var nodes = config.RequireInt32("nodes");
        var zones = config.RequireObject<string[]>("zones");
        var debug = config.GetBoolean("debug") ?? false;

        var cloud = new Aws.Provider("cloud", new()
        {
            Region = region,
            DefaultTags = new Aws.Inputs.ProviderDefaultTagsArgs { Tags = { ["team"] = "peers", ["token"] = token } },
            SkipMetadataApiCheck = debug,
        });

        var platform = new Platform(
            "platform", new() { Region = region, Nodes = nodes, Token = token }, zones, new() { Providers = { cloud } });

        KubernetesObjects.Declare(platform, token);
        Certificates.Declare();
        GoogleCloud.Declare();
        var all = Values.Declare(platform, token);
        Options.Declare(all, platform);
        Aliases.Declare();
        Assets.Declare();
        Transforms.Declare(cloud);
        Inheritance.Declare(cloud);
        var existing = Reads.Declare(all, cloud);
        var account = await Functions.Declare(cloud, platform, all, token);
        Logs.Write(all);

        var again = new StackReference("base-again", new() { Name = "organization/base/test" });
        return new Dictionary<string, object?>
        {
            ["endpoint"] = platform.Cluster.Control.Endpoint,
            ["token"] = token,
            ["nodes"] = nodes,
            ["zones"] = zones,
            ["nested"] = new Dictionary<string, object?> { ["vpc"] = platform.Network.Vpc.Id, ["flag"] = debug, ["nothing"] = null },
            ["result"] = all.Result,
            ["password"] = all.Password,
            ["existing"] = existing.CidrBlock,
            ["account"] = account,
            ["baseVpc"] = again.GetOutput("vpcId"),
            ["baseToken"] = again.RequireOutput("token"),
            ["component"] = new Guarded("shown"),
        };
    }
}
