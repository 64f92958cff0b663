using System.Buffers;

namespace Platform.Engine.Checks.Rules;

/// <summary>A name's length and alphabet, as most services state them.</summary>
/// <param name="Least">The fewest characters.</param>
/// <param name="Most">The most characters.</param>
/// <param name="Body">The characters allowed anywhere.</param>
/// <param name="Words">The alphabet in words.</param>
internal sealed record NameRule(int Least, int Most, SearchValues<char> Body, string Words)
{
    /// <summary><c>a-z 0-9</c>.</summary>
    public const string LowerDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary><c>a-z A-Z 0-9</c>.</summary>
    public const string LettersDigits = LowerDigits + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly SearchValues<char> LowerLetter = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> LetterOrDigit = SearchValues.Create(LettersDigits);

    /// <summary>The characters it may begin with; null for all of <see cref="Body"/>.</summary>
    public SearchValues<char>? First { get; init; }

    /// <summary>The characters it may end with; null for all of <see cref="Body"/>.</summary>
    public SearchValues<char>? Last { get; init; }

    /// <summary>What the first character must be, in words.</summary>
    public string FirstWords { get; init; } = "a letter or digit";

    /// <summary>A label of RFC 1123: lower-case letters, digits and dashes, not at the ends. Kubernetes takes at most 63.</summary>
    public static NameRule DnsLabel { get; } = Dashed(1, 63, LetterOrDigit);

    /// <summary>A label of RFC 1035: as <see cref="DnsLabel"/>, but beginning with a letter. Compute Engine's form of most names.</summary>
    public static NameRule Rfc1035 { get; } = Dashed(1, 63, LowerLetter);

    /// <summary>Lower-case letters, digits and dashes, beginning with a letter and not ending with a dash.</summary>
    public static NameRule LetterFirst(int least, int most) => Dashed(least, most, LowerLetter);

    /// <summary>Letters, digits and the signs, anywhere.</summary>
    public static NameRule Of(int least, int most, string signs) =>
        new(least, most, SearchValues.Create(LettersDigits + signs), $"letters, digits and {string.Join(' ', signs.AsEnumerable())}");

    /// <summary>Letters, digits and the signs, beginning with a letter or digit.</summary>
    public static NameRule AlnumFirst(int least, int most, string signs) => Of(least, most, signs) with { First = LetterOrDigit };

    /// <summary>Why the name is refused, or null.</summary>
    public Complaint? Judge(string name)
    {
        if (name.Length < Least)
            return name.Length == 0 ? "must not be empty" : $"is too short: at least {Least} characters are needed, it has {name.Length}";
        if (name.Length > Most)
            return new Complaint($"is too long: at most {Most} characters are allowed, it has {name.Length}", "shorten it");
        if (name.AsSpan().IndexOfAnyExcept(Body) is >= 0 and var at)
            return $"must consist of {Words}: '{name[at]}' is not allowed";
        if (First is not null && !First.Contains(name[0]))
            return $"must begin with {FirstWords}";
        if (Last is not null && !Last.Contains(name[^1]))
            return "must end with a letter or digit";
        return null;
    }

    /// <summary>The rule for values.</summary>
    public ValueRule ToRule() => Rule.Text(Judge);

    private static NameRule Dashed(int least, int most, SearchValues<char> first) =>
        new(least, most, SearchValues.Create(LowerDigits + "-"), "lower-case letters, digits and -")
        {
            First = first,
            Last = LetterOrDigit,
            FirstWords = ReferenceEquals(first, LowerLetter) ? "a lower-case letter" : "a letter or digit",
        };
}
