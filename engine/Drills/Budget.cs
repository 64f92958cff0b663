using System.Globalization;
using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>How many pods a disruption budget wants to keep. It knows nothing of the pods it is about.</summary>
/// <param name="MinAvailable">How many must stay: a number or a share; null when the budget does not say.</param>
/// <param name="MaxUnavailable">How many may go: a number or a share; null when the budget does not say.</param>
internal sealed record Budget(PropertyValue? MinAvailable, PropertyValue? MaxUnavailable)
{
    /// <summary>The budget of an object with these two values; null when it has neither.</summary>
    public static Budget? Of(ObjectValue values)
    {
        if (values.Is("enabled", false) || values.Is("create", false))
            return null;
        var (least, most) = (Said(values["minAvailable"]), Said(values["maxUnavailable"]));
        return least is null && most is null ? null : new(least, most);
    }

    /// <summary>How many of so many replicas must stay; null when the budget does not say.</summary>
    public int? Demands(int replicas) => Count(MinAvailable, replicas);

    /// <summary>Whether none of so many replicas may ever be evicted, so that no node of theirs can be drained.</summary>
    public bool Blocks(int replicas) => Count(MaxUnavailable, replicas) == 0 || Demands(replicas) >= replicas;

    /// <summary>As Kubernetes counts: shares are rounded up.</summary>
    private static int? Count(PropertyValue? value, int replicas) => value switch
    {
        NumberValue { Value: >= 0 } number => (int)number.Value,
        StringValue { Value: [.., '%'] text } when Number(text[..^1]) is { } share => (int)Math.Ceiling((double)replicas * share / 100),
        StringValue text => Number(text.Value),
        _ => null,
    };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static PropertyValue? Said(PropertyValue? value) =>
        value?.Plain is NumberValue or StringValue { Value.Length: > 0 } ? value.Plain : null;
}
