using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>Keys of both clouds: that they change, that they stay, and whose they are.</summary>
internal static class KeyRules
{
    private const string AwsKey = "aws:kms/key:Key";
    private const string GcpKey = "gcp:kms/cryptoKey:CryptoKey";
    private const double MostRotation = 90 * 86400;

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("AWS-003", Medium, "keys are rotated", "set enableKeyRotation", ["CIS-EKS-5.3.1", "CKV_AWS_7", "AWS-0065"], [AwsKey],
            AwsRotation),
        new("AWS-012", Medium, "a key deleted in production can be brought back for a month", "set deletionWindowInDays to 30", [],
            [AwsKey],
            subject => subject.Must("deletionWindowInDays", value => Values.Number(value) >= 30, "must be 30",
                missing: true)) { ProductionOnly = true },
        new("AWS-004", Critical, "a key is not everybody's", "name the principals of the key's policy, or add a condition", ["CKV_AWS_33"],
            [AwsKey], AwsPolicy),
        new("GCP-001", Medium, "keys are rotated within 90 days", "set rotationPeriod to 7776000s or less",
            ["CKV_GCP_43", "GCP-0065"], [GcpKey], GcpRotation),
    ];

    private static void AwsRotation(Subject subject)
    {
        // Only symmetric keys for encryption can be rotated.
        if (subject.At("customerMasterKeySpec") is null || Values.Is(subject.At("customerMasterKeySpec"), "SYMMETRIC_DEFAULT"))
            subject.MustBe("enableKeyRotation", true, missing: false);
    }

    private static void AwsPolicy(Subject subject)
    {
        foreach (var statement in Statement.Of(subject, "policy"))
        {
            if (statement.Allows && !statement.HasCondition && statement.Principals("AWS").Contains("*"))
                subject.Fail("policy", statement.Name, "must not allow everybody without a condition");
        }
    }

    private static void GcpRotation(Subject subject)
    {
        if (subject.At("purpose") is UnknownValue)
            subject.Unknown("purpose");
        else if (subject.At("purpose") is null || Values.Is(subject.At("purpose"), "ENCRYPT_DECRYPT"))
            subject.Must("rotationPeriod", value => value is StringValue text
                && Values.Number(text.Value.TrimEnd('s')) <= MostRotation, "must be 7776000s or less");
    }
}
