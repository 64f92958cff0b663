using System.Collections.Concurrent;
using Platform.Engine.Checks.Replacements;

namespace Platform.Engine.Checks;

/// <summary>The schemas built into the engine, by package; each is read when it is first asked for. Safe for many threads.</summary>
internal static class PackageSchemas
{
    private const string ProviderPrefix = "pulumi:providers:";

    private static readonly ConcurrentDictionary<string, Lazy<PackageSchema?>> Loaded = new(StringComparer.Ordinal);

    /// <summary>The names of the packages whose schemas are built in.</summary>
    public static IReadOnlyList<string> Packages { get; } =
    [
        .. typeof(PackageSchemas).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("schemas/", StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The package's schema, or null when none is built in.</summary>
    public static PackageSchema? Package(string name) =>
        Loaded.GetOrAdd(name, static package => new Lazy<PackageSchema?>(() => Load(package))).Value;

    /// <summary>The resource type, also <c>pulumi:providers:aws</c> and its like, or null when no schema built in has it.</summary>
    public static ResourceSchema? Find(string token) =>
        token.StartsWith(ProviderPrefix, StringComparison.Ordinal)
            ? Package(token[ProviderPrefix.Length..])?.Provider
            : Package(PackageOf(token))?.FindResource(token);

    /// <summary>The function, or null when no schema built in has it.</summary>
    public static FunctionSchema? FindFunction(string token) => Package(PackageOf(token))?.FindFunction(token);

    /// <summary>
    /// The paths of inputs whose change replaces a resource of the type: those that the schema names, and those that its provider is
    /// known for. A change at a path, or inside it, replaces. Empty for a type without any.
    /// </summary>
    public static IReadOnlySet<string> Replacing(string type) => ReplacingInputs.Of(type);

    /// <summary>The first part of a token.</summary>
    public static string PackageOf(string token) => token.IndexOf(':') is > 0 and var end ? token[..end] : token;

    private static PackageSchema? Load(string package)
    {
        using var stream = typeof(PackageSchemas).Assembly.GetManifestResourceStream($"schemas/{package}.json");
        if (stream is null)
            return null;

        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        return new PackageSchema(json);
    }
}
