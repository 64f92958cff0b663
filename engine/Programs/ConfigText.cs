using System.Globalization;
using System.Text.Json.Nodes;
using Platform.Engine.Graph;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Platform.Engine.Programs;

/// <summary>
/// A configuration value as programs get it: text as it is, objects and lists as JSON text. A value with anything encrypted in it
/// is secret as a whole, and what is encrypted reads <see cref="Signatures.Masked"/>: nothing is decrypted offline.
/// </summary>
internal static class ConfigText
{
    public static PropertyValue Of(YamlNode node)
    {
        var isSecret = false;
        var text = node switch
        {
            YamlScalarNode scalar => scalar.Value ?? "",
            YamlMappingNode { Children.Count: 1 } mapping when mapping.Get("secure") is YamlScalarNode => Secret(out isSecret),
            _ => Json(node, ref isSecret)?.ToJsonString() ?? "null",
        };
        return isSecret ? new SecretValue(text) : text;
    }

    private static string Secret(out bool isSecret)
    {
        isSecret = true;
        return Signatures.Masked;
    }

    private static JsonNode? Json(YamlNode node, ref bool isSecret)
    {
        switch (node)
        {
            case YamlMappingNode { Children.Count: 1 } secure when secure.Get("secure") is YamlScalarNode:
                return Secret(out isSecret);
            case YamlMappingNode mapping:
                var fields = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                    fields[((YamlScalarNode)key).Value ?? ""] = Json(value, ref isSecret);
                return fields;
            case YamlSequenceNode sequence:
                var items = new JsonArray();
                foreach (var item in sequence.Children)
                    items.Add(Json(item, ref isSecret));
                return items;
            case YamlScalarNode scalar:
                return Scalar(scalar);
            default:
                return null;
        }
    }

    /// <summary>What is written without quotes has the type it looks like, as YAML's core schema says.</summary>
    private static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not ScalarStyle.Plain)
            return text;

        return text switch
        {
            "" or "~" or "null" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number) => number,
            _ => text,
        };
    }
}
