using System.Collections.Immutable;

namespace Codegen.Schema;

/// <summary>What a value may be, as the schema says it. It says nothing of C# and nothing of where the value stands.</summary>
internal abstract record SchemaType
{
    /// <summary>In arguments: taken as it is, not as an <c>Input</c>.</summary>
    public bool Plain { get; init; }
}

internal sealed record ScalarType(Scalar Kind) : SchemaType;

internal sealed record ListType(SchemaType Element) : SchemaType;

internal sealed record MapType(SchemaType Element) : SchemaType;

internal sealed record UnionType(ImmutableArray<SchemaType> Elements) : SchemaType;

internal sealed record ObjectRef(string Token) : SchemaType;

internal sealed record EnumRef(string Token, Scalar Underlying) : SchemaType;

internal sealed record ResourceRef(string Token) : SchemaType;

internal enum Scalar
{
    Text,
    Flag,
    Integer,
    Number,
    Any,
    Json,
    Asset,
    Archive,
}
