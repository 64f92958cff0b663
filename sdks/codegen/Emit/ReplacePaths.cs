using System.Collections.Immutable;
using Codegen.Schema;

namespace Codegen.Emit;

/// <summary>Finds the property paths whose change replaces a resource, at any depth, each type once on a path.</summary>
internal static class ReplacePaths
{
    public static IEnumerable<string> Of(Package package, Resource resource) => Of(package, resource.Properties, []);

    private static IEnumerable<string> Of(Package package, ImmutableArray<Property> properties, ImmutableHashSet<string> above) =>
        properties.SelectMany(property => property.ReplaceOnChanges
            ? [Segment(property)]
            : Inside(package, property.Type, above).Select(path => $"{Segment(property)}.{path}"));

    private static IEnumerable<string> Inside(Package package, SchemaType type, ImmutableHashSet<string> above) => type switch
    {
        ListType list => Inside(package, list.Element, above),
        MapType map => Inside(package, map.Element, above),
        ObjectRef { Token: var token } when !above.Contains(token) => Of(package, package.Objects[token].Properties, above.Add(token)),
        _ => [],
    };

    private static string Segment(Property property) => property.Type switch
    {
        ListType => $"{property.Name}[*]",
        MapType => $"{property.Name}.*",
        _ => property.Name,
    };
}
