using System.Globalization;

namespace Platform.Engine.Readers;

/// <summary>How amounts of US dollars are written, the same in the terminal and in a comment.</summary>
internal static class MoneyText
{
    /// <summary>An amount to the cent, such as <c>1,234.50</c>.</summary>
    public static string Of(decimal amount) => Rounded(amount).ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>A difference with its sign, such as <c>+65.70</c>; what is less than half a cent is <c>0.00</c>.</summary>
    public static string Difference(decimal amount) => Rounded(amount) is > 0 and var more ? $"+{Of(more)}" : Of(amount);

    /// <summary>A unit price, with as many places as it has.</summary>
    public static string Unit(decimal amount) => amount.ToString("0.00########", CultureInfo.InvariantCulture);

    private static decimal Rounded(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
