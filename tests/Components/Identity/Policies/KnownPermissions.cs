using System.Collections.Immutable;
using System.Text.Json;
using Platform.Components.Identity;
using Platform.Components.Identity.Policies;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Components.Identity.Policies;

/// <summary>Everything that controllers are permitted, with every switch on, as the rules of all of them are held to it.</summary>
internal static class KnownPermissions
{
    public static readonly AwsFacts Facts = In("eu-west-1");

    public static readonly LoadBalancerControllerFeatures AllFeatures = new()
    {
        WebAcl = true,
        ClassicWebAcl = true,
        Shield = true,
        Cognito = true,
        CustomerOwnedAddresses = true,
        ForeignTargetGroups = true,
    };

    public static readonly ReadableSecrets AllSecrets = new()
    {
        AwsPrefix = "prod/main/",
        AwsKeys = One("vault", Arn("kms", "key/1")),
        OfNamespaceOnly = true,
        Parameters = true,
        Find = true,
        GcpSecrets = One("database", "prod-main-database"),
        GcpPrefix = "prod-main-",
        GcpProjectNumber = "123456789012",
    };

    public static ImmutableSortedDictionary<string, CloudResource> Zones => ImmutableSortedDictionary<string, CloudResource>.Empty
        .Add("acme.example", new() { Aws = "Z0ACME", Gcp = "acme" })
        .Add("apps.acme.example", new() { Aws = "Z0APPS", Gcp = "apps" });

    private static CloudResource Key => new()
    {
        Aws = Arn("kms", "key/1"),
        Gcp = "projects/acme/locations/eu/keyRings/vault/cryptoKeys/unseal",
    };

    private static CloudResource Bucket => new() { Aws = "acme-backups", Gcp = "acme-backups" };

    public static ImmutableSortedDictionary<string, Func<Permissions>> All { get; } =
        ImmutableSortedDictionary<string, Func<Permissions>>.Empty
        .Add("cert-manager", () => CertManagerPermissions.Of(Zones))
        .Add("cluster-autoscaler", () => ClusterAutoscalerPermissions.Of())
        .Add("ebs-csi", () => EbsCsiPermissions.Of(One("data", Arn("kms", "key/1"))))
        .Add("external-dns", () => ExternalDnsPermissions.Of(Zones))
        .Add("images", () => ImageReaderPermissions.Of(One("web", Arn("ecr", "repository/web")), Repositories))
        .Add("karpenter", () => KarpenterPermissions.Of(Arn("iam", "role/nodes"), Arn("sqs", "interruptions")))
        .Add("load-balancer-controller", () => LoadBalancerControllerPermissions.Of("vpc-1", AllFeatures))
        .Add("logs", () => LogWriterPermissions.Of())
        .Add("logs-open-search", () => LogWriterPermissions.OpenSearch(Arn("es", "domain/logs"), "main-"))
        .Add("logs-open-search-serverless", () => LogWriterPermissions.OpenSearchServerless(Arn("aoss", "collection/logs")))
        .Add("metrics-prometheus", () => MetricsPermissions.WritingPrometheus(new() { Aws = Arn("aps", "workspace/1") }))
        .Add("metrics-reader", () => MetricsPermissions.Reading(
            ImmutableSortedDictionary<string, CloudResource>.Empty.Add("orders", new() { Aws = Arn("sqs", "orders"), Gcp = "orders" })))
        .Add("metrics-writer", () => MetricsPermissions.Writing())
        .Add("nodes", () => NodePermissions.Of(Repositories, cni: true))
        .Add("secrets", () => SecretReaderPermissions.Of(AllSecrets))
        .Add("vault-snapshots", () => VaultPermissions.Snapshots(Bucket, "vault", Arn("kms", "key/1")))
        .Add("vault-unseal", () => VaultPermissions.Unsealing(Key))
        .Add("velero", () => VeleroPermissions.Of(Bucket, "main", Arn("kms", "key/1")))
        .Add("vpc-cni", () => VpcCniPermissions.Of())
        .Add("vpc-cni-ipv6", () => VpcCniPermissions.Of(ipv6: true));

    private static ImmutableSortedDictionary<string, GcpRepository> Repositories =>
        ImmutableSortedDictionary<string, GcpRepository>.Empty.Add("web", new("europe-west1", "web") { Project = "acme-images" });

    public static AwsFacts In(string region) => AwsFacts.Of(region, "111122223333", "acme-prod-main");

    /// <summary>A role's documents as the cloud gets them, and the ARNs of the policies that exist already.</summary>
    public static async Task<RolePolicies> OfAsync(Func<Permissions> permissions, AwsFacts facts)
    {
        var made = await Recording.OfAsync(() => _ = new AwsPodRole("it", new()
        {
            Cluster = facts,
            Namespace = "home",
            ServiceAccount = "it",
            Permissions = permissions().Aws,
        }));
        return new(
            [.. made.Of("aws:iam/rolePolicy:RolePolicy").Values.Select(policy => (string)policy["policy"])],
            [.. made.Of("aws:iam/policy:Policy").Values.Select(policy => (string)policy["policy"])],
            [.. made.Of("aws:iam/rolePolicyAttachment:RolePolicyAttachment").Values.Select(attachment => (string)attachment["policyArn"])
                .Where(arn => !arn.Contains(":mock:", StringComparison.Ordinal))]);
    }

    public static async Task<Statement[]> StatementsAsync(Func<Permissions> permissions) =>
        [.. (await OfAsync(permissions, Facts)).Documents.SelectMany(Statement.Of)];

    private static string Arn(string service, string resource) => $"arn:MINE:{service}:eu-west-1:111122223333:{resource}";

    private static ImmutableSortedDictionary<string, Input<string>> One(string name, string value) =>
        ImmutableSortedDictionary<string, Input<string>>.Empty.Add(name, value);
}

/// <summary>What a role may do, as text.</summary>
internal sealed record RolePolicies(string[] Inline, string[] Managed, string[] Existing)
{
    public string[] Documents => [.. Inline, .. Managed];
}

/// <summary>A statement as it was written.</summary>
internal sealed record Statement(string Sid, string Effect, string[] Actions, string[] Resources, string Condition)
{
    private static readonly string[] Reading = ["Describe", "Get", "List", "BatchGet", "BatchCheck"];

    public bool Writes => Effect == "Allow" && !Actions.All(IsReading);

    public static bool IsReading(string action) => Reading.Any(verb => action.Split(':')[1].StartsWith(verb, StringComparison.Ordinal));

    public static IEnumerable<Statement> Of(string json) =>
        JsonDocument.Parse(json).RootElement.GetProperty("Statement").EnumerateArray().Select(Of);

    private static Statement Of(JsonElement statement) => new(
        statement.GetProperty(nameof(Sid)).GetString()!,
        statement.GetProperty(nameof(Effect)).GetString()!,
        IamJson.Texts(statement.GetProperty("Action")),
        IamJson.Texts(statement.GetProperty("Resource")),
        statement.TryGetProperty(nameof(Condition), out var condition) ? condition.GetRawText() : "");
}
