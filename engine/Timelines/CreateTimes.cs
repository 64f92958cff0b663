using System.IO.Enumeration;
using Platform.Engine.Graph;

namespace Platform.Engine.Timelines;

/// <summary>Looks up how long the creation of a resource takes.</summary>
internal static class CreateTimes
{
    private static readonly ILookup<string, CreateTimeRow> Rows = CreateTimeTable.Rows.ToLookup(row => row.Type, StringComparer.Ordinal);

    /// <summary>The time of the first row that fits; of the package when no row does.</summary>
    public static CreateTime Of(ResourceNode node)
    {
        if (!node.Custom || Urns.IsProviderType(node.Type))
            return CreateTime.None;
        if (node.External)
            return new(1, 0.5, Evidence.Estimate, "a read");

        return Rows[node.Type].FirstOrDefault(row => Fits(row, node.Inputs))?.Time ?? OfPackage(Urns.Package(node.Type));
    }

    private static bool Fits(CreateTimeRow row, ObjectValue inputs)
    {
        if (row.When is not { } when)
            return true;
        var (input, pattern) = (when[..when.IndexOf('=')], when[(when.IndexOf('=') + 1)..]);
        return Text(inputs, input.Split('.')) is { } text && FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);
    }

    private static string? Text(ObjectValue inputs, ReadOnlySpan<string> path) => inputs[path[0]]?.Plain switch
    {
        ObjectValue fields when path.Length > 1 => Text(fields, path[1..]),
        _ when path.Length > 1 => null,
        StringValue text => text.Value,
        BoolValue flag => flag.Value ? "true" : "false",
        _ => null,
    };

    private static CreateTime OfPackage(string package) =>
        CreateTimeTable.Packages.TryGetValue(package, out var time) ? time : new(2, 1, Evidence.Guess, "any cloud");
}
