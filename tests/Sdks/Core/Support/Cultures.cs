using System.Globalization;

namespace Core.Tests.Support;

/// <summary>Cultures that write numbers otherwise. They are made here because the tests run without the data of real ones.</summary>
internal static class Cultures
{
    /// <summary>One and a half is <c>1,5</c>, minus one is <c>~1</c>.</summary>
    public static CultureInfo WithDecimalComma { get; } = Make();

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        return culture;
    }
}
