using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Support;

/// <summary>Graphs that look like a platform: a network, a cluster, what runs in it.</summary>
internal static class SampleGraphs
{
    /// <summary>The secret that must be nowhere to be seen.</summary>
    public const string Password = "correct-horse-battery-staple";

    /// <summary>Where the cluster answers.</summary>
    public const string Endpoint = "https://8F2C91D0A4E7B63512FE.gr7.eu-west-1.eks.amazonaws.com";

    /// <summary>Sixteen resources on AWS and Kubernetes, with components, a secret, a protected key and an automatic name.</summary>
    public static ResourceGraph Platform(string stack = "prod", bool gateway = true)
    {
        var build = new GraphBuilder(stack: stack)
        {
            Config = Object(("aws:region", "eu-west-1"), ("platform:password", Secret(Password)), ("platform:zones", "[\"a\",\"b\"]")),
        };
        var aws = build.Provider("aws", "default_7_48_0", Object(("region", "eu-west-1"), ("version", "7.48.0")));
        var network = build.Component("platform:networks:AwsNetwork", "main");
        var vpc = build.Resource(
            "aws:ec2/vpc:Vpc", "main-vpc",
            Object(("cidrBlock", "10.0.0.0/16"), ("enableDnsHostnames", true), ("tags", Object(("Name", "main")))),
            aws, network, "vpc-0a1b2c3d4e5f60718",
            Object(("arn", "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a1b2c3d4e5f60718"), ("ownerId", "111122223333")));
        var subnets = new[] { "a", "b" }.Select((zone, i) => build.Resource(
            "aws:ec2/subnet:Subnet", $"main-private-{zone}",
            Object(("availabilityZone", $"eu-west-1{zone}"), ("cidrBlock", $"10.0.{16 * i}.0/20"), ("vpcId", vpc.Id!)),
            aws, network, $"subnet-0{zone}11223344556677", Object(("ownerId", "111122223333")), uses: vpc)).ToArray();
        if (gateway)
            build.Resource("aws:ec2/eip:Eip", "main-egress", Object(("domain", "vpc")), aws, network, "eipalloc-0123456789abcdef0");

        var cluster = build.Component("platform:clusters:EksCluster", "blue");
        var key = build.Resource(
            "aws:kms/key:Key", "blue-secrets", Object(("description", "Kubernetes secrets of blue"), ("enableKeyRotation", true)),
            aws, cluster, "0f9e8d7c-6b5a-4938-8271-605f4e3d2c1b",
            Object(("arn", "arn:aws:kms:eu-west-1:111122223333:key/0f9e8d7c-6b5a-4938-8271-605f4e3d2c1b")), new() { Protect = true });
        var role = build.Resource(
            "aws:iam/role:Role", "blue-control-plane",
            Object(
                ("name", "blue-control-plane-4f1d2a7"),
                ("assumeRolePolicy", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""")),
            aws, cluster, "blue-control-plane-4f1d2a7", Object(("arn", "arn:aws:iam::111122223333:role/blue-control-plane-4f1d2a7")),
            autoNamed: ["name"]);
        var eks = build.Resource(
            "aws:eks/cluster:Cluster", "blue-cluster",
            Object(
                ("name", "acme-prod-blue"),
                ("roleArn", role.Outputs["arn"]!),
                ("encryptionConfig", Object(("provider", Object(("keyArn", key.Outputs["arn"]!))), ("resources", List("secrets")))),
                ("version", "1.34"),
                ("vpcConfig", Object(
                    ("endpointPublicAccess", false),
                    ("subnetIds", List([.. subnets.Select(subnet => (PropertyValue)subnet.Id!)]))))),
            aws, cluster, "acme-prod-blue", Object(("endpoint", Endpoint), ("status", "ACTIVE")),
            new() { Protect = true, RetainOnDelete = false }, uses: [role, key, .. subnets]);
        build.Resource(
            "aws:eks/nodeGroup:NodeGroup", "blue-system",
            Object(
                ("clusterName", "acme-prod-blue"), ("instanceTypes", List("m7g.large")),
                ("scalingConfig", Object(("desiredSize", 3), ("maxSize", 6), ("minSize", 3)))),
            aws, cluster, "acme-prod-blue:blue-system", options: new() { IgnoreChanges = ["scalingConfig.desiredSize"] }, uses: eks);

        var kubernetes = build.Provider("kubernetes", "blue", Object(("kubeconfig", Secret(Kubeconfig(Endpoint)))));
        var @namespace = build.Resource(
            "kubernetes:core/v1:Namespace", "blue-ingress",
            Object(("apiVersion", "v1"), ("kind", "Namespace"), ("metadata", Object(("name", "ingress")))),
            kubernetes, cluster, "ingress");
        build.Resource(
            "kubernetes:core/v1:Secret", "blue-credentials",
            Object(
                ("apiVersion", "v1"), ("kind", "Secret"), ("metadata", Object(("name", "credentials"), ("namespace", "ingress"))),
                ("stringData", Secret(Object(("password", Password))))),
            kubernetes, cluster, "ingress/credentials", options: new() { AdditionalSecretOutputs = ["data", "stringData"] },
            uses: @namespace);
        build.Resource(
            "kubernetes:helm.sh/v3:Release", "blue-ingress-nginx",
            Object(
                ("chart", "ingress-nginx"), ("name", "ingress-nginx"), ("namespace", "ingress"),
                ("values", Object(("controller", Object(("replicaCount", 2))))), ("version", "4.13.3")),
            kubernetes, cluster, "ingress/ingress-nginx", uses: @namespace);
        build.Outputs = Object(
            ("clusters", Object(("blue", Object(("endpoint", eks.Outputs["endpoint"]!), ("version", "1.34"))))),
            ("password", Secret(Password)), ("vpcId", vpc.Id!));
        return build.Graph();
    }

    /// <summary>A kubeconfig for a cluster at the address.</summary>
    public static string Kubeconfig(string server) =>
        $$$"""
        {"apiVersion":"v1","kind":"Config","current-context":"blue","contexts":[{"name":"blue","context":{"cluster":"blue","user":"blue"}}],
        "clusters":[{"name":"blue","cluster":{"server":"{{{server}}}"}}],"users":[{"name":"blue","user":{"token":"{{{Password}}}"}}]}
        """;
}
