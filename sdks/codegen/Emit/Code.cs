using System.Text;

namespace Codegen.Emit;

/// <summary>Lines of C# with their indentation. It knows braces and nothing else of the language.</summary>
internal sealed class Code(int depth = 1)
{
    private readonly StringBuilder _text = new();

    private int _depth = depth;

    public Code Line(string text)
    {
        _text.Append(' ', 4 * _depth).Append(text).Append('\n');
        return this;
    }

    public Code Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Line(line);

        return this;
    }

    public Code Open(string header)
    {
        Line(header).Line("{");
        _depth++;
        return this;
    }

    public Code Close(string end = "")
    {
        _depth--;
        return Line($"}}{end}");
    }

    public override string ToString() => _text.ToString();
}
