using Platform.Engine.Costs;
using Platform.Engine.Graph;
using Platform.Engine.Readers;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>
/// That a stack stays within what its file allows it to cost. What counts is what a month usually costs by the price book; where most
/// of what may cost something has no price, nothing is said.
/// </summary>
internal static class CostRules
{
    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("COST-001", Medium, "a month costs no more than the stack's budget",
            $"see --format cost; take something smaller, or raise {SpendingLimits.BudgetKey}", [], [Urns.StackType], Budget)
        {
            LooksAround = true,
        },
        new("COST-002", Medium, "no change makes a month dearer than is allowed at once",
            $"see --format cost; make the change smaller, or raise {SpendingLimits.IncreaseKey}", [], [Urns.StackType], Increase)
        {
            AboutChanges = true,
            LooksAround = true,
        },
    ];

    private static void Budget(Subject subject)
    {
        if (subject.Facts.Settings.Limits.Budget is not { } budget)
        {
            subject.Skip();
            return;
        }

        var estimate = subject.Facts.Cost.After;
        var total = estimate.Total.Usual;
        if (total > budget)
        {
            subject.Fail(SpendingLimits.BudgetKey, MoneyText.Of(budget),
                $"must cover a month, which usually costs {MoneyText.Of(total)} USD: {MoneyText.Of(total - budget)} more");
        }
        else
        {
            Open(subject, SpendingLimits.BudgetKey, estimate, _ => true);
        }
    }

    private static void Increase(Subject subject)
    {
        var limits = subject.Facts.Settings.Limits;
        if (subject.Facts.Cost is not { Before: { } before } cost)
        {
            subject.Skip();
            return;
        }

        // Of nothing there is no share.
        var share = before.Total.Usual > 0 ? before.Total.Usual * limits.IncreasePercent / 100 : null;
        if ((limits.Increase ?? share) is not { } most)
        {
            subject.Skip();
            return;
        }

        var known = before.Graph.Resources.Select(node => node.Urn).ToHashSet(StringComparer.Ordinal);
        if (cost.Difference.Usual > most)
        {
            subject.Fail(SpendingLimits.IncreaseKey, limits.Increase is null ? $"{limits.IncreasePercent}%" : MoneyText.Of(most),
                $"must not be exceeded: a month usually costs {MoneyText.Of(cost.After.Total.Usual)} USD instead of "
                + $"{MoneyText.Of(before.Total.Usual)}, {MoneyText.Of(cost.Difference.Usual)} more");
        }
        else
        {
            Open(subject, SpendingLimits.IncreaseKey, cost.After, node => !known.Contains(node.Urn));
        }
    }

    /// <summary>
    /// Leaves the answer open where less than half of what may cost something has a price. Objects in clusters are left out: most cost
    /// nothing by themselves.
    /// </summary>
    private static void Open(Subject subject, string key, Estimate estimate, Func<ResourceNode, bool> counts)
    {
        var priced = estimate.Lines.Select(line => line.Node).Where(counts).Select(node => node.Urn).ToHashSet(StringComparer.Ordinal);
        var unpriced = estimate.NotPriced.Select(entry => entry.Node)
            .Where(node => counts(node) && Urns.Package(node.Type) != "kubernetes" && !priced.Contains(node.Urn))
            .Select(node => node.Urn).Distinct(StringComparer.Ordinal).Count();
        if (unpriced > priced.Count)
            subject.Unknown(key, $"cannot be told: {unpriced} of {Words.Count(unpriced + priced.Count, "resource")} have no price");
    }
}
