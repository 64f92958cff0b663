namespace Engine.Tests.Support;

/// <summary>A text as a slip of the hand, a bad merge or a wrong tool leaves it. The same number always does the same.</summary>
internal static class MutatedText
{
    private static readonly string[] Pieces =
    [
        "\t", " ", "  ", "\n", "\r", ":", ": ", "- ", "#", "\"", "'", "{", "}", "[", "]", ",", "&a ", "*a", "<<: *a", "!!binary ", "!x ", "|", ">", "%", "@", "`", "?", "? ",
        "---\n", "...\n", "~", "null", "yes", "0x1F", ".inf", "1e999", "2027-01-01", "\u0000", "\u0007", "\u202E", "\uFEFF", "é", "漢字", "🚀", "secure: x",
        "{ secure: x }", "&a [*a]", "config:", "platform:clusters:", "main:", "-1", "99999999999999999999",
    ];

    /// <summary>The text with some changes.</summary>
    public static string Of(string text, IEnumerable<int> numbers) => numbers.Aggregate(text, (before, number) => Changed(before, new(number)));

    private static string Changed(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var (line, other) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(8))
        {
            case 0:
                lines.RemoveAt(line);
                break;
            case 1:
                lines.Insert(other, lines[line]);
                break;
            case 2:
                (lines[line], lines[other]) = (lines[other], lines[line]);
                break;
            case 3:
                lines[line] = " " + lines[line];
                break;
            case 4:
                lines[line] = lines[line].Length > 0 ? lines[line][1..] : "x";
                break;
            case 5:
                lines[line] = lines[line].Split(':')[0] + ": " + Pieces[random.Next(Pieces.Length)];
                break;
            case 6:
                lines[line] = lines[line].Remove(random.Next(lines[line].Length + 1));
                break;
            default:
                lines[line] = lines[line].Insert(random.Next(lines[line].Length + 1), Pieces[random.Next(Pieces.Length)]);
                break;
        }

        return string.Join('\n', lines);
    }
}
