namespace Core.Tests.Support;

/// <summary>An open enum of texts, as generated packages have them.</summary>
[EnumType]
internal readonly struct Tier : IEquatable<Tier>
{
    private readonly string _value;

    private Tier(string value) => _value = value;

    public static Tier Hot { get; } = new("hot");

    public static explicit operator string(Tier value) => value._value;

    public bool Equals(Tier other) => _value == other._value;

    public override bool Equals(object? obj) => obj is Tier other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}

/// <summary>An open enum of numbers.</summary>
[EnumType]
internal readonly struct Size
{
    private readonly double _value;

    private Size(double value) => _value = value;

    public static Size Half { get; } = new(0.5);

    public static explicit operator double(Size value) => value._value;
}

/// <summary>A closed enum, which travels as its number.</summary>
internal enum Level
{
    Low = 1,
    High = 7,
}

/// <summary>An object that outputs hold, as generated packages have them.</summary>
[OutputType]
internal sealed class Rule
{
    public readonly string Name;
    public readonly int? Priority;
    public readonly ImmutableArray<string> Ports;
    public readonly ImmutableDictionary<string, string>? Labels;
    public readonly Union<string, int> Target;
    public readonly Tier Tier;
    public readonly Level Level;
    public readonly Rule? Inner;
    public readonly bool IsDefault;

    [OutputConstructor]
    private Rule(
        string name,
        int? priority,
        ImmutableArray<string> ports,
        ImmutableDictionary<string, string>? labels,
        Union<string, int> target,
        Tier tier,
        Level level,
        Rule? inner,
        [OutputConstructorParameter("isDefault")] bool @default)
    {
        (Name, Priority, Ports, Labels, Target) = (name, priority, ports, labels, target);
        (Tier, Level, Inner, IsDefault) = (tier, level, inner, @default);
    }

    public static Rule Make(
        string name, int? priority = null, ImmutableArray<string> ports = default, ImmutableDictionary<string, string>? labels = null,
        Union<string, int> target = default, Tier tier = default, Level level = Level.Low, Rule? inner = null, bool isDefault = false) =>
        new(name, priority, ports, labels, target, tier, level, inner, isDefault);
}
