using Pulumi;
using Pulumi.Aws.Ec2;
using Aws = Pulumi.Aws;

namespace PeerProgram;

/// <summary>Who gets which provider.</summary>
internal static class Inheritance
{
    public static void Declare(Aws.Provider cloud)
    {
        var other = new Aws.Provider("other", new() { Region = "eu-central-1" });

        var single = new Guarded("single", new() { Provider = cloud });
        var vpc = new Vpc("inherited", new() { CidrBlock = "10.4.0.0/16" }, new() { Parent = single });
        _ = new Subnet("inherited-through-a-custom-resource", new() { VpcId = vpc.Id }, new() { Parent = vpc });
        _ = new Vpc("own", new() { CidrBlock = "10.5.0.0/16" }, new() { Parent = single, Provider = other });

        var deep = new Guarded("deep", new() { Parent = new Guarded("outer", new() { Providers = { other } }) });
        _ = new Vpc("inherited-twice", new() { CidrBlock = Output.Create("10.6.0.0/16") }, new() { Parent = deep });
        _ = new Vpc("default", new() { CidrBlock = "10.7.0.0/16" });
    }
}
