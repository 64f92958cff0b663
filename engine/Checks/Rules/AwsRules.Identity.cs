using static Platform.Engine.Checks.Rules.Rule;

namespace Platform.Engine.Checks.Rules;

// IAM API Reference and "IAM and AWS STS quotas"; KMS API Reference: CreateKey, CreateAlias.
internal static partial class AwsRules
{
    private const string IdentityEnumerations =
        """
        kms/Key.keyUsage = ENCRYPT_DECRYPT GENERATE_VERIFY_MAC KEY_AGREEMENT SIGN_VERIFY
        """;

    // IAM names: letters, digits and + = , . @ - _
    private const string IamSigns = "+=,.@-_";

    private static IEnumerable<RuleEntry> IdentityRules() =>
    [
        .. RuleEntry.Enumerations(IdentityEnumerations),
        new("iam/Role", "name", Named(1, 64, IamSigns)),
        new("iam/Role", "namePrefix", Named(1, 38, IamSigns)),
        new("iam/Role", "assumeRolePolicy", IamPolicy.Of(PolicyKind.Trust, IamPolicy.TrustSize)),
        new("iam/Role", "maxSessionDuration", Between(3600, 43200)),
        new("iam/Role", "description", Text(text => text.Length > 1000 ? "is too long: at most 1000 characters are allowed" : null)),
        new("iam/RoleInlinePolicy", "policy", IamPolicy.Of(PolicyKind.Identity, IamPolicy.InlineSize)),
        new("iam/Role", "permissionsBoundary", Text(Arn.Of("iam", "policy/"))),
        new("iam/Policy", "name", Named(1, 128, IamSigns)),
        new("iam/Policy", "policy", IamPolicy.Of(PolicyKind.Identity, IamPolicy.ManagedSize)),
        new("iam/RolePolicy", "name", Named(1, 128, IamSigns)),
        new("iam/RolePolicy", "role", Named(1, 64, IamSigns)),
        new("iam/RolePolicy", "policy", IamPolicy.Of(PolicyKind.Identity, IamPolicy.InlineSize)),
        new("iam/RolePolicyAttachment", "policyArn", Text(Arn.Of("iam", "policy/"))),
        new("iam/RolePolicyAttachment", "role", Text(role => role.StartsWith("arn:", StringComparison.Ordinal)
            ? new Complaint("must be the name of a role, not its ARN", $"use {role[(role.LastIndexOf('/') + 1)..]}")
            : NameRule.Of(1, 64, IamSigns).Judge(role))),
        new("iam/InstanceProfile", "name", Named(1, 128, IamSigns)),
        new("iam/*", "path", Text(Path)),
        new("iam/OpenIdConnectProvider", "url", Text(url =>
            url.StartsWith("https://", StringComparison.Ordinal) ? null : new Complaint("must begin with https://", $"use https://{url}"))),
        new("iam/OpenIdConnectProvider", "thumbprintLists", Each(Text(print =>
            print.Length == 40 && print.All(char.IsAsciiHexDigit) ? null : "must be a SHA-1 thumbprint of 40 hexadecimal digits"))),
        new("iam/ServiceLinkedRole", "awsServiceName", Text(name =>
            name.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? null : "must be a service, such as spot.amazonaws.com")),
        new("kms/Alias", "name", Text(Alias)),
        new("kms/*ey", "deletionWindowInDays", Between(7, 30)),
        new("kms/Key", "rotationPeriodInDays", Between(90, 2560)),
        new("kms/Key", "customerMasterKeySpec", Known(
            "SYMMETRIC_DEFAULT", "RSA_2048", "RSA_3072", "RSA_4096", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "ECC_NIST_P256",
            "ECC_NIST_P384", "ECC_NIST_P521", "ECC_NIST_EDWARDS25519", "ECC_SECG_P256K1", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "SM2")),
        new("kms/*", "policy", IamPolicy.Of(PolicyKind.Resource, 32768)),
    ];

    private static Complaint? Path(string path) =>
        path.StartsWith('/') && path.EndsWith('/') && path.Length <= 512 && path.All(c => c is >= '!' and <= '\u007F')
            ? null
            : "must begin and end with /, at most 512 characters without spaces";

    private static Complaint? Alias(string name) =>
        !name.StartsWith("alias/", StringComparison.Ordinal) ? new Complaint("must begin with alias/", $"use alias/{name}")
        : name.StartsWith("alias/aws/", StringComparison.Ordinal) ? "must not begin with alias/aws/, which AWS keeps for itself"
        : NameRule.Of(1, 250, "/_-").Judge(name["alias/".Length..]);
}
