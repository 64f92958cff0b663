using System.Globalization;
using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>What a stack may cost in a month, and how much dearer a change may make it, in US dollars. It knows no costs.</summary>
/// <param name="Budget">The most that a month may usually cost; null where nobody said.</param>
/// <param name="Increase">The most by which a change may raise that; null where nobody said so in dollars.</param>
/// <param name="IncreasePercent">The same as a share of what it was; null where nobody said so in percent.</param>
internal sealed record SpendingLimits(decimal? Budget, decimal? Increase, decimal? IncreasePercent)
{
    /// <summary>The key of the budget.</summary>
    public const string BudgetKey = "policy:budget";

    /// <summary>The key of the increase.</summary>
    public const string IncreaseKey = "policy:maxIncrease";

    private const string IncreaseFix = "write US dollars a month, such as 200, or a share, such as 10%";

    /// <summary>Reads the configuration of a stack.</summary>
    public static SpendingLimits Of(ObjectValue config, List<Problem> problems)
    {
        var increase = config.Text(IncreaseKey);
        var percent = increase?.EndsWith('%') == true;
        return new(
            Amount(BudgetKey, config.Text(BudgetKey), "", "write US dollars a month, such as 2500", problems),
            percent ? null : Amount(IncreaseKey, increase, "", IncreaseFix, problems),
            percent ? Amount(IncreaseKey, increase, "%", IncreaseFix, problems) : null);
    }

    private static decimal? Amount(string key, string? text, string unit, string fix, List<Problem> problems)
    {
        if (text is null)
            return null;
        if (decimal.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            return amount;
        problems.Add(new(Severity.Error, null, key, text, "must be a number, and not less than 0", fix));
        return null;
    }
}
