using Pulumi;
using Pulumi.Aws.Ec2;
using Aws = Pulumi.Aws;
using K8s = Pulumi.Kubernetes;

namespace PeerProgram;

/// <summary>Resources that exist already, and what other stacks tell.</summary>
internal static class Reads
{
    public static Vpc Declare(Anything everything, Aws.Provider cloud)
    {
        var existing = Vpc.Get("existing", "vpc-existing", new() { CidrBlock = "10.9.0.0/16" }, new() { Provider = cloud });
        var system = K8s.Core.V1.Namespace.Get("kube-system", "kube-system");
        var found = new Anything("found", ResourceArgs.Empty, new() { Urn = "urn:pulumi:test::peers::peer:index:Anything::first" });
        var user = new Anything("uses-reads", new Dictionary<string, object?>
        {
            ["cidr"] = existing.CidrBlock,
            ["uid"] = system.Metadata.Apply(metadata => metadata.Uid),
            ["found"] = found.Result,
            ["vpc"] = existing,
        });
        _ = new Anything("uses-reference", new Dictionary<string, object?> { ["cidr"] = user.Vpc.Apply(vpc => vpc?.CidrBlock) });
        _ = new Anything("read-with-state", new TextArgs { Text = "known" }, new()
        {
            Id = "the-id",
            DependsOn = { everything },
            AdditionalSecretOutputs = { "result" },
        });

        var named = new StackReference("base", new() { Name = "organization/base/test" });
        var unnamed = new StackReference("organization/other/test");
        _ = new Anything("uses-stack", new Dictionary<string, object?>
        {
            ["base"] = named.RequireOutput("vpcId"),
            ["zones"] = named.GetOutput("zones"),
            ["token"] = named.GetOutput("token"),
            ["missing"] = named.GetOutput("missing"),
            ["nested"] = named.GetOutput("nested"),
            ["other"] = unnamed.GetOutput("vpcId"),
        });
        return existing;
    }
}
