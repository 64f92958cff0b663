using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation;

/// <summary>How a provider made from a Terraform one names a resource that the program gives no name.</summary>
/// <param name="Property">The property that holds the physical name.</param>
/// <param name="LowerCase">Whether the logical name is put in lower case first.</param>
internal readonly record struct BridgedName(string Property, bool LowerCase = false);

/// <summary>
/// Names as providers made from Terraform ones give them: the logical name, a dash and seven hexadecimal digits. Nothing is cut: a
/// logical name that leaves no room makes the real provider fail, and here the rules about values say so.
/// </summary>
internal static class BridgedNames
{
    private const int Digits = 7;

    /// <summary>
    /// The rule for a type: the exception, if there is one, else its property <c>name</c> when a program may leave it out and the
    /// provider always has it. That is what the bridge does (SetAutonaming). Null for a type that names nothing.
    /// </summary>
    public static BridgedName? RuleOf(string type, IReadOnlyDictionary<string, BridgedName> exceptions)
    {
        if (exceptions.TryGetValue(type, out var exception))
            return exception;
        return PackageSchemas.Find(type) is { } schema && schema.Inputs["name"] is { Required: false }
            && schema.Outputs["name"] is { Required: true }
            ? new BridgedName("name")
            : null;
    }

    /// <summary>The inputs with the property filled in, unless the program did or asked for a prefix of its own.</summary>
    public static ObjectValue Fill(SimulatedResource resource, BridgedName rule)
    {
        if (resource.Inputs[rule.Property] is not (null or NullValue)
            || resource.Inputs[rule.Property + "Prefix"] is not (null or NullValue))
            return resource.Inputs;

        var stem = rule.LowerCase ? resource.Name.ToLowerInvariant() : resource.Name;
        return resource.Inputs.With(rule.Property, $"{stem}-{Seed.Hex(resource.Urn, rule.Property, Digits)}");
    }
}
