using Codegen.Naming;
using Codegen.Schema;

namespace Codegen.Emit;

/// <summary>Checks that the properties of a class can be its members. The names themselves come from the properties.</summary>
internal static class Members
{
    public static IReadOnlyList<Property> Checked(IEnumerable<Property> properties, string className)
    {
        var members = properties.ToList();
        foreach (var property in members)
        {
            if (!Names.IsIdentifier(property.MemberName))
                throw Fault(property, $"\"{property.MemberName}\" cannot be the name of a C# member");

            if (property.MemberName == className)
                throw Fault(property, $"the member would have the name of its class, {className}");
        }

        var twice = members.GroupBy(property => property.MemberName).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? members : throw Fault(twice.Last(), $"{className} would have two members called {twice.Key}");
    }

    private static SchemaException Fault(Property property, string rule) =>
        new(property.Path, rule, """give it another name in C#: "language": {"csharp": {"name": "…"}}""");
}
