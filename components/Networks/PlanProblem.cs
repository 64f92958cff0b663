namespace Platform.Components.Networks;

/// <summary>Something that a plan of addresses cannot do, as a value, so that all of it can be told at once.</summary>
/// <param name="Setting">The setting to change, relative to what was checked: <c>cidr</c>, <c>zones</c>, <c>nodes</c>.</param>
/// <param name="Value">What it says now.</param>
/// <param name="Rule">What is wrong with it.</param>
/// <param name="Fix">What to do.</param>
public sealed record PlanProblem(string Setting, string Value, string Rule, string Fix);
