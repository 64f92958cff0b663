using System.Text;
using Codegen.Emit;
using Codegen.Schema;

namespace Codegen.Tests.Support;

/// <summary>Small schemas, and what the generator makes of them.</summary>
internal static class Schemas
{
    /// <summary>A package called acme; the members are those of the top level, without braces.</summary>
    public static string Acme(string members) => $$"""{"name": "acme", "version": "1.0.0", {{members}}}""";

    public static Package Read(string json) => PackageReader.Read(Encoding.UTF8.GetBytes(json));

    public static IReadOnlyList<Declaration> Generate(string json) => Declarations.Of(Read(json));
}
