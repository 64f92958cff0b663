using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Platform.Tests.Charts;

/// <summary>
/// A chart's own default values: which paths it knows, also those that are only commented. It knows nothing of the values that are given.
/// </summary>
internal sealed class DefaultValues
{
    // Istio's charts keep their defaults where nobody is to set them, and take values at the root.
    private const string IstioDefaults = "_internal_defaults_do_not_set";

    // What chooses among the presets that they bring, which are no defaults.
    private static readonly string[] IstioPaths = ["compatibilityVersion", "global.platform", "profile"];

    private readonly string[] _lines;
    private readonly bool _istio;

    private DefaultValues(string text)
    {
        _lines = text.ReplaceLineEndings("\n").Split('\n');
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var root = yaml.Documents.Count == 0 ? new YamlMappingNode() : yaml.Documents[0].RootNode as YamlMappingNode ?? [];
        _istio = root.Children.TryGetValue(IstioDefaults, out var inner);
        Root = new(_istio ? inner! : root, 0, _lines.Length);
    }

    /// <summary>The whole file.</summary>
    public Section Root { get; }

    /// <summary>Reads a file as <c>helm show values</c> prints it.</summary>
    public static DefaultValues Read(string path) => Of(File.ReadAllText(path));

    /// <summary>Reads the text of such a file.</summary>
    public static DefaultValues Of(string text) => new(text);

    /// <summary>Whether the chart takes a path that no default shows.</summary>
    public bool TakesBesides(string path) => _istio && IstioPaths.Contains(path);

    /// <summary>The section below a key; null when the chart does not have it.</summary>
    public static Section? Below(Section section, string key)
    {
        var found = false;
        YamlNode? value = null;
        var (start, end) = (section.Start, section.End);
        foreach (var (name, node) in section.Children)
        {
            if (found)
            {
                end = Math.Min(end, (int)name.Start.Line - 1);
                break;
            }

            if ((name as YamlScalarNode)?.Value == key)
                (found, value, start) = (true, node, (int)name.Start.Line - 1);
        }

        return found ? new(value!, start, end) : null;
    }

    /// <summary>
    /// Whether a comment within the section, not further to the right than its keys, shows the key, as in <c># key: value</c>.
    /// </summary>
    public bool IsCommented(Section section, string key)
    {
        var line = new Regex($@"^[ ]{{0,{section.Column}}}#[#\s-]*[""']?{Regex.Escape(key)}[""']?\s*:");
        return _lines[section.Start..section.End].Any(line.IsMatch);
    }

    /// <summary>A value and the lines that it and its comments take.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Start">The first line, counted from zero.</param>
    /// <param name="End">The line after the last.</param>
    internal sealed record Section(YamlNode Value, int Start, int End)
    {
        /// <summary>The value as a map; null when it is none.</summary>
        public YamlMappingNode? Mapping => Value as YamlMappingNode;

        /// <summary>The keys with their values; none when it is no map.</summary>
        public IEnumerable<KeyValuePair<YamlNode, YamlNode>> Children =>
            Mapping?.Children ?? Enumerable.Empty<KeyValuePair<YamlNode, YamlNode>>();

        /// <summary>The column of its keys, counted from zero.</summary>
        public int Column => Children.Select(child => (int)child.Key.Start.Column - 1).FirstOrDefault();

        /// <summary>Whether the chart leaves it to the user what stands here: an empty map, an empty list, nothing.</summary>
        public bool IsFree => Value switch
        {
            YamlMappingNode map => map.Children.Count == 0,
            YamlSequenceNode list => list.Children.Count == 0,
            YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } scalar => scalar.Value is null or "" or "~" or "null",
            YamlScalarNode scalar => scalar.Value is null or "",
            _ => false,
        };
    }
}
