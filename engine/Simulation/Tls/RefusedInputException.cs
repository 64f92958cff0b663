using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Tls;

/// <summary>An input that looked right and turned out to be unusable. It never carries the value, which may be a key.</summary>
internal sealed class RefusedInputException(string property, string rule, string? fix) : Exception($"{property}: {rule}")
{
    /// <summary>The problem that the user is shown.</summary>
    public Problem Problem(string? urn) => new(Severity.Error, urn, property, Value: null, rule, fix);
}
