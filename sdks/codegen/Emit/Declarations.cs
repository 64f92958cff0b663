using Codegen.Schema;

namespace Codegen.Emit;

/// <summary>Everything that a package becomes in C#, each name once.</summary>
internal static class Declarations
{
    public static IReadOnlyList<Declaration> Of(Package package)
    {
        var sdk = new Sdk(package);
        var all = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        foreach (var declaration in Listed(sdk))
        {
            if (all.TryAdd(declaration.FullName, declaration) || IsArgsOfResource(sdk, all[declaration.FullName], declaration))
                continue;

            throw new SchemaException(
                declaration.Path,
                $"{declaration.FullName} is the C# name of {all[declaration.FullName].Path} too",
                "rename one of them, or move it to another module");
        }

        return [.. all.Values];
    }

    private static IEnumerable<Declaration> Listed(Sdk sdk)
    {
        var package = sdk.Package;
        return
        [
            .. UtilitiesClass.Declarations(sdk),
            .. package.Config.IsEmpty ? [] : new[] { new ConfigClass(sdk).Declaration() },
            .. package.Resources.Prepend(package.Provider).Where(resource => !resource.IsOverlay)
                .SelectMany(resource => new ResourceClass(sdk, resource).Declarations()),
            .. package.Functions.Where(function => !function.IsOverlay)
                .SelectMany(function => new FunctionClass(sdk, function).Declarations()),
            .. package.Objects.Values.Where(type => !type.IsOverlay).SelectMany(type => new ObjectClasses(sdk, type).Declarations()),
            .. package.Enums.Values.Where(type => !type.IsOverlay).Select(type => new EnumClass(sdk, type).Declaration()),
        ];
    }

    /// <summary>A Kubernetes kind is a resource and, inside lists and templates, a type; both share the resource's arguments.</summary>
    private static bool IsArgsOfResource(Sdk sdk, Declaration first, Declaration second) =>
        sdk.IsKubernetes
        && first.Path.StartsWith("#/resources/", StringComparison.Ordinal)
        && second.Path.StartsWith("#/types/", StringComparison.Ordinal);
}
