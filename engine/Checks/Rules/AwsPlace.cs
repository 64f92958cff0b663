using Platform.Engine.Checks.Places;
using Platform.Engine.Graph;

namespace Platform.Engine.Checks.Rules;

/// <summary>
/// Regions and availability zones of AWS. A name of the right form that the table does not have may be newer than the table, so it
/// is only a warning; a zone that a known region does not have is an error.
/// </summary>
internal static class AwsPlace
{
    private static readonly string[] Directions =
        ["central", "east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west"];

    /// <summary>A region's name.</summary>
    public static void Region(PropertyValue value, RuleContext context)
    {
        if (value is not StringValue { Value: var name } || AwsRegions.Find(name) is not null)
            return;

        var nearest = NearestName.Of(name, AwsRegions.All.Select(region => region.Name));
        var fix = nearest is null ? "use a name such as eu-west-1" : $"did you mean {nearest}?";
        if (HasForm(name))
            context.Findings.Warning(value, "is not a region known as of November 2026", fix);
        else
            context.Findings.Error(value, "must be the name of an AWS region", fix);
    }

    /// <summary>A zone's name; it must lie in the request's region when that is known. Local and wavelength zones pass.</summary>
    public static void Zone(PropertyValue value, RuleContext context)
    {
        if (value is not StringValue { Value: var name } || IsLocal(name))
            return;

        if (name.Length < 2 || !char.IsAsciiLetterLower(name[^1]) || !HasForm(name[..^1]))
        {
            context.Findings.Error(
                value,
                "must be the name of an availability zone, such as eu-west-1a",
                AwsRegions.Find(name) is { } known ? $"{name} is a region; use one of {string.Join(", ", known.Zones)}" : Similar(name));
        }
        else if (AwsRegions.Find(name[..^1]) is not { } region)
        {
            context.Findings.Warning(value, $"{name[..^1]} is not a region known as of November 2026", Similar(name));
        }
        else if (!region.ZoneLetters.Contains(name[^1]))
        {
            context.Findings.Error(value, $"{region.Name} has no such zone", $"use one of {string.Join(", ", region.Zones)}");
        }
        else if (context.Region is { } here && here != region.Name && AwsRegions.Find(here) is { } current)
        {
            context.Findings.Error(
                value, $"lies in {region.Name}, but the resource goes to {here}", $"use one of {string.Join(", ", current.Zones)}");
        }
    }

    /// <summary>A zone's id, such as <c>euw1-az2</c>.</summary>
    public static Complaint? ZoneId(string id) =>
        id.LastIndexOf("-az", StringComparison.Ordinal) is > 0 and var end && id[(end + 3)..] is { Length: 1 or 2 } number
        && number.All(char.IsAsciiDigit) && id[..end].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? null
            : "must be the id of an availability zone, such as euw1-az2";

    private static bool HasForm(string region)
    {
        var parts = region.Split('-');
        return parts.Length is 3 or 4
            && parts[0].Length is 2 or 4 && parts[0].All(char.IsAsciiLetterLower)
            && (parts.Length == 3 || parts[1].Length is 2 or 3 or 4)
            && Directions.Contains(parts[^2])
            && parts[^1].Length == 1 && char.IsAsciiDigit(parts[^1][0]);
    }

    // us-east-1-bos-1a, us-east-1-wl1-bos-wlz-1
    private static bool IsLocal(string name) => name.Split('-') is { Length: > 4 } parts && HasForm(string.Join('-', parts[..3]));

    private static string? Similar(string name) =>
        NearestName.Of(name, AwsRegions.All.SelectMany(region => region.Zones)) is { } nearest ? $"did you mean {nearest}?" : null;
}
