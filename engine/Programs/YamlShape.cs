using System.Globalization;
using Platform.Engine.Graph;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Platform.Engine.Programs;

/// <summary>
/// Finds what is YAML and still no configuration: keys that are no text or stand there twice, anchors that are not there or hold
/// themselves, more than anybody writes. It reads events one by one, so that no file is too deep or too long for it.
/// </summary>
/// <param name="file">The file's name.</param>
internal sealed class YamlShape(string file)
{
    private const int Deepest = 64;
    private const int Most = 100_000;

    private readonly List<Problem> _problems = [];
    private readonly Stack<Level> _open = new();
    private readonly Dictionary<string, int> _sizes = new(StringComparer.Ordinal);
    private int _size;

    /// <summary>Everything that is wrong, in the order of the file.</summary>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static IReadOnlyList<Problem> Problems(string file, string text)
    {
        var shape = new YamlShape(file);
        var parser = new Parser(new StringReader(text));
        var documents = 0;
        while (MovesNext(parser))
        {
            if (parser.Current is DocumentStart && ++documents == 2)
                shape.Add(parser.Current.Start, null, "is a second document, which nobody reads", "keep one document, without --- inside");
            if (parser.Current is { } parsed && documents < 2 && !shape.Take(parsed))
                break;
        }

        return shape._problems;
    }

    /// <summary>Of some malformed files the parser does not say that they are.</summary>
    private static bool MovesNext(Parser parser)
    {
        var before = parser.Current?.End ?? Mark.Empty;
        try
        {
            return parser.MoveNext();
        }
        catch (Exception lost) when (lost is InvalidOperationException or ArgumentException or FormatException or NullReferenceException
            or IndexOutOfRangeException)
        {
            throw new YamlException(before, before,
                "After this the file makes no sense: a bracket, brace or quote is open, or a list starts where none can be.");
        }
    }

    /// <summary>Whether there is any sense in reading on.</summary>
    private bool Take(ParsingEvent parsed)
    {
        switch (parsed)
        {
            case MappingStart or SequenceStart:
                Key(parsed, null);
                _open.Push(new(parsed is MappingStart, ((NodeEvent)parsed).Anchor, _size));
                if (_open.Count > Deepest)
                    return Stop(parsed.Start, $"is nested deeper than {Deepest} levels");
                break;
            case MappingEnd or SequenceEnd:
                var closed = _open.Pop();
                if (!closed.Anchor.IsEmpty)
                    _sizes[closed.Anchor.Value] = _size - closed.SizeBefore;
                break;
            case Scalar scalar:
                Key(scalar, scalar.Value);
                if (!scalar.Anchor.IsEmpty)
                    _sizes[scalar.Anchor.Value] = 1;
                break;
            case AnchorAlias alias:
                Key(alias, null);
                if (!Resolve(alias))
                    return false;
                break;
        }

        return ++_size <= Most || Stop(parsed.Start, $"holds more than {Most} values once its aliases are written out");
    }

    private bool Resolve(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (_open.Any(level => !level.Anchor.IsEmpty && level.Anchor.Value == name))
        {
            Add(alias.Start, $"*{name}", "holds itself", "write out what is meant");
            return false;
        }

        if (!_sizes.TryGetValue(name, out var size))
        {
            Add(alias.Start, $"*{name}", "there is no such anchor above it", $"write &{name} in front of what is meant, or write that out");
            return false;
        }

        _size += size;
        return true;
    }

    /// <summary>Every other node of a mapping is a key.</summary>
    private void Key(ParsingEvent node, string? text)
    {
        if (!_open.TryPeek(out var level) || !level.IsMapping)
            return;

        level.IsKeyNext = !level.IsKeyNext;
        if (level.IsKeyNext)
            return;
        if (text is null)
            Add(node.Start, null, "a key must be a text", "write one name; a value that starts with {, [ or * needs quotes");
        else if (!level.Keys.TryAdd(text, node.Start.Line) && text != YamlFile.Merge)
        {
            Add(node.Start, text, string.Create(CultureInfo.InvariantCulture, $"stands there already, on line {level.Keys[text]}"),
                "leave one of them out");
        }
    }

    private bool Stop(Mark at, string rule)
    {
        Add(at, null, rule, "make it smaller");
        return false;
    }

    private void Add(Mark at, string? value, string rule, string fix) => _problems.Add(new(
        Severity.Error, null, string.Create(CultureInfo.InvariantCulture, $"{file}:{at.Line}:{at.Column}"), value, rule, fix));

    /// <summary>A mapping or a list that is not at its end yet.</summary>
    private sealed class Level(bool isMapping, AnchorName anchor, int sizeBefore)
    {
        public bool IsMapping { get; } = isMapping;

        public AnchorName Anchor { get; } = anchor;

        public int SizeBefore { get; } = sizeBefore;

        public bool IsKeyNext { get; set; } = true;

        public Dictionary<string, long> Keys { get; } = new(StringComparer.Ordinal);
    }
}
