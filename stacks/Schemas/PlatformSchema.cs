using System.Text.Json.Nodes;
using Platform.Stacks.Environments;

namespace Platform.Stacks.Schemas;

/// <summary>
/// Writes the JSON schema of a stack file, for editors: draft 7, which all of them know, with every key in its place. It takes what the
/// reader takes; what depends on several keys is left to the rules.
/// </summary>
/// <param name="limits">Whether values are held to their <see cref="Limit"/>; without it the schema says what the reader says.</param>
internal sealed class PlatformSchema(bool limits = true)
{
    /// <summary>The schema of a whole file.</summary>
    /// <param name="platform">The keys under <c>platform:</c>.</param>
    public JsonObject Of(IReadOnlyCollection<Setting> platform)
    {
        var keys = platform.Select(setting => setting.Key).Order(StringComparer.Ordinal).ToArray();
        var properties = new JsonObject(platform.OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .Select(setting => KeyValuePair.Create(StackConfiguration.Namespace + setting.Key, (JsonNode?)Of(setting)))
            .Concat(PolicyKeys.All().Select(key => KeyValuePair.Create(key.Key, (JsonNode?)key.Value))));
        return new()
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["$id"] = "https://infra.example/schema/platform.schema.json",
            ["title"] = "A stack file of the platform",
            ["description"] =
                "One environment: Pulumi.NAME.yaml. What it leaves out comes from a profile; the defaults here are production's.",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["config"] = new JsonObject
                {
                    ["description"] =
                        "Configuration: platform: is the platform's, policy: what is checked; other namespaces are their owners'.",
                    ["type"] = Types("object", "null"),
                    ["properties"] = properties,
                    ["patternProperties"] = new JsonObject
                    {
                        // Without a namespace a key belongs to the project, which is called platform.
                        [$"^(platform:)?(?!({string.Join('|', keys)})$)[^:]*$"] = false,
                        [$"^policy:(?!({string.Join('|', PolicyKeys.Names)})$)"] = false,
                    },
                },
                ["environment"] = new JsonObject { ["description"] = "Environments of Pulumi ESC.", ["type"] = Types("array", "object") },
                ["secretsprovider"] = Note(
                    "What encrypts the secrets, where it is not a passphrase; pulumi stack init writes it.", "string"),
                ["encryptedkey"] = Note("The key of the secrets, encrypted; pulumi stack init writes it.", "string"),
                ["encryptionsalt"] = Note("The salt of the passphrase; pulumi stack init writes it.", "string"),
            },
            ["additionalProperties"] = false,
            ["definitions"] = new JsonObject { ["secure"] = Encrypted() },
        };
    }

    private JsonObject Of(Setting setting)
    {
        var schema = Shape(setting);
        if (Description(setting) is { Length: > 0 } description)
            schema.Insert(0, "description", description);
        if (Written(setting) is { } written)
            schema["default"] = written;
        if (!setting.Limit.Examples.IsEmpty)
            schema["examples"] = new JsonArray([.. setting.Limit.Examples.Select(example => JsonValue.Create(example))]);
        return schema;
    }

    /// <summary>Types and what they hold. Numbers and flags are taken as texts too, as the CLI hands over those of a single key.</summary>
    private JsonObject Shape(Setting setting) => setting.Kind switch
    {
        SettingKind.Text => Text(setting),
        SettingKind.Flag => new() { ["type"] = Types(setting, "boolean", "string"), ["pattern"] = "^([Tt]rue|[Ff]alse)$" },
        SettingKind.Whole => Number(setting, "integer", "^[0-9]+$"),
        SettingKind.Number => Number(setting, "number", @"^[0-9]+(\.[0-9]+)?$"),
        SettingKind.Choice => Choice(setting),
        SettingKind.Block => new() { ["type"] = Types(setting, "string"), ["pattern"] = @"^[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}$" },
        SettingKind.Free => new() { ["type"] = Types("object", "null") },
        SettingKind.Map => Map(setting),
        SettingKind.List => new() { ["type"] = Types(setting, "array"), ["items"] = Items(setting) },
        SettingKind.Secrets => Named(setting, Secure()),
        _ => Group(setting),
    };

    /// <summary>A text, or one that is encrypted.</summary>
    private JsonObject Text(Setting setting)
    {
        var text = new JsonObject { ["type"] = Types(setting, "string", "number") };
        if (limits && setting.Limit.Pattern is { } pattern)
            text["pattern"] = pattern;
        return new() { ["anyOf"] = new JsonArray(text, Secure()) };
    }

    private JsonObject Number(Setting setting, string type, string pattern)
    {
        var number = new JsonObject { ["type"] = Types(setting, type, "string"), ["pattern"] = pattern };
        number["minimum"] = limits ? setting.Limit.Least ?? 0 : 0;
        number["maximum"] = limits ? setting.Limit.Most ?? SpecReader.Most : SpecReader.Most;
        return limits && !setting.Limit.Numbers.IsEmpty
            ? new() { ["enum"] = new JsonArray([.. setting.Limit.Numbers.Select(allowed => JsonValue.Create(allowed))]) }
            : number;
    }

    private static JsonObject Choice(Setting setting)
    {
        var words = setting.Words.Select(word => (JsonNode?)JsonValue.Create(word.Word));
        var meanings = setting.Words.Select(word => (JsonNode?)JsonValue.Create(Plain(word.What)));
        return new()
        {
            ["enum"] = new JsonArray([.. words, .. setting.Optional ? new JsonNode?[] { null } : []]),
            ["enumDescriptions"] = new JsonArray([.. meanings, .. setting.Optional ? new JsonNode?[] { "Nothing." } : []]),
        };
    }

    private JsonObject Map(Setting setting)
    {
        var entries = Of(setting.Children[0]);
        if (limits && setting.Limit.Entries is { } pattern)
            entries["anyOf"]![0]!["pattern"] = pattern;
        return Named(setting, entries);
    }

    private JsonObject Named(Setting setting, JsonObject entries)
    {
        var map = new JsonObject { ["type"] = Types("object", "null"), ["additionalProperties"] = entries };
        if (limits && setting.Limit.Names is { } names)
            map["propertyNames"] = new JsonObject { ["pattern"] = names };
        return map;
    }

    private JsonObject Items(Setting setting)
    {
        var items = Of(setting.Children[0]);
        return limits && !setting.Limit.Items.IsEmpty
            ? new() { ["enum"] = new JsonArray([.. setting.Limit.Items.Select(item => JsonValue.Create(item))]) }
            : items;
    }

    /// <summary>An entry with nothing below its key says: as it is by default; where something must be given, there is none.</summary>
    private JsonObject Group(Setting setting)
    {
        var needed = setting.Children
            .Where(child => child.Required || (limits && child.Limit.Needed))
            .Select(child => (JsonNode?)child.Key).ToArray();
        var group = new JsonObject
        {
            ["type"] = needed.Length > 0 ? Types(setting, "object") : Types("object", "null"),
            ["properties"] = new JsonObject(setting.Children.OrderBy(child => child.Key, StringComparer.Ordinal)
                .Select(child => KeyValuePair.Create(child.Key, (JsonNode?)Of(child)))),
            ["additionalProperties"] = false,
        };
        if (needed.Length > 0)
            group["required"] = new JsonArray(needed);
        if (limits && setting.Type == typeof(Specs.ClusterSpec))
            group["allOf"] = ClusterNeeds.All();
        return group;
    }

    private static JsonObject Secure() => new() { ["$ref"] = "#/definitions/secure" };

    private static JsonObject Encrypted() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { ["secure"] = Note("The encrypted value, as pulumi config set --secret writes it.", "string") },
        ["required"] = new JsonArray("secure"),
        ["additionalProperties"] = false,
    };

    private static JsonObject Note(string description, string type) => new() { ["description"] = description, ["type"] = type };

    private static JsonNode Types(Setting setting, params string[] types) => Types(setting.Optional ? [.. types, "null"] : types);

    private static JsonNode Types(params string[] types) =>
        types is [var only] ? JsonValue.Create(only) : new JsonArray([.. types.Select(type => JsonValue.Create(type))]);

    private static string Description(Setting setting) =>
        Plain(setting.DefaultWords.Length == 0 ? setting.What : $"{setting.What} Default: {setting.DefaultWords}.".Trim());

    private static string Plain(string text) => text.Replace("`", "", StringComparison.Ordinal);

    /// <summary>The default as a stack file would write it; null where it is none or has parts of its own.</summary>
    private static JsonValue? Written(Setting setting) => setting.Default is null ? null : setting.Kind switch
    {
        SettingKind.Flag => JsonValue.Create((bool)setting.Default),
        SettingKind.Whole => JsonValue.Create((int)setting.Default),
        SettingKind.Number => JsonValue.Create((double)setting.Default),
        SettingKind.Text when setting.Default is "" => null,
        SettingKind.Text or SettingKind.Block or SettingKind.Choice => JsonValue.Create(Values.Text(setting.Default)),
        _ => null,
    };
}
