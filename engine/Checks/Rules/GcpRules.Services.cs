using System.Buffers;
using Platform.Engine.Graph;
using static Platform.Engine.Checks.Rules.Rule;

namespace Platform.Engine.Checks.Rules;

// IAM, Cloud KMS, Cloud Storage ("Bucket naming guidelines"), Pub/Sub, Secret Manager, Artifact Registry, BigQuery, Logging.
internal static partial class GcpRules
{
    private static RuleEntry[] Services() =>
    [
        new("projects/Service", "service", Text(ServiceName)),
        new("projects/ServiceIdentity", "service", Text(ServiceName)),
        new("projects/IAMCustomRole", "roleId", NameRule.Of(3, 64, "_.").ToRule()),
        new("projects/IAMCustomRole", "title",
            Text(title => title.Length > 100 ? "is too long: at most 100 characters are allowed" : null)),
        new("projects/IAMCustomRole", "permissions", Each(Text(permission => permission.Split('.').Length >= 3
            ? null
            : "must be a permission: service.resource.verb, such as container.clusters.get"))),
        new("serviceaccount/Account", "accountId", NameRule.LetterFirst(6, 30).ToRule()),
        new("serviceaccount/Account", "displayName",
            Text(text => text.Length > 100 ? "is too long: at most 100 characters are allowed" : null)),
        new("serviceaccount/IAMMember", "serviceAccountId", Path("projects/*/serviceAccounts/*")),
        new("kms/KeyRing", "name", NameRule.Of(1, 63, "_-").ToRule()),
        new("kms/KeyRing", "location", GcpPlace.Location),
        new("kms/CryptoKey", "name", NameRule.Of(1, 63, "_-").ToRule()),
        new("kms/CryptoKey", "keyRing", Path("projects/*/locations/*/keyRings/*")),
        new("kms/CryptoKey", "rotationPeriod", Text(Seconds(86400, 3153600000))),
        new("kms/CryptoKey", "destroyScheduledDuration", Text(Seconds(86400, 10368000))),
        new("kms/CryptoKey", RuleEntry.Itself, (value, context) =>
        {
            if (value is ObjectValue key && key["rotationPeriod"] is not null
                && key.Text("purpose") is { } purpose and not "ENCRYPT_DECRYPT")
                Refuse(key, "rotationPeriod", $"cannot stand with the purpose {purpose}: only ENCRYPT_DECRYPT rotates", "leave it out",
                    context);
        }),
        new("kms/CryptoKeyIAMMember", "cryptoKeyId", Text(id => id.Split('/').Length is 4 or 8
            ? null
            : "must have the form projects/…/locations/…/keyRings/…/cryptoKeys/…")),
        new("storage/Bucket", "name", Text(BucketName)),
        new("storage/Bucket", "location", GcpPlace.Location),
        new("storage/BucketSoftDeletePolicy", "retentionDurationSeconds", (value, context) =>
        {
            if (AsNumber(value) is { } seconds && seconds != 0)
                Between(604800, 7776000)(value, context);
        }),
        new("pubsub/Topic", "name", Text(TopicName)),
        new("pubsub/Topic", "messageRetentionDuration", Text(Seconds(600, 2678400))),
        new("secretmanager/Secret", "secretId", NameRule.Of(1, 255, "_-").ToRule()),
        new("secretmanager/Secret", "expireTime", Text(Instant)),
        new("secretmanager/SecretRotation", "rotationPeriod", Text(Seconds(3600, 3153600000))),
        new("secretmanager/SecretReplicationUserManagedReplica", "location", GcpPlace.Region),
        new("artifactregistry/Repository", "repositoryId", NameRule.LetterFirst(1, 63).ToRule()),
        new("artifactregistry/*", "location", GcpPlace.Location),
        new("bigquery/Dataset", "datasetId", NameRule.Of(1, 1024, "_").ToRule()),
        new("bigquery/Dataset", "location", GcpPlace.Location),
        new("bigquery/Dataset", "default*ExpirationMs", AtLeast(3600000)),
        new("logging/ProjectBucketConfig", "bucketId", NameRule.AlnumFirst(1, 100, "_-.").ToRule()),
        new("logging/ProjectBucketConfig", "retentionDays", Between(1, 3650)),
        new("logging/ProjectSink", "destination", Text(SinkDestination)),
        new("gkehub/Membership", "membershipId", NameRule.LetterFirst(1, 63).ToRule()),
        new("certificatemanager/DnsAuthorization", "domain", Text(DnsName.Host)),
        new("certificatemanager/CertificateManaged", "domains", Each(Text(DnsName.HostOrWildcard))),
        new("certificatemanager/CertificateMapEntry", "hostname", Text(DnsName.HostOrWildcard)),
        // A channel's labels are its settings, such as email_address.
        new("monitoring/NotificationChannel", "labels", Text(_ => null)),
        new("servicenetworking/Connection", "service", Text(ServiceName)),
    ];

    private static Complaint? ServiceName(string text) =>
        text.Contains('.') && DnsName.Host(text) is null
            ? null
            : new Complaint("must be a service's domain, such as container.googleapis.com", text.All(char.IsAsciiLetterOrDigit)
                ? $"use {text}.googleapis.com" : null);

    private static Complaint? BucketName(string name)
    {
        var most = name.Contains('.') ? 222 : 63;
        var alphabet = new NameRule(3, most, SearchValues.Create(NameRule.LowerDigits + "-_."), "lower-case letters, digits, -, _ and .")
        {
            First = SearchValues.Create(NameRule.LowerDigits),
            Last = SearchValues.Create(NameRule.LowerDigits),
        };
        return alphabet.Judge(name)
            ?? (name.StartsWith("goog", StringComparison.Ordinal) ? "must not begin with goog"
            : name.Contains("google", StringComparison.Ordinal) ? "must not contain google"
            : Ip.V4(name) is null ? "must not have the form of an IP address"
            : name.Split('.').Any(part => part.Length is 0 or > 63) ? "must have 1 to 63 characters between two dots"
            : null);
    }

    private static Complaint? TopicName(string name) =>
        NameRule.Of(3, 255, "-_.~+%").Judge(name)
        ?? (!char.IsAsciiLetter(name[0]) ? "must begin with a letter"
            : name.StartsWith("goog", StringComparison.Ordinal) ? "must not begin with goog"
            : null);

    private static Complaint? SinkDestination(string text) =>
        text.Split('/')[0] is "storage.googleapis.com" or "bigquery.googleapis.com" or "pubsub.googleapis.com" or "logging.googleapis.com"
            ? null
            : "must begin with storage., bigquery., pubsub. or logging.googleapis.com/";
}
