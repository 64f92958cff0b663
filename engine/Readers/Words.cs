using System.Globalization;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>How counts and names are put into words, the same in the terminal and in a comment.</summary>
internal static class Words
{
    /// <summary>A number and its noun, such as <c>1 error</c> and <c>2 errors</c>.</summary>
    public static string Count(int number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>A number, thousands separated by commas.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What is to be done, such as <c>3 to create, 1 to replace, 58 unchanged</c>.</summary>
    public static string Summary(IReadOnlyDictionary<Operation, int> counts)
    {
        var parts = counts.Where(count => count.Key is not (Operation.Same or Operation.Read or Operation.Discard))
            .Select(count => $"{Number(count.Value)} to {count.Key.Name()}").ToList();
        if (parts.Count == 0)
            parts.Add("no changes");
        if (counts.TryGetValue(Operation.Same, out var same))
            parts.Add($"{Number(same)} unchanged");
        return string.Join(", ", parts);
    }

    /// <summary>
    /// A type token without the file name that repeats the type: <c>aws:ec2:Vpc</c> for <c>aws:ec2/vpc:Vpc</c>, as the CLI shows it.
    /// </summary>
    public static string Type(string token)
    {
        var parts = token.Split(':');
        if (parts.Length != 3 || parts[2].Length == 0)
            return token;

        var slash = parts[1].LastIndexOf('/');
        var repeats = slash >= 0 && parts[1].AsSpan(slash + 1).SequenceEqual($"{char.ToLowerInvariant(parts[2][0])}{parts[2][1..]}");
        return repeats ? $"{parts[0]}:{parts[1][..slash]}:{parts[2]}" : token;
    }

    /// <summary>A resource's name and type, such as <c>main-vpc (aws:ec2:Vpc)</c>.</summary>
    public static string Resource(string urn) =>
        Urns.IsUrn(urn) ? $"{VisibleText.Of(Urns.Name(urn))} ({VisibleText.Of(Type(Urns.Type(urn)))})" : VisibleText.Of(urn);
}
