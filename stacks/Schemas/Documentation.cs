using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Platform.Stacks.Schemas;

/// <summary>The documentation that the compiler writes beside an assembly, as plain sentences. Tools read it, never the program.</summary>
internal sealed partial class Documentation
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    /// <summary>Reads the documentation of assemblies from the files beside them.</summary>
    public static Documentation Of(params IEnumerable<Assembly> assemblies)
    {
        var documentation = new Documentation();
        foreach (var assembly in assemblies)
        {
            foreach (var member in XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
                documentation._members[(string)member.Attribute("name")!] = member;
        }

        return documentation;
    }

    /// <summary>What is said of a property, by itself or by what it overrides, in one line.</summary>
    public string Of(PropertyInfo property)
    {
        for (var type = property.DeclaringType; type is not null; type = type.BaseType)
        {
            if (Summary($"P:{Name(type)}.{property.Name}") is { Length: > 0 } summary)
                return $"{summary} {Value(property)}".Trim();
        }

        return "";
    }

    /// <summary>What is said of a type.</summary>
    public string Of(Type type) => Summary($"T:{Name(type)}");

    /// <summary>What is said of a value of an enumeration.</summary>
    public string Of(Type type, string value) => Summary($"F:{Name(type)}.{value}");

    /// <summary>What an override adds to what it inherits.</summary>
    private string Value(PropertyInfo property) =>
        Text(_members.GetValueOrDefault($"P:{Name(property.ReflectedType!)}.{property.Name}")?.Element("value"));

    private string Summary(string member) => Text(_members.GetValueOrDefault(member)?.Element("summary"));

    private static string Text(XElement? element) =>
        element is null ? "" : Blank().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see when (string?)see.Attribute("langword") is { } word => word,
        XElement { Name.LocalName: "see" } see when (string?)see.Attribute("cref") is { } member => $"`{Key(member)}`",
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    /// <summary>A member as a stack file spells it.</summary>
    private static string Key(string member) => JsonNamingPolicy.CamelCase.ConvertName(member[(member.LastIndexOf('.') + 1)..]);

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
