using Platform.Engine.Graph;
using static Platform.Engine.Checks.Rules.Rule;

namespace Platform.Engine.Checks.Rules;

/// <summary>
/// What AWS refuses beyond types. Numbers and alphabets are those of the services' API references; where the Terraform provider
/// refuses earlier or more, its validation counts, since it runs first. This file holds what is common to all services.
/// </summary>
internal static partial class AwsRules
{
    private static readonly ValueRule AnyArn = Text(Arn.Any);
    private static readonly ValueRule RoleArn = Text(Arn.Of("iam", "role/"));
    private static readonly ValueRule KmsKeyArn = Text(Arn.Of("kms", "key/"));

    /// <summary>All rules.</summary>
    public static IEnumerable<RuleEntry> All() =>
        [.. Common(), .. Ids(), .. NetworkRules(), .. EksRules(), .. ComputeRules(), .. IdentityRules(), .. ServiceRules()];

    private static RuleEntry[] Common() =>
    [
        new("*", "region", AwsPlace.Region),
        new("*", "serviceRegion", AwsPlace.Region),
        new("*", "availabilityZone", AwsPlace.Zone),
        new("*", "availabilityZoneName", AwsPlace.Zone),
        new("*", "availabilityZones", Each(AwsPlace.Zone)),
        new("*", "availabilityZoneId", Text(AwsPlace.ZoneId)),
        new("*", "tags", Tags),
        new("*", "arn", AnyArn),
        new("*", "*Arn", AnyArn),
        new("*", "*Arns", Each(AnyArn)),
        new("*", "*oleArn", RoleArn),
        new("*", "keyArn", KmsKeyArn),
        new("*", "kmsKeyArn", KmsKeyArn),
        new("*", "kmsKeyId", Text(KeyId)),
        new("*", "kmsMasterKeyId", Text(KeyId)),
        new("providers/aws", "allowedAccountIds", Each(Text(AccountId))),
        new("providers/aws", "forbiddenAccountIds", Each(Text(AccountId))),
        new("providers/aws", "maxRetries", AtLeast(0)),
    ];

    private static RuleEntry[] Ids() =>
    [
        new("*", "vpcId", Id("vpc-")),
        new("*", "subnetId", Id("subnet-")),
        new("*", "subnetIds", Each(Id("subnet-"))),
        new("*", "vpcZoneIdentifiers", Each(Id("subnet-"))),
        new("*", "securityGroupId", Id("sg-")),
        new("*", "securityGroupIds", Each(Id("sg-"))),
        new("*", "vpcSecurityGroupIds", Each(Id("sg-"))),
        new("*", "referencedSecurityGroupId", Text(id => id[(id.IndexOf('/') + 1)..].StartsWith("sg-", StringComparison.Ordinal)
            ? null
            : "must be the id of a security group, such as sg-0123456789abcdef0")),
        new("*", "routeTableId", Id("rtb-")),
        new("*", "routeTableIds", Each(Id("rtb-"))),
        new("*", "natGatewayId", Id("nat-")),
        new("*", "egressOnlyGatewayId", Id("eigw-")),
        new("*", "allocationId", Id("eipalloc-")),
        new("*", "allocationIds", Each(Id("eipalloc-"))),
        new("*", "networkInterfaceId", Id("eni-")),
        new("*", "transitGatewayId", Id("tgw-")),
        new("*", "vpcEndpointId", Id("vpce-")),
        new("*", "*refixListId", Id("pl-")),
        new("*", "prefixListIds", Each(Id("pl-"))),
        new("eks/NodeGroupLaunchTemplate", "id", Id("lt-")),
        new("autoscaling/GroupLaunchTemplate", "id", Id("lt-")),
    ];

    private static ValueRule Id(string prefix) => Text(id =>
        id.StartsWith(prefix, StringComparison.Ordinal) ? null
            : $"must be an id that begins with {prefix}, such as {prefix}0123456789abcdef0");

    // Tagging: "Tag naming limits and requirements", AWS General Reference.
    private static void Tags(PropertyValue value, RuleContext context)
    {
        Map(TagKey, Text(TagValue))(value, context);
        if (value is ObjectValue { Count: > 50 })
            context.Findings.Error(value, "has too many tags: at most 50 are allowed");
    }

    private static Complaint? TagKey(string key) =>
        key.Length is 0 or > 128 ? $"must have a key of 1 to 128 characters, this one has {key.Length}"
        : key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) ? "must not begin with aws:, which AWS keeps for itself"
        : TagText(key);

    private static Complaint? TagValue(string value) =>
        value.Length > 256 ? $"is too long: at most 256 characters are allowed, it has {value.Length}" : TagText(value);

    private static Complaint? TagText(string text)
    {
        var wrong = text.FirstOrDefault(c => !char.IsLetterOrDigit(c) && !char.IsSeparator(c) && !char.IsSurrogate(c)
            && !"_.:/=+-@".Contains(c));
        return wrong == '\0' ? null : $"must consist of letters, digits, spaces and _ . : / = + - @: '{wrong}' is not allowed";
    }

    private static Complaint? AccountId(string text) =>
        text.Length == 12 && text.All(char.IsAsciiDigit) ? null : "must be an account id of 12 digits";

    // A key is named by its ARN, its id, its alias' ARN or its alias.
    private static Complaint? KeyId(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) ? Arn.Any(text)
        : text.Length == 0 || text.StartsWith("alias/", StringComparison.Ordinal) || text.StartsWith("mrk-", StringComparison.Ordinal)
            || Guid.TryParse(text, out _)
            ? null
            : "must be the ARN, the id or the alias of a KMS key";

    private static Complaint? JsonObject(string text) => JsonValues.Parse(text) is ObjectValue ? null : "must be a JSON object";

    /// <summary>Values that the services add to now and then: another one may be newer than this table.</summary>
    private static ValueRule Known(params string[] values) => Rule.Known(Newer, values);

    private static ValueRule Named(int least, int most, string signs) => NameRule.Of(least, most, signs).ToRule();

    /// <summary>Says what is missing for, or cannot stand beside, what was chosen.</summary>
    private static void Demand(ObjectValue owner, RuleContext context, string reason, string[] required, string[] refused)
    {
        foreach (var name in required)
        {
            if (owner[name] is not (null or NullValue))
                continue;

            context.Findings.Enter(name);
            context.Findings.Error(null, $"is required {reason}");
            context.Findings.Leave();
        }

        foreach (var name in refused)
        {
            if (owner[name]?.Plain is null or NullValue or ListValue { Items.Count: 0 } or BoolValue { Value: false })
                continue;

            context.Findings.Enter(name);
            context.Findings.Error(owner[name], $"is not possible {reason}", "leave it out");
            context.Findings.Leave();
        }
    }
}
