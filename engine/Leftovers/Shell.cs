namespace Platform.Engine.Leftovers;

/// <summary>Writes words so that a shell takes each as one, whatever is in it.</summary>
internal static class Shell
{
    private const string Harmless = "-_=.,:/@+%";

    /// <summary>The command of the words.</summary>
    public static string Line(params IEnumerable<string> words) => string.Join(' ', words.Select(Word));

    /// <summary>
    /// The word, quoted unless that changes nothing; in double quotes where single ones are part of it and nothing else counts.
    /// </summary>
    public static string Word(string word)
    {
        if (word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || Harmless.Contains(letter)))
            return word;
        return word.Contains('\'') && !word.AsSpan().ContainsAny("\"$`\\!")
            ? $"\"{word}\""
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
