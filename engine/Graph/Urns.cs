namespace Platform.Engine.Graph;

/// <summary>Makes and reads urns: <c>urn:pulumi:stack::project::parentTypes$type::name</c>. A name may itself contain <c>::</c>.</summary>
public static class Urns
{
    /// <summary>The type of the root of every graph.</summary>
    public const string StackType = "pulumi:pulumi:Stack";

    /// <summary>What the types of providers start with; the package follows.</summary>
    public const string ProviderTypePrefix = "pulumi:providers:";

    /// <summary>The urn of a resource. The stack, and a parent directly below it, leave no trace in the type.</summary>
    public static string Create(string stack, string project, string? parent, string type, string name)
    {
        var parentTypes = parent is null ? "" : QualifiedType(parent);
        var qualified = parentTypes is "" or StackType ? type : $"{parentTypes}${type}";
        return $"urn:pulumi:{stack}::{project}::{qualified}::{name}";
    }

    /// <summary>The logical name.</summary>
    /// <exception cref="FormatException">The text is no urn.</exception>
    public static string Name(string urn) => Parts(urn)[3];

    /// <summary>The types of the parents and of the resource, separated by <c>$</c>.</summary>
    /// <exception cref="FormatException">The text is no urn.</exception>
    public static string QualifiedType(string urn) => Parts(urn)[2];

    /// <summary>The resource's own type.</summary>
    /// <exception cref="FormatException">The text is no urn.</exception>
    public static string Type(string urn) => QualifiedType(urn) is var types ? types[(types.LastIndexOf('$') + 1)..] : "";

    /// <summary>The project.</summary>
    /// <exception cref="FormatException">The text is no urn.</exception>
    public static string Project(string urn) => Parts(urn)[1];

    /// <summary>The stack.</summary>
    /// <exception cref="FormatException">The text is no urn.</exception>
    public static string Stack(string urn) => Parts(urn)[0]["urn:pulumi:".Length..];

    /// <summary>Whether the text has the form of a urn.</summary>
    public static bool IsUrn(string text) => text.StartsWith("urn:pulumi:", StringComparison.Ordinal) && text.Split("::", 4).Length == 4;

    /// <summary>
    /// The package of a type or function token: <c>aws</c> of <c>aws:eks/cluster:Cluster</c>; of a provider the package it serves.
    /// </summary>
    public static string Package(string token) =>
        token.StartsWith(ProviderTypePrefix, StringComparison.Ordinal) ? token[ProviderTypePrefix.Length..] : token.Split(':')[0];

    /// <summary>Whether the type is that of a provider.</summary>
    public static bool IsProviderType(string type) => type.StartsWith(ProviderTypePrefix, StringComparison.Ordinal);

    private static string[] Parts(string urn) => IsUrn(urn)
        ? urn.Split("::", 4)
        : throw new FormatException($"{urn}: not a urn: expected urn:pulumi:<stack>::<project>::<type>::<name>");
}
