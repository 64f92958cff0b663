using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Platform.Engine.Programs;

/// <summary>Reads a YAML file into a mapping; knows where things stand in it, not what they mean.</summary>
internal static class YamlFile
{
    /// <exception cref="UserErrorException">The file cannot be read, or is no YAML mapping.</exception>
    public static YamlMappingNode Read(string path)
    {
        var name = Path.GetFileName(path);
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(name, path, null, "cannot be read: " + unreadable.Message, "check the path and its permissions");
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0)
                return new YamlMappingNode();
            return stream.Documents[0].RootNode as YamlMappingNode ?? throw new UserErrorException(
                name, $"{name}:{stream.Documents[0].RootNode.Start.Line}", null, "must be a mapping of keys to values", "start with name: or config:");
        }
        catch (YamlException malformed)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{name}:{malformed.Start.Line}:{malformed.Start.Column}");
            throw new UserErrorException(
                name, where, null, "is not YAML: " + (malformed.InnerException ?? malformed).Message, "correct the syntax at that place");
        }
    }

    /// <summary>The value of a key, or null.</summary>
    public static YamlNode? Get(this YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>The text of a key, or null when there is none or it is no scalar.</summary>
    public static string? Text(this YamlMappingNode mapping, string key) => (mapping.Get(key) as YamlScalarNode)?.Value;
}
