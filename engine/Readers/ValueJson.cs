using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>How a secret is written.</summary>
internal enum SecretForm
{
    /// <summary>The text <c>[secret]</c>, as in <c>pulumi preview --json</c>.</summary>
    Masked,

    /// <summary>A secret of a state whose plaintext is <c>[secret]</c>: readers of states see what is secret, and not the value.</summary>
    Marked,
}

/// <summary>Writes property values as JSON in the form of a stack's state. No secret is ever written.</summary>
internal static class ValueJson
{
    /// <summary>As the CLI writes its files: four spaces, line feeds, no escapes but those JSON asks for.</summary>
    public static JsonWriterOptions Layout { get; } = new()
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 10_000,
        SkipValidation = true,
    };

    /// <summary>Writes a bag of properties as an object.</summary>
    public static void Write(Utf8JsonWriter json, ObjectValue fields, SecretForm secrets)
    {
        json.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            json.WritePropertyName(name);
            Write(json, value, secrets);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter json, PropertyValue value, SecretForm secrets)
    {
        switch (value)
        {
            case BoolValue flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case NumberValue { Value: var number } when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case NumberValue { Value: var number }:
                var bits = BitConverter.DoubleToUInt64Bits(number);
                WriteSigned(json, Signatures.Number, ("value", bits.ToString("x16", CultureInfo.InvariantCulture)));
                break;
            case StringValue text:
                json.WriteStringValue(text.Value);
                break;
            case UnknownValue:
                json.WriteStringValue(Signatures.Unknown);
                break;
            case SecretValue when secrets == SecretForm.Marked:
                WriteSigned(json, Signatures.Secret, ("plaintext", $"\"{Signatures.Masked}\""));
                break;
            case SecretValue:
                json.WriteStringValue(Signatures.Masked);
                break;
            case ListValue list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item, secrets);
                json.WriteEndArray();
                break;
            case ObjectValue fields:
                Write(json, fields, secrets);
                break;
            case ResourceReferenceValue { Id: null } component:
                WriteSigned(json, Signatures.Resource, ("packageVersion", ""), ("urn", component.Urn));
                break;
            case ResourceReferenceValue resource:
                WriteSigned(json, Signatures.Resource, ("id", resource.Id), ("packageVersion", ""), ("urn", resource.Urn));
                break;
            case AssetValue asset:
                WriteAsset(json, asset, secrets);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <summary>The value in one line, secrets masked, unknown values as their sentinel.</summary>
    public static string Line(PropertyValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Layout with { Indented = false }))
            Write(json, value, SecretForm.Masked);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteAsset(Utf8JsonWriter json, AssetValue asset, SecretForm secrets)
    {
        var signature = asset.IsArchive ? Signatures.Archive : Signatures.Asset;
        if (asset.Kind != "assets")
        {
            WriteSigned(json, signature, (asset.Kind, asset.Reference));
            return;
        }

        json.WriteStartObject();
        json.WriteString(Signatures.Key, signature);
        json.WritePropertyName("assets");
        Write(json, asset.Assets, secrets);
        json.WriteEndObject();
    }

    private static void WriteSigned(Utf8JsonWriter json, string signature, params ReadOnlySpan<(string Name, string Value)> members)
    {
        json.WriteStartObject();
        json.WriteString(Signatures.Key, signature);
        foreach (var (name, value) in members)
            json.WriteString(name, value);
        json.WriteEndObject();
    }
}
