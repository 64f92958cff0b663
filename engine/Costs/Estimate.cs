using Platform.Engine.Graph;

namespace Platform.Engine.Costs;

/// <summary>Something that is paid for by time.</summary>
/// <param name="Node">The resource that it is paid for.</param>
/// <param name="What">What it is, such as <c>m7g.large</c> or <c>disks</c>.</param>
/// <param name="Quantity">How many, in the units of the price.</param>
/// <param name="Price">What one costs.</param>
internal sealed record CostLine(ResourceNode Node, string What, Band Quantity, Price Price)
{
    /// <summary>What it costs in a month.</summary>
    public Band Monthly => Quantity * Price.Monthly;
}

/// <summary>Something that is paid for by use, which no program says; it is in no total.</summary>
/// <param name="Node">The resource whose use it is.</param>
/// <param name="What">What is used.</param>
/// <param name="Price">What one unit costs.</param>
internal sealed record UsageLine(ResourceNode Node, string What, Price Price);

/// <summary>A resource that costs, or may cost, something that is in no total.</summary>
/// <param name="Node">The resource.</param>
/// <param name="Reason">Why it is in none.</param>
internal sealed record Unpriced(ResourceNode Node, string Reason);

/// <summary>What a part of a stack costs in a month.</summary>
/// <param name="Cluster">The name of the cluster that it is there for; empty when it is there for none or several.</param>
/// <param name="Component">The nearest component around; null when there is none.</param>
/// <param name="Monthly">How much.</param>
internal sealed record CostGroup(string Cluster, ResourceNode? Component, Band Monthly)
{
    /// <summary>The component's logical name; empty when there is none.</summary>
    public string Name => Component?.Name ?? "";

    /// <summary>By what the same group is known in an earlier estimate.</summary>
    public (string Cluster, string Component) Key =>
        (Cluster, Component is null ? "" : $"{Urns.QualifiedType(Component.Urn)}::{Component.Name}");
}

/// <summary>
/// What a stack costs in a month at list prices, without taxes, discounts and what is paid by use. It is made by the estimator.
/// </summary>
internal sealed record Estimate
{
    /// <summary>The stack.</summary>
    public required ResourceGraph Graph { get; init; }

    /// <summary>The day for which it holds; fees change with the age of Kubernetes versions.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What is paid by time, in the order of the resources.</summary>
    public IReadOnlyList<CostLine> Lines { get; init; } = [];

    /// <summary>What is paid by use.</summary>
    public IReadOnlyList<UsageLine> ByUse { get; init; } = [];

    /// <summary>What is in no total although it may cost something.</summary>
    public IReadOnlyList<Unpriced> NotPriced { get; init; } = [];

    /// <summary>What was assumed, and what will change soon; each once.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>By cluster, in the order of their registration, then what is there for none or several; by component within.</summary>
    public IReadOnlyList<CostGroup> Groups { get; init; } = [];

    /// <summary>All of it.</summary>
    public Band Total => Lines.Select(line => line.Monthly).Total();

    /// <summary>The day of the oldest price in the total; null when there is none.</summary>
    public DateOnly? OldestPrice => Lines.Select(line => (DateOnly?)line.Price.Source.Date).Min();
}
