using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Codegen.Naming;

namespace Codegen.Schema;

/// <summary>A Pulumi package schema after reading: every reference resolves and every value fits its type.</summary>
internal sealed record Package(string Name, string Version, Regex ModuleFormat, CSharpOptions CSharp)
{
    public string? PluginDownloadUrl { get; init; }

    public ImmutableArray<Property> Config { get; init; } = [];

    public required Resource Provider { get; init; }

    public ImmutableArray<Resource> Resources { get; init; } = [];

    public ImmutableArray<Function> Functions { get; init; } = [];

    public ImmutableSortedDictionary<string, ObjectType> Objects { get; init; } = ImmutableSortedDictionary<string, ObjectType>.Empty;

    public ImmutableSortedDictionary<string, EnumType> Enums { get; init; } = ImmutableSortedDictionary<string, EnumType>.Empty;
}

internal sealed record CSharpOptions(
    string RootNamespace, ImmutableDictionary<string, string> Namespaces, Flavour Flavour, bool LiftSingleValueMethodReturns);

/// <summary>The naming conventions that older generators left in published packages.</summary>
internal enum Flavour
{
    Standard,
    TerraformBridge,
    Kubernetes,
}

internal sealed record Resource(string Token, string Path)
{
    public string ClassName => IsProvider ? "Provider" : CSharpName is { } given ? Names.UpperFirst(given) : Names.Class(Token);

    public string? CSharpName { get; init; }

    public bool IsProvider { get; init; }

    public bool IsComponent { get; init; }

    public bool IsOverlay { get; init; }

    public string? Deprecation { get; init; }

    public ImmutableArray<Property> Properties { get; init; } = [];

    public ImmutableArray<Property> Inputs { get; init; } = [];

    public ImmutableArray<Property>? StateInputs { get; init; }

    public ImmutableArray<string> Aliases { get; init; } = [];

    public ImmutableArray<Method> Methods { get; init; } = [];
}

internal sealed record Method(string Name, Function Function);

/// <summary>A function of the provider. At most one of <see cref="Outputs"/> and <see cref="ReturnType"/> is there.</summary>
internal sealed record Function(string Token, string Path)
{
    public bool IsOverlay { get; init; }

    public string? Deprecation { get; init; }

    public ImmutableArray<Property>? Inputs { get; init; }

    public ImmutableArray<Property>? Outputs { get; init; }

    public SchemaType? ReturnType { get; init; }

    public bool Returns => Outputs is not null || ReturnType is not null;
}

internal sealed record ObjectType(string Token, string Path, bool IsOverlay, ImmutableArray<Property> Properties);

internal sealed record EnumType(string Token, string Path, bool IsOverlay, Scalar Underlying, ImmutableArray<EnumMember> Members);

internal sealed record EnumMember(string Name, object Value, string? Deprecation, string Path);

internal sealed record Property(string Name, SchemaType Type, string Path)
{
    public string MemberName => CSharpName ?? Names.Member(Name);

    public string? CSharpName { get; init; }

    public bool Required { get; init; }

    public bool Secret { get; init; }

    public bool ReplaceOnChanges { get; init; }

    public object? Const { get; init; }

    public DefaultValue? Default { get; init; }

    public string? Deprecation { get; init; }
}

/// <summary>The first of the environment variables that is set, else the value.</summary>
internal sealed record DefaultValue(object? Value, ImmutableArray<string> Environment);
