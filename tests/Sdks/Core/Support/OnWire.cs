using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Core.Tests.Support;

/// <summary>Wire values as compact JSON, and the special ones spelled out, so that a test reads as what travels.</summary>
internal static class OnWire
{
    public const string SignatureKey = "4dabf18193072939515e22adb298388d";

    public const string Unknown = "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"";

    public static string Secret(string json) => Special("1b47061264138c4ac30d75fd1eb44270", $"\"value\":{json}");

    public static string Asset(string property, string text) => Special("c44067f5952c0a294b673a41bacd8c17", $"\"{property}\":\"{text}\"");

    public static string Archive(string property, string json) => Special("0def7320c3a5731c473e5ecbe6d01bc7", $"\"{property}\":{json}");

    public static string Reference(string fields) => Special("5cf8f73096256a8f31e491e813e4eb8e", fields);

    public static string OutputValue(string fields) => Special("d0e6a833031e9bbcd3f4e8bde6ca49a4", fields);

    /// <summary>The value as the engine gets it from a custom resource.</summary>
    public static Task<string> OfAsync(object? value) => OfAsync(value, new Serializer(keepResources: true));

    public static async Task<string> OfAsync(object? value, Serializer serializer) => Text(await serializer.SerializeAsync("value", value));

    /// <summary>Object members are in the order in which they travel.</summary>
    public static string Text(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        Value.KindOneofCase.NumberValue => value.NumberValue.ToString("R", CultureInfo.InvariantCulture),
        Value.KindOneofCase.StringValue => JsonSerializer.Serialize(value.StringValue, Readable),
        Value.KindOneofCase.ListValue => $"[{string.Join(",", value.ListValue.Values.Select(Text))}]",
        Value.KindOneofCase.StructValue => Text(value.StructValue),
        _ => "null",
    };

    public static string Text(Struct fields) =>
        $"{{{string.Join(",", fields.Fields.Select(field => $"\"{field.Key}\":{Text(field.Value)}"))}}}";

    /// <summary>
    /// A whole message, also which optional fields it has; two messages count as equal to <c>Equals</c> where one says false and the
    /// other nothing.
    /// </summary>
    public static string Message(IMessage message) => Indented.Format(message);

    public static Struct ObjectFrom(string json) => Struct.Parser.ParseJson(json);

    public static Value From(string json) => Value.Parser.ParseJson(json);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonFormatter Indented = new(JsonFormatter.Settings.Default.WithIndentation());

    private static string Special(string signature, string fields) => $"{{\"{SignatureKey}\":\"{signature}\",{fields}}}";
}
