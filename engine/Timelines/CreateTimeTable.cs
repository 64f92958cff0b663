namespace Platform.Engine.Timelines;

/// <summary>A line of the table.</summary>
/// <param name="Type">The type token.</param>
/// <param name="Time">How long a creation takes.</param>
/// <param name="When">Which resources of the type it is about, as <c>input=pattern</c>, the input with dots; null: the others.</param>
internal sealed record CreateTimeRow(string Type, CreateTime Time, string? When = null);

/// <summary>
/// How long creations take. Observed times are from logs that people published, named by repository and issue or pull request; "logs" are
/// those of public repositories where several agree. Seconds; typical first, then the shortest.
/// </summary>
internal static class CreateTimeTable
{
    private const string Modules = "terraform-aws-modules/terraform-aws-eks#2203";
    private const string Provisioning = "DevopsArtFactory/terraform-provisioning#46, #47";

    /// <summary>The table; of several lines of a type the first that fits counts.</summary>
    public static IReadOnlyList<CreateTimeRow> Rows { get; } =
    [
        // Networks on AWS. What has no line takes as long as the package: a second or two.
        Seen("aws:ec2/vpc:Vpc", 18, 2, "turbot/steampipe-plugin-aws#131"),
        Seen("aws:ec2/subnet:Subnet", 10, 1, Modules),
        Seen("aws:ec2/internetGateway:InternetGateway", 1, 0.5, Modules),
        Seen("aws:ec2/routeTable:RouteTable", 1, 0.5, Modules),
        Seen("aws:ec2/routeTableAssociation:RouteTableAssociation", 1, 0.5, Modules),
        Seen("aws:ec2/route:Route", 1, 0.5, Modules),
        Seen("aws:ec2/eip:Eip", 1, 0.5, Modules),
        Seen("aws:ec2/securityGroup:SecurityGroup", 3, 1, Provisioning),
        Seen("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", 1, 0.5, Provisioning),
        Seen("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", 1, 0.5, Provisioning),
        Guessed("aws:ec2/natGateway:NatGateway", 180, 120, "no log of a regional gateway is known", "availabilityMode=regional"),
        Seen("aws:ec2/natGateway:NatGateway", 120, 90, "hashicorp/learn-terraform-provision-eks-cluster#22"),
        Guessed("aws:ec2/vpcEndpoint:VpcEndpoint", 120, 60, "an interface endpoint", "vpcEndpointType=Interface"),
        Guessed("aws:ec2/vpcEndpoint:VpcEndpoint", 8, 5, "a gateway endpoint"),
        Guessed("aws:ec2/flowLog:FlowLog", 2, 1, "one request"),
        Guessed("aws:ec2/launchTemplate:LaunchTemplate", 1, 0.5, "one request"),
        Guessed("aws:ec2/subnetCidrReservation:SubnetCidrReservation", 1, 0.5, "one request"),
        Guessed("aws:ec2/tag:Tag", 1, 0.5, "one request"),
        Guessed("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", 12, 5, "waits for the association"),

        // EKS.
        Seen("aws:eks/cluster:Cluster", 560, 420, Provisioning + ", terraform-aws-modules/terraform-aws-eks#3218"),
        Seen("aws:eks/nodeGroup:NodeGroup", 115, 96, Provisioning),
        Guessed("aws:eks/addon:Addon", 20, 5, "a DaemonSet without nodes is active at once", "addonName=vpc-cni"),
        Guessed("aws:eks/addon:Addon", 20, 5, "a DaemonSet without nodes is active at once", "addonName=kube-proxy"),
        Guessed("aws:eks/addon:Addon", 20, 5, "a DaemonSet without nodes is active at once", "addonName=eks-pod-identity-agent"),
        Seen("aws:eks/addon:Addon", 35, 10, "pulumi/pulumi-eks#1525, #1819; after the first nodes"),
        Seen("aws:eks/accessEntry:AccessEntry", 1, 0.5, Provisioning),
        Seen("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", 1, 0.5, Provisioning),
        Guessed("aws:eks/podIdentityAssociation:PodIdentityAssociation", 1, 0.5, "like an access entry"),
        Seen("aws:eks/fargateProfile:FargateProfile", 90, 60, "aws/containers-roadmap#1227"),
        Seen("aws:eks/identityProviderConfig:IdentityProviderConfig", 1200, 600, "aws/containers-roadmap#1438"),
        Seen("aws:eks/capability:Capability", 180, 120, "eksctl-io/eksctl, its time limits"),
        Guessed("aws:autoscaling/group:Group", 90, 30, "waits for its instances"),

        // Identity, keys, data on AWS.
        Seen("aws:iam/role:Role", 1, 0.5, Provisioning),
        Seen("aws:iam/rolePolicyAttachment:RolePolicyAttachment", 1, 0.5, Provisioning),
        Seen("aws:iam/openIdConnectProvider:OpenIdConnectProvider", 1, 0.5, Provisioning),
        Guessed("aws:iam/instanceProfile:InstanceProfile", 8, 1, "waits until it can be read everywhere"),
        Seen("aws:kms/key:Key", 10, 1, "logs: 1, 1, 8, 10, 24 and 38 s"),
        Guessed("aws:kms/replicaKey:ReplicaKey", 30, 10, "waits for the copy"),
        Seen("aws:s3/bucket:Bucket", 3, 1, "logs: 1 to 12 s"),
        Guessed("aws:sqs/queue:Queue", 25, 1, "waits until its attributes can be read"),
        Guessed("aws:sqs/queuePolicy:QueuePolicy", 25, 1, "waits until its attributes can be read"),
        Guessed("aws:kms/alias:Alias", 1, 0.5, "one request"),
        Seen("aws:cloudwatch/logGroup:LogGroup", 1, 0.5, "logs: 0 to 1 s"),
        Seen("aws:route53/zone:Zone", 40, 36, "logs: 36, 40 and 72 s"),
        Guessed("aws:route53/record:Record", 35, 10, "waits until all name servers have it"),
        Guessed("aws:acm/certificateValidation:CertificateValidation", 120, 30, "depends on the name servers"),
        Guessed("aws:efs/fileSystem:FileSystem", 10, 5, "waits until it is available"),
        Guessed("aws:opensearch/domain:Domain", 1200, 600, "the service says 15 to 30 min"),
        Guessed("aws:amp/workspace:Workspace", 10, 5, "waits until it is active"),

        // Networks on Google Cloud. Its operations are asked for every ten seconds, so that nearly everything takes 11, 12 or 22 s.
        Seen("gcp:compute/network:Network", 22, 21, "opea-project/GenAIInfra#977 and logs"),
        Seen("gcp:compute/subnetwork:Subnetwork", 22, 11, "logs: 11 to 23 s"),
        Seen("gcp:compute/router:Router", 12, 11, "logs: 12 to 22 s"),
        Seen("gcp:compute/routerNat:RouterNat", 12, 11, "logs: 11, 12, 12, 12 and 23 s"),
        Seen("gcp:compute/address:Address", 3, 2, "logs"),
        Guessed("gcp:compute/globalAddress:GlobalAddress", 12, 3, "like other global operations"),
        Seen("gcp:compute/firewall:Firewall", 12, 11, "logs: 11 to 22 s"),
        Seen("gcp:servicenetworking/connection:Connection", 60, 40, "logs: over 40 s"),
        Seen("gcp:projects/iAMMember:IAMMember", 11, 8, "midl-dev/tezos-on-gke#45"),
        Seen("gcp:projects/service:Service", 4, 2, "midl-dev/tezos-on-gke#45; already on"),

        // GKE. A location with two dashes is a zone. The first pool that is thrown away is part of a cluster's time.
        Seen("gcp:container/cluster:Cluster", 220, 210, "logs: 3 min 33 s to 3 min 44 s", "location=*-*-*"),
        Seen("gcp:container/cluster:Cluster", 405, 325, "logs: 5 min 25 s, 6 min 13 s, 6 min 43 s and 9 min 22 s"),
        Seen("gcp:container/nodePool:NodePool", 95, 64, "logs: 64, 82, 106 and 116 s; hashicorp/terraform-provider-google#1643"),
        Guessed("gcp:gkebackup/backupPlan:BackupPlan", 12, 5, "one operation"),
        Guessed("gcp:gkehub/membership:Membership", 30, 10, "one operation"),

        // Identity, keys, data on Google Cloud.
        Seen("gcp:serviceaccount/account:Account", 3, 2, "logs: 2, 2 and 3 s"),
        Guessed("gcp:serviceaccount/iAMMember:IAMMember", 4, 2, "one policy"),
        Guessed("gcp:projects/iAMCustomRole:IAMCustomRole", 2, 1, "one request"),
        Guessed("gcp:projects/serviceIdentity:ServiceIdentity", 4, 2, "one operation"),
        Guessed("gcp:iam/workloadIdentityPool:WorkloadIdentityPool", 12, 5, "one operation"),
        Guessed("gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider", 12, 5, "one operation"),
        Guessed("gcp:kms/keyRing:KeyRing", 2, 1, "one request"),
        Guessed("gcp:kms/cryptoKey:CryptoKey", 2, 1, "one request"),
        Guessed("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", 4, 2, "one policy"),
        Guessed("gcp:storage/bucket:Bucket", 2, 1, "one request"),
        Guessed("gcp:storage/bucketIAMMember:BucketIAMMember", 4, 2, "one policy"),
        Guessed("gcp:pubsub/subscriptionIAMMember:SubscriptionIAMMember", 4, 2, "one policy"),
        Guessed("gcp:pubsub/topicIAMMember:TopicIAMMember", 4, 2, "one policy"),
        Guessed("gcp:pubsub/topic:Topic", 3, 1, "one request"),
        Guessed("gcp:dns/managedZone:ManagedZone", 2, 1, "one request"),
        Guessed("gcp:dns/policy:Policy", 2, 1, "one request"),

        // In a cluster. Pulumi waits until objects are ready, and Helm until a release is.
        Guessed("kubernetes:helm.sh/v3:Release", 10, 5, "without a wait", "skipAwait=true"),
        Seen("kubernetes:helm.sh/v3:Release", 60, 20, "logs: 20 s to 2 min 11 s; cert-manager, ingress-nginx, Argo CD"),
        Guessed("kubernetes:apps/v1:Deployment", 30, 10, "waits for its pods"),
        Guessed("kubernetes:apps/v1:StatefulSet", 60, 20, "waits for its pods, one after the other"),
        Guessed("kubernetes:apps/v1:DaemonSet", 20, 5, "waits for its pods"),
        Guessed("kubernetes:core/v1:Pod", 20, 5, "waits until it is ready"),
        Guessed("kubernetes:batch/v1:Job", 30, 10, "waits until it is done"),
        Guessed("kubernetes:core/v1:Service", 60, 20, "waits for its load balancer", "spec.type=LoadBalancer"),
        Guessed("kubernetes:core/v1:Service", 5, 1, "waits for its endpoints"),
        Guessed("kubernetes:networking.k8s.io/v1:Ingress", 60, 20, "waits for its address"),
        Guessed("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition", 3, 1, "waits until it is established"),
    ];

    /// <summary>For types without a line, by package.</summary>
    public static IReadOnlyDictionary<string, CreateTime> Packages { get; } = new Dictionary<string, CreateTime>
    {
        ["aws"] = new(2, 0.5, Evidence.Guess, "most resources of the package"),
        ["gcp"] = new(12, 2, Evidence.Guess, "most resources of the package"),
        ["kubernetes"] = new(1, 0.5, Evidence.Guess, "one object"),
        ["random"] = new(0, 0, Evidence.Guess, "computed by the provider"),
        ["tls"] = new(1, 0, Evidence.Guess, "computed by the provider"),
    };

    private static CreateTimeRow Seen(string type, double typical, double minimum, string source, string? when = null) =>
        new(type, new(typical, minimum, Evidence.Observed, source), when);

    private static CreateTimeRow Guessed(string type, double typical, double minimum, string why, string? when = null) =>
        new(type, new(typical, minimum, Evidence.Estimate, why), when);
}
