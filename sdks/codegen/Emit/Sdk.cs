using Codegen.Naming;
using Codegen.Schema;
using Codegen.Typing;

namespace Codegen.Emit;

/// <summary>A package with everything that follows from it once for all its members.</summary>
internal sealed class Sdk
{
    public Sdk(Package package)
    {
        Package = package;
        Namespaces = new Namespaces(package);
        Usage = new Usage(package);
        Types = new TypeMap(package, Namespaces, Usage);
    }

    public Package Package { get; }

    public Namespaces Namespaces { get; }

    public Usage Usage { get; }

    public TypeMap Types { get; }

    public bool IsKubernetes => Package.CSharp.Flavour == Flavour.Kubernetes;

    public string Utilities => $"global::{Namespaces.Root}.Utilities";

    public Declaration Declare(string token, string qualifier, string name, string path, Code code) =>
        new(Namespaces.Of(token), Namespaces.Of(token, qualifier), name, path, code.ToString());

    public static IEnumerable<string> Obsolete(string? deprecation) =>
        deprecation is null ? [] : [$"[global::System.Obsolete({Literal.Of(deprecation)})]"];
}
