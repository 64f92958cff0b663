using Platform.Engine.Graph;

namespace Platform.Engine.Simulation;

/// <summary>
/// Names as providers made from Terraform ones give them: the logical name, a dash and seven hexadecimal digits. Where the cloud
/// allows less, the logical name is cut, so that the digits still fit.
/// </summary>
internal static class BridgedNames
{
    private const int Digits = 7;

    /// <summary>The inputs with the property filled in, unless the program did or asked for a prefix of its own.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="property">The property that holds the physical name.</param>
    /// <param name="longest">How many characters the cloud allows.</param>
    /// <param name="lowerCase">Whether it allows lower-case letters only.</param>
    public static ObjectValue Fill(SimulatedResource resource, string property, int longest, bool lowerCase)
    {
        if (resource.Inputs[property] is not null || resource.Inputs[property + "Prefix"] is not null)
            return resource.Inputs;

        var stem = lowerCase ? resource.Name.ToLowerInvariant() : resource.Name;
        var room = longest - Digits - 1;
        stem = stem.Length > room ? stem[..room].TrimEnd('-') : stem;
        return resource.Inputs.With(property, $"{stem}-{Seed.Hex(resource.Urn, property, Digits)}");
    }
}
