using Codegen.Naming;
using Codegen.Schema;

namespace Codegen.Typing;

/// <summary>Where a type stands; the same schema type is another C# type in each place.</summary>
internal enum Position
{
    Output,

    /// <summary>Arguments of a function that takes plain values.</summary>
    PlainInput,

    /// <summary>Arguments made of inputs.</summary>
    Input,

    /// <summary>The state that a resource is looked up by, made of inputs too.</summary>
    State,
}

/// <summary>The C# type of a schema type in a position. It names classes; it does not decide which of them are written.</summary>
internal sealed class TypeMap(Package package, Namespaces namespaces, Usage usage)
{
    private static readonly Collections Fixed = new(
        "global::System.Collections.Immutable.ImmutableArray", "global::System.Collections.Immutable.ImmutableDictionary");

    private static readonly Collections Growing = new(
        "global::System.Collections.Generic.List", "global::System.Collections.Generic.Dictionary");

    public string Of(SchemaType type, Position position) =>
        IsWrapped(type, position) ? Wrapped(type, position) : Structure(type, position, element => Of(element, position), Fixed);

    /// <summary>The type of a member, with a question mark where the value may be left out.</summary>
    public string Of(Property property, Position position)
    {
        var type = Of(property.Type, position);
        if (property.Required || (package.CSharp.Flavour == Flavour.Kubernetes && position == Position.Output))
            return type;

        return property.Type is ListType || (property.Type is MapType && IsWrapped(property.Type, position)) ? type : $"{type}?";
    }

    /// <summary>The type of the field behind a collection that is made on first use.</summary>
    public string Mutable(SchemaType type, Position position) => IsWrapped(type, position)
        ? Wrapped(type, position)
        : Structure(type, position, element => Of(element, position), Growing);

    /// <summary>The type of a member of a config object.</summary>
    public string InConfig(SchemaType type) => type switch
    {
        ObjectRef reference => $"{Global(reference.Token, "Types")}.{ClassName(reference.Token, Position.Output)}",
        _ => Structure(type, Position.Output, InConfig, Fixed),
    };

    public static bool IsWrapped(SchemaType type, Position position) => position is Position.Input or Position.State && !type.Plain;

    public static bool IsValueType(SchemaType type) =>
        type is EnumRef or ScalarType { Kind: Scalar.Flag or Scalar.Integer or Scalar.Number };

    public string ClassName(string token, Position position)
    {
        var name = Names.Class(token);
        var uses = usage.Of(token);
        return (position, package.CSharp.Flavour) switch
        {
            (Position.State, _) => $"{name}GetArgs",
            (Position.Input, not Flavour.Standard) when uses.HasFlag(Uses.FunctionInput) => $"{name}InputArgs",
            (Position.Input, _) => $"{name}Args",
            (Position.PlainInput, not Flavour.Standard) => $"{name}Args",
            (Position.Output, not Flavour.Standard) when uses.HasFlag(Uses.Function) => $"{name}Result",
            _ => name,
        };
    }

    private string Wrapped(SchemaType type, Position position) => type switch
    {
        ListType list => $"global::Pulumi.InputList<{Bare(list.Element, position)}>",
        MapType map => $"global::Pulumi.InputMap<{Bare(map.Element, position)}>",
        UnionType union => Union(union, position, element => Bare(element, position), wrapped: true),
        ScalarType { Kind: Scalar.Json } => "global::Pulumi.InputJson",
        _ => $"global::Pulumi.Input<{Bare(type, position)}>",
    };

    /// <summary>Without inputs at any level; only the argument classes inside keep theirs.</summary>
    private string Bare(SchemaType type, Position position) =>
        Structure(type, position, element => Bare(element, position), Fixed);

    private string Structure(SchemaType type, Position position, Func<SchemaType, string> element, Collections collections) => type switch
    {
        ListType list => $"{collections.List}<{element(list.Element)}>",
        MapType map => $"{collections.Map}<string, {element(map.Element)}>",
        UnionType union => Union(union, position, element, wrapped: false),
        ObjectRef { Token: var token } when position == Position.Output => $"{Global(token, "Outputs")}.{ClassName(token, position)}",
        ObjectRef { Token: var token } => $"{Global(token, "Inputs")}.{ClassName(token, position)}",
        EnumRef reference => $"{Global(reference.Token)}.{Names.Class(reference.Token)}",
        ResourceRef reference => $"{Global(reference.Token)}.{ResourceName(reference.Token)}",
        ScalarType scalar => Primitive(scalar.Kind),
        _ => throw new InvalidOperationException($"no C# type for {type}"),
    };

    private static string Union(UnionType union, Position position, Func<SchemaType, string> element, bool wrapped)
    {
        // An open enum comes back as the primitive that it is made of.
        if (position == Position.Output && union.Elements.OfType<EnumRef>().FirstOrDefault() is { } open)
            return Primitive(open.Underlying);

        var elements = union.Elements.Select(element).Distinct().ToList();
        return elements switch
        {
            [var only] => wrapped ? $"global::Pulumi.Input<{only}>" : only,
            [var first, var second] => $"global::Pulumi.{(wrapped ? "InputUnion" : "Union")}<{first}, {second}>",
            _ => "object",
        };
    }

    private static string Primitive(Scalar kind) => kind switch
    {
        Scalar.Text => "string",
        Scalar.Flag => "bool",
        Scalar.Integer => "int",
        Scalar.Number => "double",
        Scalar.Json => "global::System.Text.Json.JsonElement",
        Scalar.Asset => "global::Pulumi.AssetOrArchive",
        Scalar.Archive => "global::Pulumi.Archive",
        _ => "object",
    };

    private string Global(string token, string qualifier = "") => $"global::{namespaces.Of(token, qualifier)}";

    private string ResourceName(string token) =>
        package.Resources.Prepend(package.Provider).First(resource => resource.Token == token).ClassName;

    private sealed record Collections(string List, string Map);
}
