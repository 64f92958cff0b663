using System.Text.Json;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Eks.Inputs;
using Aws = Pulumi.Aws;

namespace PeerProgram;

/// <summary>The outermost of the components: a network and a cluster in it.</summary>
internal sealed class Platform : ComponentResource
{
    public Platform(string name, PlatformArgs args, IEnumerable<string> zones, ComponentResourceOptions options)
        : base("peer:index:Platform", name, args, options)
    {
        Network = new Network($"{name}-network", new NetworkArgs
        {
            Cidr = "10.0.0.0/16",
            Region = args.Region,
            Zones = [.. zones],
        }, new() { Parent = this });
        Cluster = new Cluster($"{name}-cluster", Network, args.Nodes!, new() { Parent = this });
        RegisterOutputs(new Dictionary<string, object?> { ["endpoint"] = Cluster.Control.Endpoint, ["token"] = args.Token });
    }

    public Network Network { get; }

    public Cluster Cluster { get; }
}

internal sealed class PlatformArgs : ResourceArgs
{
    [Input("region")]
    public Input<string>? Region { get; set; }

    [Input("nodes")]
    public Input<int>? Nodes { get; set; }

    [Input("token")]
    public Input<string>? Token { get; set; }
}

/// <summary>A network with one subnet in each zone; its outputs are those with an attribute.</summary>
internal sealed class Network : ComponentResource
{
    public Network(string name, NetworkArgs args, ComponentResourceOptions options)
        : base("peer:index:Network", name, args, options)
    {
        Vpc = new Vpc($"{name}-vpc", new VpcArgs
        {
            CidrBlock = args.Cidr!,
            EnableDnsHostnames = true,
            Tags = { ["Name"] = name, ["Region"] = args.Region! },
        }, new() { Parent = this });

        Subnets = [.. args.Zones!.Select((zone, index) => new Subnet($"{name}-{zone}", new SubnetArgs
        {
            VpcId = Vpc.Id,
            CidrBlock = $"10.0.{index}.0/24",
            AvailabilityZone = Output.Format($"{args.Region}{zone}"),
            Tags = { ["Name"] = $"{name}-{zone}", ["Vpc"] = Vpc.Id, ["Arn"] = Vpc.Arn },
        }, new() { Parent = this, DependsOn = { Vpc } }))];

        VpcId = Vpc.Id;
        SubnetIds = Output.All(Subnets.Select(subnet => subnet.Id));
        RegisterOutputs();
    }

    public Vpc Vpc { get; }

    public IReadOnlyList<Subnet> Subnets { get; }

    [Output("vpcId")]
    public Output<string> VpcId { get; private set; }

    [Output("subnetIds")]
    public Output<System.Collections.Immutable.ImmutableArray<string>> SubnetIds { get; private set; }
}

internal sealed class NetworkArgs : ResourceArgs
{
    [Input("cidr")]
    public string? Cidr { get; set; }

    [Input("region")]
    public Input<string>? Region { get; set; }

    [Input("zones")]
    public List<string>? Zones { get; set; }
}

/// <summary>A control plane and its nodes.</summary>
internal sealed class Cluster : ComponentResource
{
    public Cluster(string name, Network network, Input<int> nodes, ComponentResourceOptions options)
        : base("peer:index:Cluster", name, options)
    {
        var role = new Aws.Iam.Role($"{name}-role", new()
        {
            AssumeRolePolicy = JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = Array.Empty<object>() }),
            Tags = { ["purpose"] = "control plane" },
        }, new() { Parent = this });

        Control = new Aws.Eks.Cluster($"{name}-cluster", new()
        {
            Name = "peers",
            RoleArn = role.Arn,
            Version = "1.33",
            VpcConfig = new ClusterVpcConfigArgs
            {
                SubnetIds = { network.Subnets.Select(subnet => subnet.Id).ToArray(), "subnet-extra" },
                EndpointPrivateAccess = true,
                PublicAccessCidrs = { "198.51.100.0/24" },
            },
            EnabledClusterLogTypes = { "api", "audit" },
            AccessConfig = new ClusterAccessConfigArgs { AuthenticationMode = "API" },
        }, new()
        {
            Parent = this,
            DependsOn = { network },
            Protect = true,
            IgnoreChanges = { "accessConfig" },
            CustomTimeouts = new() { Create = TimeSpan.FromMinutes(30), Delete = TimeSpan.FromMinutes(90) },
        });

        _ = new Aws.Eks.NodeGroup($"{name}-nodes", new()
        {
            ClusterName = Control.Name,
            NodeRoleArn = role.Arn,
            SubnetIds = network.Subnets.Select(subnet => subnet.Id).ToList(),
            ScalingConfig = new NodeGroupScalingConfigArgs { MinSize = 1, MaxSize = 3, DesiredSize = nodes },
            Labels = { ["pool"] = "system", ["endpoint"] = Control.Endpoint },
            Taints = { new NodeGroupTaintArgs { Key = "dedicated", Value = "system", Effect = "NO_SCHEDULE" } },
            InstanceTypes = { "m7g.large" },
        }, new() { Parent = this });

        RegisterOutputs(new Dictionary<string, object?>
        {
            ["endpoint"] = Control.Endpoint,
            ["authority"] = Control.CertificateAuthority.Apply(authority => authority.Data),
            ["issuer"] = Control.Identities.Apply(identities => identities[0].Oidcs[0].Issuer),
            ["securityGroup"] = Control.VpcConfig.Apply(config => config.ClusterSecurityGroupId),
        });
    }

    public Aws.Eks.Cluster Control { get; }
}

/// <summary>The smallest component: one child, no outputs.</summary>
internal sealed class Guarded : ComponentResource
{
    public Guarded(string name, ComponentResourceOptions? options = null)
        : base("peer:index:Guarded", name, options)
    {
        _ = new Anything($"{name}-child", new TextArgs
        {
            Text = "original",
            Secret = Output.CreateSecret("s"),
            List = { "a" },
        }, new() { Parent = this });
        RegisterOutputs(new Dictionary<string, object?>());
    }
}
