using System.Collections.Immutable;

namespace Codegen.Schema;

/// <summary>Reads what a schema says to C# generators alone. Options that only matter for packing are known and ignored.</summary>
internal static class CSharpReader
{
    private static readonly string[] Keys =
    [
        "namespaces", "compatibility", "rootNamespace", "liftSingleValueMethodReturns", "packageReferences", "projectReferences",
        "respectSchemaVersion", "dictionaryConstructors",
    ];

    public static CSharpOptions Read(Node root)
    {
        var fallback = root.TextOf("namespace") is { } owner ? Naming.Names.Namespace(owner) : "Pulumi";
        if (root.Find("language")?.Find("csharp") is not { } csharp)
            return new CSharpOptions(fallback, ImmutableDictionary<string, string>.Empty, Flavour.Standard, false);

        csharp.Only(Keys);
        return new CSharpOptions(
            csharp.TextOf("rootNamespace") ?? fallback,
            csharp.MembersOf("namespaces").ToImmutableDictionary(entry => entry.Key, entry => entry.Value.Text()),
            csharp.Find("compatibility") is { } compatibility ? FlavourOf(compatibility) : Flavour.Standard,
            csharp.FlagOf("liftSingleValueMethodReturns"));
    }

    private static Flavour FlavourOf(Node node) => node.Text() switch
    {
        "tfbridge20" => Flavour.TerraformBridge,
        "kubernetes20" => Flavour.Kubernetes,
        var name => throw node.Fault($"\"{name}\" is not a compatibility mode", "use tfbridge20 or kubernetes20, or leave it out"),
    };
}
