using System.Text.Json;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>
/// Writes a resource in the form of the CLI's ResourceV3: its members in its order, and none that is empty except <c>urn</c>,
/// <c>custom</c> and <c>type</c>.
/// </summary>
internal static class ResourceJson
{
    /// <summary>The resource with everything the CLI knows of it.</summary>
    public static void Write(Utf8JsonWriter json, ResourceNode node, SecretForm secrets)
    {
        json.WriteStartObject();
        WritePublished(json, node, secrets);
        WriteFurtherOptions(json, node.Options, secrets);
        json.WriteEndObject();
    }

    /// <summary>The resource with what the published JSON schema of exports has a place for; the CLI's own exports hold more.</summary>
    public static void WriteForSchema(Utf8JsonWriter json, ResourceNode node, SecretForm secrets)
    {
        json.WriteStartObject();
        WritePublished(json, node, secrets);
        json.WriteEndObject();
    }

    /// <summary>Whether the program says something of the resource that the published schema has no place for.</summary>
    public static bool HasFurtherOptions(NodeOptions options) =>
        options.RetainOnDelete || options.DeletedWith is not null || options.ReplacementTrigger is not null
        || options.ReplaceWith.Count + options.IgnoreChanges.Count + options.HideDiffs.Count + options.ReplaceOnChanges.Count > 0;

    /// <summary>Writes the members that the published schema has no place for into an object that is open.</summary>
    public static void WriteFurtherOptions(Utf8JsonWriter json, NodeOptions options, SecretForm secrets)
    {
        WriteFlag(json, "retainOnDelete", options.RetainOnDelete);
        WriteText(json, "deletedWith", options.DeletedWith);
        WriteTexts(json, "replaceWith", options.ReplaceWith);
        WriteTexts(json, "ignoreChanges", options.IgnoreChanges);
        WriteTexts(json, "hideDiff", options.HideDiffs);
        WriteTexts(json, "replaceOnChanges", options.ReplaceOnChanges);
        if (options.ReplacementTrigger is { } trigger)
        {
            json.WritePropertyName("replacementTrigger");
            ValueJson.Write(json, trigger, secrets);
        }
    }

    private static void WritePublished(Utf8JsonWriter json, ResourceNode node, SecretForm secrets)
    {
        json.WriteString("urn", node.Urn);
        json.WriteBoolean("custom", node.Custom);
        WriteText(json, "id", node.Id);
        json.WriteString("type", node.Type);
        WriteBag(json, "inputs", node.Inputs, secrets);
        WriteBag(json, "outputs", node.Outputs, secrets);
        WriteText(json, "parent", node.Parent);
        WriteFlag(json, "protect", node.Options.Protect);
        WriteFlag(json, "external", node.External);
        WriteTexts(json, "dependencies", node.Dependencies);
        WriteText(json, "provider", node.Provider);
        WritePropertyDependencies(json, node.PropertyDependencies);
        WriteTexts(json, "additionalSecretOutputs", node.Options.AdditionalSecretOutputs);
        WriteTexts(json, "aliases", node.Options.Aliases);
        WriteTimeouts(json, node.Options.CustomTimeouts);
        WriteText(json, "importID", node.Options.ImportId);
    }

    private static void WriteBag(Utf8JsonWriter json, string name, ObjectValue bag, SecretForm secrets)
    {
        if (bag.Count == 0)
            return;
        json.WritePropertyName(name);
        ValueJson.Write(json, bag, secrets);
    }

    private static void WritePropertyDependencies(Utf8JsonWriter json, IReadOnlyDictionary<string, IReadOnlyList<string>> dependencies)
    {
        if (dependencies.Count == 0)
            return;
        json.WriteStartObject("propertyDependencies");
        foreach (var (name, urns) in dependencies.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            json.WriteStartArray(name);
            foreach (var urn in urns)
                json.WriteStringValue(urn);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteTimeouts(Utf8JsonWriter json, OperationTimeouts? timeouts)
    {
        if (timeouts is null or { Create: 0, Update: 0, Delete: 0 })
            return;
        json.WriteStartObject("customTimeouts");
        foreach (var (name, seconds) in new[] { ("create", timeouts.Create), ("update", timeouts.Update), ("delete", timeouts.Delete) })
        {
            if (seconds != 0)
                json.WriteNumber(name, seconds);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            json.WriteString(name, text);
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool flag)
    {
        if (flag)
            json.WriteBoolean(name, true);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
