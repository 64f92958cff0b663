using System.Globalization;
using System.Text;

namespace Platform.Engine.Readers;

/// <summary>
/// Makes text show what it is. Names and values come from programs; characters that move the cursor, reverse the direction of
/// writing or show nothing at all would let them pass for something else.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text in one line; what cannot be seen is written as an escape such as <c>\n</c> or <c>\u202E</c>.</summary>
    public static string Of(string text)
    {
        if (IsVisible(text))
            return text;

        var visible = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                visible.Append(Escape(text[i++]));
                continue;
            }

            i += rune.Utf16SequenceLength;
            visible.Append(IsVisible(rune) ? rune.ToString() : Escape(rune.Value));
        }

        return visible.ToString();
    }

    /// <summary>At most so many characters of the text, an ellipsis counted in.</summary>
    public static string Clip(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return $"{text.AsSpan(0, end)}…";
    }

    private static bool IsVisible(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < ' ' or > '~')
                return false;
        }

        return true;
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    private static string Escape(int character) => character switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(character > 0xFFFF ? $"{{{character:X}}}" : $"{character:X4}")}"),
    };
}
