using System.IO.Enumeration;

namespace Platform.Engine.Costs;

/// <summary>Knows the resource types that cost nothing by themselves. What is neither here nor priced is reported as not priced.</summary>
internal static class FreeTypes
{
    private static readonly string[] Patterns =
    [
        "pulumi:*", "random:*", "tls:*", "command:*", "time:*",

        "aws:iam/*", "aws:acm/certificate:*", "aws:acm/certificateValidation:*", "aws:route53/record:*", "aws:ec2/vpc:*",
        "aws:ec2/vpcDhcp*", "aws:ec2/vpcIpv4CidrBlockAssociation:*", "aws:ec2/subnet*", "aws:ec2/route:*", "aws:ec2/routeTable*",
        "aws:ec2/mainRouteTableAssociation:*", "aws:ec2/internetGateway*", "aws:ec2/egressOnlyInternetGateway:*",
        "aws:ec2/securityGroup*", "aws:ec2/default*", "aws:ec2/networkAcl*", "aws:ec2/networkInterface*", "aws:ec2/tag:*",
        "aws:ec2/launchTemplate:*", "aws:ec2/keyPair:*", "aws:ec2/vpcEndpoint?*:*", "aws:ec2/eipAssociation:*",
        "aws:vpc/securityGroup*", "aws:vpc/endpoint*", "aws:eks/access*", "aws:eks/addon:*", "aws:eks/podIdentityAssociation:*",
        "aws:eks/identityProviderConfig:*", "aws:kms/alias:*", "aws:kms/grant:*", "aws:kms/keyPolicy:*", "aws:s3/bucket?*:*",
        "aws:s3/account*", "aws:sqs/queue?*:*", "aws:sns/topic?*:*", "aws:cloudwatch/event*", "aws:cloudwatch/logResourcePolicy:*",
        "aws:lb/listener*", "aws:lb/targetGroup*", "aws:autoscaling/policy:*", "aws:secretsmanager/secret?*:*", "aws:resourcegroups/*",

        "gcp:projects/*", "gcp:organizations/*", "gcp:folder/*", "gcp:serviceaccount/*", "gcp:iam/*", "gcp:*/*IAM*:*", "gcp:*/*iAM*:*",
        "gcp:compute/network:*", "gcp:compute/networkPeering*", "gcp:compute/subnetwork*", "gcp:compute/firewall*",
        "gcp:compute/router:*", "gcp:compute/route:*", "gcp:compute/sharedVPC*", "gcp:compute/healthCheck:*",
        "gcp:compute/backendService:*", "gcp:compute/uRLMap:*", "gcp:compute/target*", "gcp:kms/keyRing:*", "gcp:dns/policy:*",
        "gcp:dns/recordSet:*", "gcp:gkehub/*", "gcp:servicenetworking/*", "gcp:resourcemanager/*", "gcp:tags/*",
    ];

    /// <summary>Whether resources of the type cost nothing by themselves.</summary>
    public static bool Contains(string type)
    {
        foreach (var pattern in Patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, type, ignoreCase: false))
                return true;
        }

        return false;
    }
}
