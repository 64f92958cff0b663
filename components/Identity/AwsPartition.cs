namespace Platform.Components.Identity;

/// <summary>The partitions of AWS: separate clouds, each with ARNs and domains of its own.</summary>
public static class AwsPartition
{
    // The longer prefixes first: us-isob- also begins with us-iso.
    private static readonly (string Prefix, string Partition)[] Partitions =
    [
        ("cn-", "aws-cn"),
        ("us-gov-", "aws-us-gov"),
        ("us-isob-", "aws-iso-b"),
        ("us-isof-", "aws-iso-f"),
        ("eu-isoe-", "aws-iso-e"),
        ("us-iso-", "aws-iso"),
        ("eusc-", "aws-eusc"),
    ];

    /// <summary>The partition of a region; <c>aws</c> for every commercial one.</summary>
    /// <param name="region">The region, such as <c>eu-west-1</c>.</param>
    public static string Of(string region) =>
        Partitions.FirstOrDefault(known => region.StartsWith(known.Prefix, StringComparison.Ordinal)).Partition ?? "aws";

    /// <summary>The domain under which a partition's services answer.</summary>
    /// <param name="partition">The partition, such as <c>aws-cn</c>.</param>
    public static string DnsSuffix(string partition) => partition switch
    {
        "aws-cn" => "amazonaws.com.cn",
        "aws-iso" => "c2s.ic.gov",
        "aws-iso-b" => "sc2s.sgov.gov",
        "aws-iso-e" => "cloud.adc-e.uk",
        "aws-iso-f" => "csp.hci.ic.gov",
        "aws-eusc" => "amazonaws.eu",
        _ => "amazonaws.com",
    };
}
