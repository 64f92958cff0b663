using System.Collections.Immutable;
using Codegen.Schema;

namespace Codegen.Typing;

/// <summary>The places in which an object type is seen; each place may ask for a class of its own.</summary>
[Flags]
internal enum Uses
{
    None = 0,

    /// <summary>In what a resource or function gives back.</summary>
    Output = 1,

    /// <summary>In the arguments of a function that takes plain values.</summary>
    PlainInput = 2,

    /// <summary>In what a function takes or gives back.</summary>
    Function = 4,

    /// <summary>In arguments made of inputs.</summary>
    Input = 8,

    /// <summary>In the state that a resource is looked up by.</summary>
    State = 16,

    /// <summary>In the arguments of a function that takes inputs.</summary>
    FunctionInput = 32,
}

/// <summary>Which object types of a package are used where, through every level of nesting.</summary>
internal sealed class Usage
{
    private readonly ImmutableSortedDictionary<string, ObjectType> _objects;

    private readonly Dictionary<string, Uses> _uses = [];

    public Usage(Package package)
    {
        _objects = package.Objects;
        foreach (var resource in package.Resources.Where(resource => !resource.IsOverlay).Prepend(package.Provider))
        {
            Mark(resource.Properties, Uses.Output);
            Mark(resource.Inputs, Uses.Input);
            Mark(resource.StateInputs, Uses.Input | Uses.State);
            foreach (var method in resource.Methods)
                Mark(method.Function);
        }

        foreach (var function in package.Functions.Where(function => !function.IsOverlay))
            Mark(function);
    }

    public Uses Of(string token) => _uses.GetValueOrDefault(token);

    private void Mark(Function function)
    {
        Mark(function.Inputs, Uses.PlainInput | Uses.Function);
        if (function.Returns)
            Mark(function.Inputs, Uses.Input | Uses.FunctionInput);

        Mark(function.Outputs, Uses.Output | Uses.Function);
        if (function.ReturnType is { } type)
            Mark(type, Uses.Output | Uses.Function);
    }

    private void Mark(IEnumerable<Property>? properties, Uses uses)
    {
        foreach (var property in properties ?? [])
            Mark(property.Type, uses);
    }

    private void Mark(SchemaType type, Uses uses)
    {
        switch (type)
        {
            case ListType list:
                Mark(list.Element, uses);
                break;
            case MapType map:
                Mark(map.Element, uses);
                break;
            case UnionType union:
                foreach (var element in union.Elements)
                    Mark(element, uses);
                break;
            case ObjectRef reference when (Of(reference.Token) & uses) != uses:
                _uses[reference.Token] = Of(reference.Token) | uses;
                Mark(_objects[reference.Token].Properties, uses);
                break;
        }
    }
}
