using System.Globalization;
using Platform.Engine.Checks.Rules;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Random;

/// <summary>Reads the inputs of a resource that were checked. Text that reads as a number or a truth value counts as one.</summary>
internal sealed class RandomInputs(ObjectValue values)
{
    /// <summary>Values whose change asks for another result.</summary>
    public ObjectValue Keepers => values["keepers"]?.Plain as ObjectValue ?? ObjectValue.Empty;

    /// <summary>Whether digits are wanted: <c>numeric</c>, or <c>number</c> as it was once called.</summary>
    public bool Numeric => Flag("numeric", Flag("number", true));

    /// <summary>The text, or null.</summary>
    public string? Text(string name) => values.Text(name);

    /// <summary>The whole number, or the default.</summary>
    public int Whole(string name, int byDefault = 0) => (int)Long(name, byDefault);

    /// <summary>The whole number, or the default.</summary>
    public long Long(string name, long byDefault = 0) => Rule.AsNumber(values[name]) is { } number ? (long)number : byDefault;

    /// <summary>The truth value, or the default.</summary>
    public bool Flag(string name, bool byDefault) => values[name]?.Plain switch
    {
        BoolValue flag => flag.Value,
        StringValue text => string.Equals(text.Value, "true", StringComparison.OrdinalIgnoreCase),
        _ => byDefault,
    };

    /// <summary>The members of a list.</summary>
    public IReadOnlyList<PropertyValue> List(string name) => values[name]?.Plain is ListValue list ? list.Items : [];

    /// <summary>A whole number as text.</summary>
    public static string TextOf(long number) => number.ToString(CultureInfo.InvariantCulture);
}
