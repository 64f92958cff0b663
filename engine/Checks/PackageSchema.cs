using System.Collections.Concurrent;
using System.Text.Json;

namespace Platform.Engine.Checks;

/// <summary>
/// One package's schema in the public Pulumi format. The document is indexed once; a resource, function or type is read when it is
/// first asked for. Safe for many threads.
/// </summary>
internal sealed class PackageSchema
{
    private readonly SchemaReader _reader;
    private readonly JsonElement _root;
    private readonly Dictionary<string, JsonElement> _resources;
    private readonly Dictionary<string, JsonElement> _functions;
    private readonly ConcurrentDictionary<string, ResourceSchema?> _knownResources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FunctionSchema?> _knownFunctions = new(StringComparer.Ordinal);
    private readonly Lazy<ResourceSchema> _provider;

    /// <summary>Reads the document's outline; it must be a package schema.</summary>
    public PackageSchema(ReadOnlyMemory<byte> json)
    {
        _root = JsonDocument.Parse(json).RootElement;
        Name = _root.GetProperty("name").GetString()!;
        _resources = Index(_root, "resources");
        _functions = Index(_root, "functions");
        _reader = new SchemaReader(Index(_root, "types"));
        _provider = new Lazy<ResourceSchema>(ReadProvider);
    }

    /// <summary>The package's name.</summary>
    public string Name { get; }

    /// <summary>The package's version, strict SemVer.</summary>
    public string Version => _root.GetProperty("version").GetString()!;

    /// <summary>The tokens of all resources.</summary>
    public IReadOnlyCollection<string> ResourceTokens => _resources.Keys;

    /// <summary>The tokens of all functions.</summary>
    public IReadOnlyCollection<string> FunctionTokens => _functions.Keys;

    /// <summary>The package's provider; its inputs are the package's configuration.</summary>
    public ResourceSchema Provider => _provider.Value;

    /// <summary>The resource type, or null.</summary>
    public ResourceSchema? FindResource(string token) =>
        _knownResources.GetOrAdd(token, static (name, self) => self.ReadResource(name), this);

    /// <summary>The function, or null.</summary>
    public FunctionSchema? FindFunction(string token) =>
        _knownFunctions.GetOrAdd(token, static (name, self) => self.ReadFunction(name), this);

    /// <summary>The properties of a nested type, or null when it is unknown or an enum.</summary>
    public ObjectSchema? FindType(string token) => _reader.FindObject(token);

    private static Dictionary<string, JsonElement> Index(JsonElement root, string section)
    {
        var index = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (root.TryGetProperty(section, out var members))
        {
            foreach (var member in members.EnumerateObject())
                index[member.Name] = member.Value;
        }

        return index;
    }

    private ResourceSchema? ReadResource(string token) =>
        _resources.TryGetValue(token, out var resource) ? ReadResource(token, resource) : null;

    private ResourceSchema ReadProvider() =>
        ReadResource($"pulumi:providers:{Name}", _root.TryGetProperty("provider", out var provider) ? provider : default);

    private ResourceSchema ReadResource(string token, JsonElement resource) =>
        new(
            token,
            resource.ValueKind == JsonValueKind.Object
                && resource.TryGetProperty("isComponent", out var component) && component.GetBoolean(),
            _reader.ReadObject(token, resource, "inputProperties", "requiredInputs"),
            _reader.ReadObject(token, resource, "properties", "required"));

    private FunctionSchema? ReadFunction(string token)
    {
        if (!_functions.TryGetValue(token, out var function))
            return null;

        return new FunctionSchema(token, Side("inputs"), Side("outputs"));

        ObjectSchema Side(string name) =>
            _reader.ReadObject(token, function.TryGetProperty(name, out var side) ? side : default, "properties", "required");
    }
}
