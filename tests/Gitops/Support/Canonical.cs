using System.Globalization;
using Platform.Engine.Graph;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Gitops.Tests.Support;

/// <summary>Writes objects in one form whatever built them: in order of kind and name, and names in order inside of each.</summary>
internal static class Canonical
{
    /// <summary>The objects as YAML.</summary>
    public static string Text(IEnumerable<ObjectValue> objects) => string.Join("---\n", objects
        .OrderBy(manifest => $"{manifest.Kind()} {manifest.Name()}", StringComparer.Ordinal)
        .Select(Document));

    /// <summary>One object as YAML.</summary>
    public static string Document(ObjectValue manifest)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new YamlStream(new YamlDocument(Node(manifest))).Save(text, assignAnchors: false);
        return text.ToString().Replace("\n...\n", "\n", StringComparison.Ordinal);
    }

    private static YamlNode Node(PropertyValue value) => value switch
    {
        ObjectValue members => new YamlMappingNode(
            members.SelectMany(member => new[] { new YamlScalarNode(member.Key), Node(member.Value) })),
        ListValue list => new YamlSequenceNode(list.Items.Select(Node)),
        BoolValue truth => new YamlScalarNode(truth.Value ? "true" : "false"),
        NumberValue number => new YamlScalarNode(number.Value.ToString(CultureInfo.InvariantCulture)),
        StringValue text => new YamlScalarNode(text.Value) { Style = Style(text.Value) },
        _ => new YamlScalarNode("null"),
    };

    // Text that would read as something else without quotes gets them.
    private static ScalarStyle Style(string text) =>
        text.Contains('\n') ? ScalarStyle.Literal : Yaml.Plain(text) is StringValue ? ScalarStyle.Any : ScalarStyle.DoubleQuoted;
}
