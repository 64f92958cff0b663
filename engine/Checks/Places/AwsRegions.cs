
namespace Platform.Engine.Checks.Places;

/// <summary>A region of AWS.</summary>
/// <param name="Name">Such as <c>eu-west-1</c>.</param>
/// <param name="ZoneLetters">The letters of its zones that new accounts see.</param>
/// <param name="Description">The name that AWS shows.</param>
internal sealed record AwsRegion(string Name, string ZoneLetters, string Description)
{
    /// <summary><c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c> or <c>aws-eusc</c>.</summary>
    public string Partition =>
        Name.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : Name.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : Name.StartsWith("eusc-", StringComparison.Ordinal) ? "aws-eusc"
        : "aws";

    /// <summary>The domain of the partition's service endpoints.</summary>
    public string DnsSuffix => Partition switch
    {
        "aws-cn" => "amazonaws.com.cn",
        "aws-eusc" => "amazonaws.eu",
        _ => "amazonaws.com",
    };

    /// <summary>The zones' names, in order.</summary>
    public IReadOnlyList<string> Zones => [.. ZoneLetters.Select(letter => Name + letter)];

    /// <summary>The prefix of its zones' ids: the first letters of the name's parts, so <c>euw1</c> for <c>eu-west-1</c>.</summary>
    public string ZoneIdPrefix
    {
        get
        {
            var parts = Name.Split('-');
            var directions = parts[1..^1].Select(part => part switch
            {
                "northeast" => "ne",
                "northwest" => "nw",
                "southeast" => "se",
                "southwest" => "sw",
                _ => part[..1],
            });
            return parts[0] + string.Concat(directions) + parts[^1];
        }
    }
}

/// <summary>The regions and zones of AWS as of November 2026 (AWS global infrastructure, <c>ec2 describe-availability-zones</c>).</summary>
internal static class AwsRegions
{
    private static readonly AwsRegion[] Known =
    [
        new("af-south-1", "abc", "Africa (Cape Town)"),
        new("ap-east-1", "abc", "Asia Pacific (Hong Kong)"),
        new("ap-east-2", "abc", "Asia Pacific (Taipei)"),
        new("ap-northeast-1", "acd", "Asia Pacific (Tokyo)"),
        new("ap-northeast-2", "abcd", "Asia Pacific (Seoul)"),
        new("ap-northeast-3", "abc", "Asia Pacific (Osaka)"),
        new("ap-south-1", "abc", "Asia Pacific (Mumbai)"),
        new("ap-south-2", "abc", "Asia Pacific (Hyderabad)"),
        new("ap-southeast-1", "abc", "Asia Pacific (Singapore)"),
        new("ap-southeast-2", "abc", "Asia Pacific (Sydney)"),
        new("ap-southeast-3", "abc", "Asia Pacific (Jakarta)"),
        new("ap-southeast-4", "abc", "Asia Pacific (Melbourne)"),
        new("ap-southeast-5", "abc", "Asia Pacific (Malaysia)"),
        new("ap-southeast-6", "abc", "Asia Pacific (New Zealand)"),
        new("ap-southeast-7", "abc", "Asia Pacific (Thailand)"),
        new("ca-central-1", "abd", "Canada (Central)"),
        new("ca-west-1", "abc", "Canada West (Calgary)"),
        new("cn-north-1", "abd", "China (Beijing)"),
        new("cn-northwest-1", "abc", "China (Ningxia)"),
        new("eu-central-1", "abc", "Europe (Frankfurt)"),
        new("eu-central-2", "abc", "Europe (Zurich)"),
        new("eu-north-1", "abc", "Europe (Stockholm)"),
        new("eu-south-1", "abc", "Europe (Milan)"),
        new("eu-south-2", "abc", "Europe (Spain)"),
        new("eu-west-1", "abc", "Europe (Ireland)"),
        new("eu-west-2", "abc", "Europe (London)"),
        new("eu-west-3", "abc", "Europe (Paris)"),
        new("eusc-de-east-1", "abc", "EU (Germany)"),
        new("il-central-1", "abc", "Israel (Tel Aviv)"),
        new("me-central-1", "abc", "Middle East (UAE)"),
        new("me-south-1", "abc", "Middle East (Bahrain)"),
        new("mx-central-1", "abc", "Mexico (Central)"),
        new("sa-east-1", "abc", "South America (Sao Paulo)"),
        new("us-east-1", "abcdef", "US East (N. Virginia)"),
        new("us-east-2", "abc", "US East (Ohio)"),
        new("us-gov-east-1", "abc", "AWS GovCloud (US-East)"),
        new("us-gov-west-1", "abc", "AWS GovCloud (US-West)"),
        new("us-west-1", "abc", "US West (N. California)"),
        new("us-west-2", "abcd", "US West (Oregon)"),
    ];

    private static readonly Dictionary<string, AwsRegion> ByName = Known.ToDictionary(region => region.Name);

    /// <summary>All regions, by name.</summary>
    public static IReadOnlyList<AwsRegion> All => Known;

    /// <summary>The region, or null when it is newer than this table, or none.</summary>
    public static AwsRegion? Find(string name) => ByName.GetValueOrDefault(name);
}
