using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Components.Networks;

/// <summary>Blocks stand in JSON as they are written everywhere: <c>"10.0.0.0/16"</c>.</summary>
internal sealed class CidrBlockConverter : JsonConverter<CidrBlock>
{
    public override CidrBlock Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && CidrBlock.TryParse(reader.GetString(), out var block)
            ? block
            : throw new JsonException("not a CIDR block such as 10.0.0.0/16, with no bits set beyond the prefix");

    public override void Write(Utf8JsonWriter writer, CidrBlock value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
