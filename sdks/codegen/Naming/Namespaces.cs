using Codegen.Schema;

namespace Codegen.Naming;

/// <summary>Where in C# the members of one package stand: its root, its modules, and the casing that the package lays down.</summary>
internal sealed class Namespaces(Package package)
{
    /// <summary>The package's own namespace, such as <c>Pulumi.Aws</c>.</summary>
    public string Root { get; } = $"{package.CSharp.RootNamespace}.{Spelled(package, package.Name)}";

    /// <summary>The last part of <see cref="Root"/>; internal types carry it as a prefix.</summary>
    public string Prefix { get; } = Spelled(package, package.Name).Replace(".", "", StringComparison.Ordinal);

    /// <summary>The namespace of what a token names. The qualifier is Inputs, Outputs, Types or empty.</summary>
    public string Of(string token, string qualifier = "")
    {
        var module = Module(token);
        var start = token.StartsWith("pulumi:providers:", StringComparison.Ordinal)
            ? Root
            : $"{package.CSharp.RootNamespace}.{Spelled(package, token[..token.IndexOf(':', StringComparison.Ordinal)])}";

        return package.CSharp.Flavour == Flavour.Kubernetes && qualifier.Length > 0
            ? Joined(start, "Types", qualifier, Spelled(package, module))
            : Joined(start, module.Length > 0 ? Spelled(package, module) : "", qualifier);
    }

    /// <summary>The module of a token: its middle part as the package's format cuts it; empty for the index.</summary>
    public string Module(string token)
    {
        var parts = token.Split(':');
        if (parts is ["pulumi", "providers" or "pulumi", _])
            return "";

        var match = package.ModuleFormat.Match(parts[1]);
        return match.Success && match.Groups.Count > 1 && match.Groups[1].Value is var module && module != "index" ? module : "";
    }

    private static string Spelled(Package package, string name) =>
        package.CSharp.Namespaces.GetValueOrDefault(name) ?? Names.Namespace(name);

    private static string Joined(params string[] parts) => string.Join('.', parts.Where(part => part.Length > 0));
}
