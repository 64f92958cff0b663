using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Engine.Readers.Markdown;

/// <summary>
/// Puts text that a program chose into Markdown so that it can only ever be seen as text: not as markup, a link, a mention, a
/// reference, or the end of what it stands in.
/// </summary>
internal static partial class MarkdownText
{
    // Seen by nobody, and enough to keep what stands around it from being taken for one word.
    private const string Break = "\u200B";

    /// <summary>The text as code, in one line. GitHub makes no links, mentions, references or emoji of code.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many characters at most; the rest is cut off with an ellipsis.</param>
    public static string Code(string text, int most = 120) =>
        text.Length == 0 ? "<i>empty</i>" : $"<code>{Escape(VisibleText.Clip(VisibleText.Of(text), most))}</code>";

    /// <summary>A line for a fence, in which nothing is markup but the fence itself.</summary>
    public static string Fenced(string line) =>
        TagLike().Replace(MentionLike().Replace(VisibleText.Of(line), $"@{Break}"), match => match.Value.Insert(1, Break));

    /// <summary>How long a fence must be around the lines: longer than any run of backticks in them.</summary>
    public static string FenceFor(IEnumerable<string> lines)
    {
        var longest = 2;
        foreach (var line in lines)
        {
            var run = 0;
            foreach (var letter in line)
            {
                run = letter == '`' ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
        }

        return new string('`', longest + 1);
    }

    /// <summary>A fenced block with its line feeds.</summary>
    public static string Fence(string language, IReadOnlyCollection<string> lines)
    {
        var fence = FenceFor(lines);
        return $"{fence}{language}\n{string.Concat(lines.Select(line => $"{line}\n"))}{fence}\n";
    }

    /// <summary>
    /// Every sign that could mean something becomes a character reference: those never begin markup, whether a Markdown or an HTML
    /// parser reads them.
    /// </summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (IsHarmless(text, i))
                escaped.Append(letter);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)letter};");
        }

        return escaped.ToString();
    }

    private static bool IsHarmless(string text, int at) => text[at] switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or > '~' => true,
        ' ' => at > 0 && at < text.Length - 1 && text[at - 1] != ' ',
        '-' or '/' or ',' or '(' or ')' or '=' or '+' or ';' or '%' or '?' => true,
        // Between letters they join words; elsewhere they may emphasise, or begin the address of a site.
        '_' => at > 0 && at < text.Length - 1 && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]),
        '.' => !(at >= 3 && text.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase)),
        // Inside code it makes no emoji; an address it must not begin.
        ':' => at + 1 < text.Length && text[at + 1] != '/',
        _ => false,
    };

    /// <summary>A mention begins a word; what follows a letter, as in an address or an image's digest, is none.</summary>
    [GeneratedRegex("(?<![A-Za-z0-9_])@(?=[A-Za-z0-9])")]
    private static partial Regex MentionLike();

    [GeneratedRegex("<!--|-->|</?(?=details|summary)", RegexOptions.IgnoreCase)]
    private static partial Regex TagLike();
}
