using System.Reflection;
using Platform.Stacks.Rules;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>
/// Keeps data in the regions that the stack file allows: whatever a resource names as its region or location is checked when it is
/// known, so that nothing outside can be created, whichever component asks for it.
/// </summary>
internal static class Residency
{
    /// <summary>Inputs that say where a resource, its replica or its other end is, in the packages of AWS and Google Cloud.</summary>
    private static readonly string[] Places = ["Region", "Location", "ServiceRegion", "ReplicaRegion"];

    /// <summary>A location without a place on the map: it holds configuration, not data.</summary>
    private const string Global = "global";

    /// <summary>Checks every resource against the allowed regions; none means anywhere.</summary>
    public static ResourceTransformation Within(ImmutableSortedSet<string> allowed, string file) => args =>
    {
        if (allowed.IsEmpty)
            return null;

        foreach (var property in Places.Select(args.Args.GetType().GetProperty).OfType<PropertyInfo>())
        {
            if (property.GetValue(args.Args) is Input<string> place)
                property.SetValue(args.Args, (Input<string>)place.Apply(region => Checked(region, args.Resource, allowed, file)));
        }

        return new ResourceTransformationResult(args.Args, args.Options);
    };

    /// <summary>Whether a place lies in an allowed region: it is one, or a zone of one.</summary>
    public static bool Allows(ImmutableSortedSet<string> allowed, string place) => allowed.IsEmpty
        || place == Global
        || allowed.Any(region => string.Equals(place, region, StringComparison.OrdinalIgnoreCase) || IsZoneOf(place, region));

    private static string Checked(string place, Resource resource, ImmutableSortedSet<string> allowed, string file) =>
        Allows(allowed, place)
            ? place
            : throw new ConfigurationException(
                file, [Problem(place, $"{resource.GetResourceName()} ({resource.GetResourceType()})", allowed)]);

    /// <summary>What is said of a place outside.</summary>
    public static Problem Problem(string place, string what, ImmutableSortedSet<string> allowed) => new(
        "platform:residency", place, $"{what} would be outside of {string.Join(", ", allowed)}",
        "move it into an allowed region, or add the region to platform:residency");

    /// <summary>Zones are the region with a letter: eu-west-1a, europe-west1-b.</summary>
    private static bool IsZoneOf(string place, string region) =>
        place.StartsWith(region, StringComparison.OrdinalIgnoreCase) && place[region.Length..].TrimStart('-') is [>= 'a' and <= 'z'];
}
