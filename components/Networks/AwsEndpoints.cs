using Platform.Components.Identity;

namespace Platform.Components.Networks;

/// <summary>
/// Ways from private subnets to services of AWS that need no NAT: the free one to S3 always, interfaces for those that are asked for.
/// </summary>
public sealed class AwsEndpoints : PlatformComponent
{
    internal const string Token = "platform:networks:AwsEndpoints";

    private const int Https = 443;

    private readonly AwsEndpointsArgs _args;

    /// <summary>Makes the endpoints.</summary>
    public AwsEndpoints(string name, AwsEndpointsArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        Endpoints = [Storage(), .. Interfaces()];
        RegisterOutputs();
    }

    /// <summary>
    /// What nodes and controllers of a platform call all the time: registries (whose layers come from S3), credentials, the cluster's own
    /// API, and the services of its add-ons.
    /// </summary>
    public static ImmutableSortedSet<string> OfPlatform { get; } =
    [
        "ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "elasticloadbalancing", "kms", "logs", "secretsmanager", "sqs", "ssm", "sts",
    ];

    /// <summary>The endpoints, for what must not start before them.</summary>
    public IReadOnlyList<Resource> Endpoints { get; }

    private Aws.Ec2.VpcEndpoint Storage() => new(Named("s3"), new()
    {
        VpcId = _args.VpcId,
        ServiceName = Service("s3"),
        VpcEndpointType = "Gateway",
        RouteTableIds = _args.RouteTableIds,
        Tags = { ["Name"] = Named("s3") },
    }, Inside());

    private IEnumerable<Resource> Interfaces()
    {
        if (_args.Interfaces.IsEmpty)
            return [];

        var group = new Aws.Ec2.SecurityGroup(Named("interfaces"), new()
        {
            VpcId = _args.VpcId,
            Description = "HTTPS from the VPC to endpoints of AWS services",
            RevokeRulesOnDelete = true,
            Tags = { ["Name"] = Named("interfaces") },
        }, Inside().Patiently());
        var rule = new Aws.Vpc.SecurityGroupIngressRule(Named("interfaces-https"), new()
        {
            SecurityGroupId = group.Id,
            Description = "HTTPS from the VPC",
            CidrIpv4 = $"{_args.Cidr}",
            IpProtocol = "tcp",
            FromPort = Https,
            ToPort = Https,
            Tags = { ["Name"] = Named("interfaces-https") },
        }, Inside());
        return _args.Interfaces.Select(service => new Aws.Ec2.VpcEndpoint(Named(service), new()
        {
            VpcId = _args.VpcId,
            ServiceName = Service(service),
            VpcEndpointType = "Interface",
            PrivateDnsEnabled = true,
            SubnetIds = _args.SubnetIds,
            SecurityGroupIds = [group.Id],
            Tags = { ["Name"] = Named(service) },
        }, Inside(rule)));
    }

    private string Service(string service) => $"com.amazonaws.{_args.Facts.Region}.{service}";
}

/// <summary>Inputs of <see cref="AwsEndpoints"/>.</summary>
public sealed class AwsEndpointsArgs : ResourceArgs
{
    /// <summary>Where the network is.</summary>
    public required AwsFacts Facts { get; init; }

    /// <summary>The VPC.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The VPC's block, which alone may call interfaces.</summary>
    public required CidrBlock Cidr { get; init; }

    /// <summary>The route tables of private subnets, which lead to S3.</summary>
    public required InputList<string> RouteTableIds { get; init; }

    /// <summary>Where interfaces stand: one subnet per zone.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>
    /// The services with an interface, such as <c>ecr.api</c>; each costs by the hour and zone. Default:
    /// <see cref="AwsEndpoints.OfPlatform"/>.
    /// </summary>
    public ImmutableSortedSet<string> Interfaces { get; init; } = AwsEndpoints.OfPlatform;
}
