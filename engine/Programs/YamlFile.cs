using System.Buffers;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Platform.Engine.Programs;

/// <summary>Reads a YAML file into a mapping; knows where things stand in it, not what they mean.</summary>
internal static class YamlFile
{
    /// <summary>The key whose value's keys count as keys beside it.</summary>
    public const string Merge = "<<";

    /// <summary>Control characters, but for tabs and the ends of lines.</summary>
    private static readonly SearchValues<char> Hidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0)
            .Select(code => (char)code)
            .Where(letter => char.IsControl(letter) && letter is not ('\t' or '\n' or '\r'))]);

    /// <exception cref="UserErrorException">The file cannot be read, or is no YAML mapping; all that is wrong.</exception>
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

        if (text.AsSpan().IndexOfAny(Hidden) is >= 0 and var hidden)
        {
            throw new UserErrorException(
                name, $"{name}:{PlaceOf(text, hidden)}", null, $"is not YAML: holds a control character, U+{(int)text[hidden]:X4}",
                "leave it out");
        }

        try
        {
            if (YamlShape.Problems(name, text) is { Count: > 0 } problems)
                throw new UserErrorException(name, problems);

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" or "null" or "~" })
                return new YamlMappingNode();
            if (stream.Documents[0].RootNode is not YamlMappingNode root)
            {
                throw new UserErrorException(
                    name, $"{name}:{stream.Documents[0].RootNode.Start.Line}", null, "must be a mapping of keys to values",
                    name == ProjectFile.FileName ? "start with name:" : "start with config:");
            }

            WriteOutMerges(root, new(ReferenceEqualityComparer.Instance));
            return root;
        }
        catch (Exception lost) when (lost is ArgumentException or InvalidOperationException)
        {
            throw new UserErrorException(
                name, $"{name}:1:1", null, "is not YAML: the file makes no sense as a whole", "look for an open bracket, brace or quote");
        }
        catch (YamlException malformed)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{name}:{malformed.Start.Line}:{malformed.Start.Column}");
            var rule = (malformed.InnerException ?? malformed).Message;
            var (where, fix) = rule.Contains(" tab ", StringComparison.Ordinal) && TabbedLine(text) is { } line
                ? ($"{name}:{line}:1", "indent with spaces")
                : (place, "correct the syntax at that place; keys that belong together start in the same column");
            throw new UserErrorException(name, where, null, "is not YAML: " + rule, fix);
        }
    }

    /// <summary>Line and column of a place in a text.</summary>
    private static string PlaceOf(string text, int index)
    {
        var before = text.AsSpan(0, index);
        return string.Create(CultureInfo.InvariantCulture, $"{before.Count('\n') + 1}:{index - before.LastIndexOf('\n')}");
    }

    /// <summary>The value of a key, or null.</summary>
    public static YamlNode? Get(this YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>The text of a key, or null when there is none or it is no scalar.</summary>
    public static string? Text(this YamlMappingNode mapping, string key) => (mapping.Get(key) as YamlScalarNode)?.Value;

    /// <summary>The CLI hands over what <c>&lt;&lt;: *anchor</c> stands for; what stands beside it counts before it.</summary>
    private static void WriteOutMerges(YamlNode node, HashSet<YamlNode> done)
    {
        if (!done.Add(node))
            return;
        foreach (var child in node is YamlMappingNode map ? map.Children.Values : node is YamlSequenceNode list ? list.Children : [])
            WriteOutMerges(child, done);

        if (node is not YamlMappingNode mapping || mapping.Get(Merge) is not { } merged)
            return;
        YamlNode[] sources = merged is YamlSequenceNode several ? [.. several.Children] : [merged];
        if (!sources.All(source => source is YamlMappingNode))
            return;

        mapping.Children.Remove(new YamlScalarNode(Merge));
        foreach (var (key, value) in sources.Cast<YamlMappingNode>().SelectMany(source => source.Children))
            mapping.Children.TryAdd(key, value);
    }

    private static string? TabbedLine(string text)
    {
        var index = text.Split('\n').ToList().FindIndex(line => line[..(line.Length - line.TrimStart().Length)].Contains('\t'));
        return index < 0 ? null : (index + 1).ToString(CultureInfo.InvariantCulture);
    }
}
