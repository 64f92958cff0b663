using System.Globalization;
using Platform.Engine.Graph;

namespace Platform.Engine.Checks.Rules;

/// <summary>
/// Amounts of processors, memory and storage as Kubernetes writes them: <c>100m</c>, <c>1.5Gi</c>, <c>2e3</c> (k8s.io/apimachinery,
/// resource.Quantity).
/// </summary>
internal static class Quantity
{
    private static readonly string[] Suffixes = ["m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "n", "u"];

    /// <summary>The rule for a quantity given as text or as a number.</summary>
    public static void Check(PropertyValue value, RuleContext context)
    {
        if (value is StringValue text && Judge(text.Value) is { } complaint)
            context.Findings.Error(value, complaint.Rule, complaint.Fix);
        else if (value is NumberValue { Value: < 0 })
            context.Findings.Error(value, "must not be negative");
    }

    /// <summary>Why the text is no quantity, or null.</summary>
    public static Complaint? Judge(string text)
    {
        if (Parse(text) is { } amount)
            return amount < 0 ? "must not be negative" : null;

        var suffix = text.TrimStart("+-0123456789.".ToCharArray());
        var plain = suffix.EndsWith("B", StringComparison.OrdinalIgnoreCase) ? suffix[..^1] : suffix;
        var meant = Suffixes.Contains(plain) ? plain
            : Suffixes.LastOrDefault(known => known.Equals(plain, StringComparison.OrdinalIgnoreCase));
        return new Complaint(
            "must be a quantity, such as 500m, 2 or 1.5Gi",
            meant is not null && suffix.Length < text.Length ? $"did you mean {text[..^suffix.Length]}{meant}?" : null);
    }

    /// <summary>The amount, or null when the text is no quantity.</summary>
    public static double? Parse(string text)
    {
        var end = text.Length;
        while (end > 0 && char.IsAsciiLetter(text[end - 1]))
            end--;
        var (number, suffix) = (text[..end], text[end..]);

        // 1e3 and 1E3 end with a digit, so that their letter stands inside the number.
        if (suffix.Length > 0 && !Suffixes.Contains(suffix))
            return null;
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (number.Length == 0 || (suffix.Length > 0 && number.AsSpan().IndexOfAny('e', 'E') >= 0)
            || !double.TryParse(number, style, CultureInfo.InvariantCulture, out var amount))
        {
            return null;
        }

        return amount * Factor(suffix);
    }

    /// <summary>The amount of a value, or null when it is no quantity.</summary>
    public static double? Parse(PropertyValue? value) => value?.Plain switch
    {
        StringValue text => Parse(text.Value),
        NumberValue number => number.Value,
        _ => null,
    };

    private static double Factor(string suffix) => suffix switch
    {
        "n" => 1e-9,
        "u" => 1e-6,
        "m" => 1e-3,
        "k" => 1e3,
        "M" => 1e6,
        "G" => 1e9,
        "T" => 1e12,
        "P" => 1e15,
        "E" => 1e18,
        "Ki" => Math.Pow(2, 10),
        "Mi" => Math.Pow(2, 20),
        "Gi" => Math.Pow(2, 30),
        "Ti" => Math.Pow(2, 40),
        "Pi" => Math.Pow(2, 50),
        "Ei" => Math.Pow(2, 60),
        _ => 1,
    };
}
