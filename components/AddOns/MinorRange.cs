using System.Globalization;

namespace Platform.Components.AddOns;

/// <summary>Kubernetes minors that something was tested with, both ends included.</summary>
/// <param name="From">The lowest, such as 33 for 1.33.</param>
/// <param name="To">The highest.</param>
public readonly record struct MinorRange(int From, int To)
{
    /// <summary>Whether the minor, such as <c>1.35</c>, lies within.</summary>
    public bool Contains(string minor) =>
        int.TryParse(
            minor.AsSpan(minor.IndexOf('.', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= From && number <= To;

    /// <inheritdoc/>
    public override string ToString() => $"1.{From} to 1.{To}";
}
