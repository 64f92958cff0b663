using System.Globalization;
using Platform.Engine.Graph;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Gitops.Tests.Support;

/// <summary>Reads YAML as Kubernetes does: a plain scalar is a truth value, a number or nothing where it looks so, else text.</summary>
internal static class Yaml
{
    /// <summary>The documents of a text, without the empty ones.</summary>
    public static ObjectValue[] Documents(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => Value(document.RootNode)).OfType<ObjectValue>()];
    }

    /// <summary>The one document of a file, by its path from the root.</summary>
    public static ObjectValue File(string relative) => Documents(Repository.Read(relative)).Single();

    /// <summary>What a scalar without quotes is.</summary>
    public static PropertyValue Plain(string text) => text switch
    {
        "" or "~" or "null" => NullValue.Instance,
        "true" => new BoolValue(true),
        "false" => new BoolValue(false),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !text.Any(char.IsAsciiLetter) =>
            new NumberValue(number),
        _ => new StringValue(text),
    };

    private static PropertyValue Value(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new ObjectValue(
            mapping.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Value(child.Value)))),
        YamlSequenceNode sequence => new ListValue([.. sequence.Children.Select(Value)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value!),
        YamlScalarNode scalar => new StringValue(scalar.Value!),
        _ => throw new InvalidOperationException($"line {node.Start.Line}: aliases are not used here"),
    };
}
