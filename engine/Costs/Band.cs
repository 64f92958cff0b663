namespace Platform.Engine.Costs;

/// <summary>A quantity, or an amount of money, as it is at least, usually and at most. It knows no unit.</summary>
/// <param name="Min">At least: autoscalers at their lowest.</param>
/// <param name="Usual">Usually: autoscalers as they start.</param>
/// <param name="Max">At most: autoscalers at their limits.</param>
internal readonly record struct Band(decimal Min, decimal Usual, decimal Max)
{
    /// <summary>Nothing.</summary>
    public static Band Zero { get; } = Exactly(0);

    /// <summary>One, whatever happens.</summary>
    public static Band One { get; } = Exactly(1);

    /// <summary>The same in every case.</summary>
    public static Band Exactly(decimal value) => new(value, value, value);

    /// <summary>Both together.</summary>
    public static Band operator +(Band left, Band right) => new(left.Min + right.Min, left.Usual + right.Usual, left.Max + right.Max);

    /// <summary>How much more the left is, case by case.</summary>
    public static Band operator -(Band left, Band right) => new(left.Min - right.Min, left.Usual - right.Usual, left.Max - right.Max);

    /// <summary>So many times.</summary>
    public static Band operator *(Band band, decimal times) => new(band.Min * times, band.Usual * times, band.Max * times);

    /// <summary>Case by case: so many of so much.</summary>
    public static Band operator *(Band left, Band right) => new(left.Min * right.Min, left.Usual * right.Usual, left.Max * right.Max);

    /// <summary>Nowhere more than a limit.</summary>
    public Band AtMost(decimal limit) => new(Math.Min(Min, limit), Math.Min(Usual, limit), Math.Min(Max, limit));
}

/// <summary>Adds up bands.</summary>
internal static class Bands
{
    /// <summary>All of them together; nothing when there is none.</summary>
    public static Band Total(this IEnumerable<Band> bands) => bands.Aggregate(Band.Zero, (sum, band) => sum + band);
}
