using System.Globalization;
using System.Text.Json;
using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>Reads property values as a stack's state writes them. Encrypted secrets become secret unknowns.</summary>
internal static class ExportValues
{
    /// <summary>An object's members; none when the element is no object.</summary>
    /// <exception cref="FormatException">A value with a signature lacks what the signature promises.</exception>
    public static ObjectValue ReadObject(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return ObjectValue.Empty;

        var entries = new List<KeyValuePair<string, PropertyValue>>();
        var sorted = true;
        foreach (var member in element.EnumerateObject())
        {
            sorted = sorted && (entries.Count == 0 || string.CompareOrdinal(entries[^1].Key, member.Name) < 0);
            entries.Add(KeyValuePair.Create(member.Name, Read(member.Value)));
        }

        return sorted ? ObjectValue.FromSorted([.. entries]) : new ObjectValue(entries);
    }

    /// <summary>A value.</summary>
    /// <exception cref="FormatException">A value with a signature lacks what the signature promises.</exception>
    public static PropertyValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String when element.ValueEquals(Signatures.Unknown) => UnknownValue.Instance,
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Array => new ListValue([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.Object when element.TryGetProperty(Signatures.Key, out var signature) => ReadSigned(element, signature),
        JsonValueKind.Object => ReadObject(element),
        _ => NullValue.Instance,
    };

    private static PropertyValue ReadSigned(JsonElement element, JsonElement signature)
    {
        var kind = signature.ValueKind == JsonValueKind.String ? signature.GetString() : null;
        return kind switch
        {
            Signatures.Secret => ReadSecret(element),
            Signatures.Asset => ReadAsset(element, isArchive: false),
            Signatures.Archive => ReadAsset(element, isArchive: true),
            Signatures.Resource => new ResourceReferenceValue(Text(element, "urn") ?? throw Lacks("resource", "urn"), Text(element, "id")),
            Signatures.Number => BitConverter.UInt64BitsToDouble(
                ulong.TryParse(Text(element, "value"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits)
                    ? bits
                    : throw Lacks("number", "value")),
            Signatures.Bytes => Text(element, "value") ?? throw Lacks("byte string", "value"),
            _ => throw new FormatException($"a value has the signature {kind ?? signature.GetRawText()}, which is not known here"),
        };
    }

    private static SecretValue ReadSecret(JsonElement element)
    {
        if (Text(element, "plaintext") is not { } text)
            return Text(element, "ciphertext") is null ? throw Lacks("secret", "ciphertext") : new SecretValue(UnknownValue.Instance);

        try
        {
            using var document = JsonDocument.Parse(text, ExportReader.Nesting);
            var value = Read(document.RootElement);
            return new SecretValue(value is StringValue { Value: Signatures.Masked } ? UnknownValue.Instance : value);
        }
        catch (JsonException)
        {
            // The message of the exception would quote the secret.
            throw new FormatException("the plaintext of a secret is no JSON");
        }
    }

    private static AssetValue ReadAsset(JsonElement element, bool isArchive)
    {
        if (isArchive && element.TryGetProperty("assets", out var members) && members.ValueKind == JsonValueKind.Object)
            return new(isArchive, "assets", "", ReadObject(members));

        foreach (var kind in new[] { "text", "path", "uri", "hash" })
        {
            if (Text(element, kind) is { } reference)
                return new(isArchive, kind, reference, ObjectValue.Empty);
        }

        throw Lacks(isArchive ? "archive" : "asset", "path");
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static FormatException Lacks(string what, string member) => new($"a value is marked as a {what} and has no {member}");
}
