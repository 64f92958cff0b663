using System.Text.Json;
using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>Reads one resource of an export (the CLI's ResourceV3).</summary>
internal static class ExportResource
{
    /// <summary>Reads a resource.</summary>
    /// <param name="element">The resource.</param>
    /// <param name="options">What this engine's own exports say of it elsewhere, by urn.</param>
    /// <exception cref="FormatException">It has no urn or type, or a value that cannot be understood.</exception>
    public static EarlierResource Read(JsonElement element, JsonElement options)
    {
        if (element.ValueKind != JsonValueKind.Object || Text(element, "urn") is not { } urn || !Urns.IsUrn(urn))
            throw new FormatException("a resource has no urn");
        if (Text(element, "type") is not { } type)
            throw new FormatException($"{urn} has no type");

        try
        {
            var further = options.ValueKind == JsonValueKind.Object && options.TryGetProperty(urn, out var own) ? own : element;
            return new EarlierResource
            {
                Node = new ResourceNode
                {
                    Urn = urn,
                    Type = type,
                    Name = Urns.Name(urn),
                    Custom = Flag(element, "custom"),
                    External = Flag(element, "external"),
                    Id = Text(element, "id"),
                    Parent = Text(element, "parent"),
                    Inputs = Bag(element, "inputs"),
                    Outputs = Bag(element, "outputs"),
                    Provider = Text(element, "provider"),
                    Dependencies = Texts(element, "dependencies"),
                    PropertyDependencies = PropertyDependencies(element),
                    Options = Options(element, further),
                },
                AwaitsDeletion = Flag(element, "delete"),
                AwaitsReplacement = Flag(element, "pendingReplacement"),
                Tainted = Flag(element, "taint"),
                Unfinished = Texts(element, "initErrors").Count > 0,
            };
        }
        catch (FormatException error)
        {
            throw new FormatException($"{urn}: {error.Message}", error);
        }
    }

    /// <summary>Where this engine keeps what the published schema of exports has no place for in a resource.</summary>
    public static JsonElement CarriedOptions(JsonElement metadata) =>
        metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("resourceOptions", out var options) ? options : default;

    private static NodeOptions Options(JsonElement element, JsonElement further) => new()
    {
        Protect = Flag(element, "protect"),
        AdditionalSecretOutputs = Texts(element, "additionalSecretOutputs"),
        Aliases = Texts(element, "aliases"),
        ImportId = Text(element, "importID"),
        CustomTimeouts = element.TryGetProperty("customTimeouts", out var timeouts) && timeouts.ValueKind == JsonValueKind.Object
            ? new(Seconds(timeouts, "create"), Seconds(timeouts, "update"), Seconds(timeouts, "delete"))
            : null,
        RetainOnDelete = Flag(further, "retainOnDelete"),
        DeletedWith = Text(further, "deletedWith"),
        ReplaceWith = Texts(further, "replaceWith"),
        IgnoreChanges = Texts(further, "ignoreChanges"),
        HideDiffs = Texts(further, "hideDiff"),
        ReplaceOnChanges = Texts(further, "replaceOnChanges"),
        ReplacementTrigger = further.TryGetProperty("replacementTrigger", out var trigger) && trigger.ValueKind != JsonValueKind.Null
            ? ExportValues.Read(trigger)
            : null,
    };

    private static Dictionary<string, IReadOnlyList<string>> PropertyDependencies(JsonElement element)
    {
        var dependencies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (element.TryGetProperty("propertyDependencies", out var members) && members.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in members.EnumerateObject())
                dependencies[member.Name] = Texts(members, member.Name);
        }

        return dependencies;
    }

    private static ObjectValue Bag(JsonElement element, string name) =>
        element.TryGetProperty(name, out var bag) ? ExportValues.ReadObject(bag) : ObjectValue.Empty;

    /// <summary>A text; null when there is none or it is empty, which the CLI does not tell apart.</summary>
    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static bool Flag(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static double Seconds(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;

    private static IReadOnlyList<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
